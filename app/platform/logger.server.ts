import { pino } from 'pino';
import { singleton } from './singleton.server';

const secretPaths = [
  'password',
  '*.password',
  'token',
  '*.token',
  'authorization',
  '*.authorization',
  'cookie',
  '*.cookie',
  '*.refresh_token',
];

/** Structured log: one JSON line per event on standard output. Secrets are redacted. */
export const logger = singleton('logger', () =>
  pino({
    level: process.env.LOG_LEVEL ?? 'info',
    base: { service: 'wfm', process: process.env.WFM_PROCESS ?? 'web' },
    timestamp: pino.stdTimeFunctions.isoTime,
    formatters: { level: (label) => ({ level: label }) },
    redact: { paths: secretPaths, censor: '[redacted]' },
  }),
);
