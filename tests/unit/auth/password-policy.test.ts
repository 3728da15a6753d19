import { describe, expect, it } from 'vitest';
import { findBrokenRules, isPasswordDue } from '~/auth/password-policy';
import { parseSecurityPolicy, sessionLimitsOf } from '~/auth/security-policy';

const policy = parseSecurityPolicy(null);

describe('password policy', () => {
  it.each([
    ['Sh0rt', ['too_short']],
    ['alllower1', ['upper']],
    ['ALLUPPER1', ['lower']],
    ['NoDigitsHere', ['digit']],
    ['Anna.Smith1', ['equals_login']],
    ['Пароль-2026', []],
    ['Good-pass-1', []],
  ])('%s breaks %j', (password, rules) => {
    expect(findBrokenRules(password, 'anna.smith1', policy)).toEqual(rules);
  });

  it('counts characters, not UTF-16 units', () => {
    expect(findBrokenRules('Aa1😀😀😀', 'x', policy)).toEqual(['too_short']);
  });

  it('lets a password live 90 days', () => {
    const passwordChangedAt = new Date('2026-01-01T00:00:00Z');
    const user = { mustChangePassword: false, passwordChangedAt };
    expect(isPasswordDue(user, policy, Date.parse('2026-03-31T00:00:00Z'))).toBe(false);
    expect(isPasswordDue(user, policy, Date.parse('2026-04-02T00:00:00Z'))).toBe(true);
    expect(isPasswordDue(user, parseSecurityPolicy({ passwordLifeDays: 0 }), Date.parse('2036-01-01T00:00:00Z'))).toBe(
      false,
    );
  });

  it('takes what an organization sets and keeps the default for what makes no sense', () => {
    expect(parseSecurityPolicy({ lockoutFailures: 3, passwordMinLength: 2 })).toMatchObject({
      lockoutFailures: 3,
      passwordMinLength: 8,
    });
  });

  it('gives long sessions to portals only', () => {
    expect(sessionLimitsOf(policy, ['schedule:read:own']).idleMs).toBeGreaterThan(86_400_000);
    expect(sessionLimitsOf(policy, ['schedule:read:own', 'employee:read:department']).idleMs).toBe(30 * 60_000);
    expect(sessionLimitsOf(policy, ['*']).maxMs).toBe(12 * 3_600_000);
  });
});
