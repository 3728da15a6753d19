import type { TFunction } from 'i18next';

/** Name of a role in the reader's language where it is built in, else as it was named. */
export const roleTitleOf = (t: TFunction, role: { code: string; name: string }): string =>
  t(`builtIn.${role.code}`, { defaultValue: role.name });
