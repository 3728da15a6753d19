import { z } from 'zod';

/** Rules of accounts; an organization overrides any of them in its settings under `security`. */
const policySchema = z.object({
  passwordMinLength: z.number().int().min(8).max(128).catch(8),
  passwordHistory: z.number().int().min(0).max(24).catch(5),
  /** 0 = passwords do not expire */
  passwordLifeDays: z.number().int().min(0).max(3650).catch(90),
  lockoutFailures: z.number().int().min(1).max(100).catch(5),
  lockoutMinutes: z.number().int().min(1).max(1440).catch(30),
  /** of sessions that reach beyond one's own data */
  sessionIdleMinutes: z.number().int().min(5).max(1440).catch(30),
  sessionMaxHours: z.number().int().min(1).max(168).catch(12),
  /** of sessions in the employee portal */
  portalIdleDays: z.number().int().min(1).max(90).catch(14),
  portalMaxDays: z.number().int().min(1).max(365).catch(30),
});

export type SecurityPolicy = z.infer<typeof policySchema>;

/**
 * The policy of an organization: its own values where they are sound, else the defaults.
 * @param settings the value of `organizations.settings -> 'security'`, or null
 */
export function parseSecurityPolicy(settings: unknown): SecurityPolicy {
  const given = typeof settings === 'object' && settings !== null ? settings : {};
  return policySchema.parse(given);
}

export interface SessionLimits {
  idleMs: number;
  maxMs: number;
}

const minuteMs = 60_000;

/**
 * How long a session lives: short where it can reach other people's data, long on an employee's own phone.
 * @param permissions of the session's user
 */
export function sessionLimitsOf(policy: SecurityPolicy, permissions: readonly string[]): SessionLimits {
  const isPortalOnly = permissions.every((permission) => permission.endsWith(':own'));
  return isPortalOnly
    ? { idleMs: policy.portalIdleDays * 1440 * minuteMs, maxMs: policy.portalMaxDays * 1440 * minuteMs }
    : { idleMs: policy.sessionIdleMinutes * minuteMs, maxMs: policy.sessionMaxHours * 60 * minuteMs };
}
