import { z } from 'zod';
import { singleton } from './singleton.server';

const schema = z.object({
  NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
  PORT: z.coerce.number().int().min(1).max(65535).default(3000),
  HOST: z.string().default('0.0.0.0'),
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\//, 'must be a postgresql:// URL'),
  DATABASE_REPLICA_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//)
    .optional(),
  DATABASE_POOL: z.coerce.number().int().min(1).max(100).default(10),
  REDIS_URL: z.string().regex(/^rediss?:\/\//, 'must be a redis:// URL'),
  /** signs cookies; at least 32 characters */
  SESSION_SECRET: z.string().min(32),
  /** 32 bytes in base64: encrypts stored secrets */
  ENCRYPTION_KEY: z.string().refine((v) => Buffer.from(v, 'base64').length === 32, 'must be 32 bytes in base64'),
  /** how the outside reaches the application, for links and the origin check behind a proxy */
  PUBLIC_URL: z.url().optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).default(0),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']).default('info'),
  DATA_DIR: z.string().default('.data'),
  /** cookies over https only; on by default in production behind https */
  COOKIE_SECURE: z.enum(['true', 'false']).optional(),
  METRICS_TOKEN: z.string().optional(),
  RATE_LIMIT_PER_MINUTE: z.coerce.number().int().min(1).default(1000),
  /** shows the demo logins on the login page */
  DEMO_MODE: z.enum(['true', 'false']).default('false'),
});

export type Env = z.infer<typeof schema>;

/** Names of every variable that the application reads. */
export const environmentNames: readonly string[] = Object.keys(schema.shape);

/**
 * The environment, checked once.
 * @throws Error that names every variable at fault
 */
export function env(): Env {
  return singleton('env', () => {
    const parsed = schema.safeParse(process.env);
    if (parsed.success) return parsed.data;
    const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new Error(`The environment is not complete. ${faults.join('; ')}`);
  });
}
