/** What is usually asked of a forecast, in per cent. */
export const targets = { mape: 15, wape: 12, bias: 5, trackingSignal: 4 } as const;
