process.env.WFM_PROCESS ??= 'web';
