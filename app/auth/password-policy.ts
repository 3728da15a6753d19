import type { FieldFault } from '~/platform/errors.server';
import type { SecurityPolicy } from './security-policy';

export type PasswordRule = 'too_short' | 'upper' | 'lower' | 'digit' | 'equals_login' | 'too_long' | 'reused';

const maxLength = 128;

/** The rules of form that a password breaks; reuse needs the database and is checked where it is changed. */
export function findBrokenRules(password: string, username: string, policy: SecurityPolicy): PasswordRule[] {
  const broken: PasswordRule[] = [];
  if ([...password].length < policy.passwordMinLength) broken.push('too_short');
  if (password.length > maxLength) broken.push('too_long');
  if (!/\p{Lu}/u.test(password)) broken.push('upper');
  if (!/\p{Ll}/u.test(password)) broken.push('lower');
  if (!/\d/.test(password)) broken.push('digit');
  if (password.toLowerCase() === username.toLowerCase()) broken.push('equals_login');
  return broken;
}

const messages: Record<PasswordRule, (policy: SecurityPolicy) => string> = {
  too_short: (policy) => `The password needs at least ${policy.passwordMinLength} characters.`,
  too_long: () => `The password may have at most ${maxLength} characters.`,
  upper: () => 'The password needs an upper-case letter.',
  lower: () => 'The password needs a lower-case letter.',
  digit: () => 'The password needs a digit.',
  equals_login: () => 'The password must differ from the login.',
  reused: (policy) => `The last ${policy.passwordHistory} passwords cannot be used again.`,
};

export const faultOfRule = (field: string, rule: PasswordRule, policy: SecurityPolicy): FieldFault => ({
  field,
  rule,
  message: messages[rule](policy),
});

/** Whether a password must be changed: a temporary one, or older than the policy allows. */
export function isPasswordDue(
  user: { mustChangePassword: boolean; passwordChangedAt: Date },
  policy: SecurityPolicy,
  now = Date.now(),
): boolean {
  const lifeMs = policy.passwordLifeDays * 86_400_000;
  return user.mustChangePassword || (lifeMs > 0 && user.passwordChangedAt.getTime() + lifeMs < now);
}
