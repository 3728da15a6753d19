import { z } from 'zod';

interface Bounds {
  least: number;
  most: number;
  usual: number;
}

/** Rules of accounts, each a whole number; an organization overrides any of them in its settings under `security`. */
export const securityRules = {
  passwordMinLength: { least: 8, most: 128, usual: 8 },
  passwordHistory: { least: 0, most: 24, usual: 5 },
  /** 0 = passwords do not expire */
  passwordLifeDays: { least: 0, most: 3650, usual: 90 },
  lockoutFailures: { least: 1, most: 100, usual: 5 },
  lockoutMinutes: { least: 1, most: 1440, usual: 30 },
  /** of sessions that reach beyond one's own data */
  sessionIdleMinutes: { least: 5, most: 1440, usual: 30 },
  sessionMaxHours: { least: 1, most: 168, usual: 12 },
  /** of sessions in the employee portal */
  portalIdleDays: { least: 1, most: 90, usual: 14 },
  portalMaxDays: { least: 1, most: 365, usual: 30 },
} as const satisfies Record<string, Bounds>;

export type SecurityRule = keyof typeof securityRules;
export type SecurityPolicy = Record<SecurityRule, number>;

function forEachRule<T>(make: (bounds: Bounds) => T): Record<SecurityRule, T> {
  const entries = Object.entries(securityRules).map(([name, bounds]) => [name, make(bounds)] as const);
  return Object.fromEntries(entries) as Record<SecurityRule, T>;
}

/** Every rule within its bounds; also takes the texts of a form. */
export const securityPolicyInput = z.object(
  forEachRule(({ least, most }) =>
    z.union([z.number(), z.string().trim().min(1).transform(Number)]).pipe(z.number().int().min(least).max(most)),
  ),
);

const policySchema = z.object(
  forEachRule(({ least, most, usual }) => z.number().int().min(least).max(most).catch(usual)),
);

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
