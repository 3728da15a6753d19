import fc from 'fast-check';

/** Property tests draw the same cases at every run, so that a failure is the change's; PROPERTY_SEED draws others. */
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 20_261_123) });
