import { can } from './permissions';

/** Where a person starts: the overview of those who lead or plan, the portal of everyone else. */
export const homePathOf = (permissions: readonly string[]): string =>
  can(permissions, 'overview:read') ? '/overview' : '/my';
