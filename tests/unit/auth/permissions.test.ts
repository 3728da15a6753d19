import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { builtInRoles } from '~/auth/built-in-roles';
import { can, findScope } from '~/auth/permissions';

const word = fc.constantFrom('schedule', 'employee', 'report', 'user');
const verb = fc.constantFrom('read', 'write', 'publish');
const scope = fc.constantFrom('own', 'department', 'all');
const permission = fc.tuple(word, verb, scope).map((parts) => parts.join(':'));
const rank = { own: 1, department: 2, all: 3 };

describe('permission function', () => {
  it('allows nothing without permissions', () => {
    fc.assert(fc.property(word, verb, (resource, action) => findScope([], `${resource}:${action}`) === null));
  });

  it('allows everything, in every scope, to the star', () => {
    fc.assert(
      fc.property(fc.array(permission), word, verb, (held, resource, action) => {
        expect(findScope([...held, '*'], `${resource}:${action}`)).toBe('all');
      }),
    );
  });

  it('never takes anything away when a permission is added', () => {
    fc.assert(
      fc.property(fc.array(permission), permission, word, verb, (held, added, resource, action) => {
        const before = findScope(held, `${resource}:${action}`);
        const after = findScope([...held, added], `${resource}:${action}`);
        expect(after ? rank[after] : 0).toBeGreaterThanOrEqual(before ? rank[before] : 0);
      }),
    );
  });

  it('gives the widest scope that is held for exactly this resource and action', () => {
    fc.assert(
      fc.property(fc.array(permission), word, verb, (held, resource, action) => {
        const ranks = held
          .map((one) => one.split(':'))
          .filter(([itsResource, itsAction]) => itsResource === resource && itsAction === action)
          .map(([, , itsScope]) => rank[itsScope as keyof typeof rank]);
        const found = findScope(held, `${resource}:${action}`);
        expect(found ? rank[found] : 0).toBe(Math.max(0, ...ranks));
      }),
    );
  });

  it('ignores the order', () => {
    fc.assert(
      fc.property(fc.array(permission), word, verb, (held, resource, action) => {
        expect(findScope([...held].reverse(), `${resource}:${action}`)).toBe(findScope(held, `${resource}:${action}`));
      }),
    );
  });

  it('asks for at least the scope that is named', () => {
    expect(can(['schedule:read:own'], 'schedule:read:department')).toBe(false);
    expect(can(['schedule:read:department'], 'schedule:read:department')).toBe(true);
    expect(can(['schedule:read'], 'schedule:read:all')).toBe(true);
    expect(can(['schedule:*:department'], 'schedule:publish:own')).toBe(true);
    expect(can(['*'], 'schedule:read:galaxy')).toBe(false);
    expect(can(['schedule:read:galaxy'], 'schedule:read')).toBe(false);
  });

  it('lets only the administrator near accounts, roles, keys and the trail', () => {
    for (const role of builtInRoles.filter((one) => one.code !== 'administrator')) {
      for (const wanted of ['user:read', 'user:write', 'role:write', 'api-key:read', 'audit:read', 'system:write']) {
        expect(can(role.permissions, wanted), `${role.code} ${wanted}`).toBe(false);
      }
    }
  });
});
