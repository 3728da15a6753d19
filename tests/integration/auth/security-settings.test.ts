import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSecurityPolicy, type SecurityRule, securityPolicyInput, securityRules } from '~/auth/security-policy';
import { getSecuritySettings, updateSecuritySettings } from '~/models/security-settings.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createOrganization } from '../../factories/organization';

const rules = Object.keys(securityRules) as SecurityRule[];
const usual = () => Object.fromEntries(rules.map((name) => [name, String(securityRules[name].usual)]));

describe('security settings of an organization', () => {
  it('are the usual ones at first, and what was saved afterwards, with a trace of what changed', async () => {
    const { organizationId } = await createOrganization();
    await prisma().organization.update({ where: { id: organizationId }, data: { settings: { kept: 'as it is' } } });
    const before = await getSecuritySettings({ organizationId });
    expect(before.policy).toEqual(parseSecurityPolicy(null));
    const actor = createActor({ organizationId, role: 'administrator' });
    const values = { ...usual(), passwordMinLength: '12', passwordLifeDays: '0' };
    const { version } = await updateSecuritySettings({ actor, version: before.version, values });
    const after = await getSecuritySettings({ organizationId });
    expect(after).toMatchObject({
      version,
      policy: { passwordMinLength: 12, passwordLifeDays: 0, lockoutFailures: 5 },
    });
    const { settings } = await prisma().organization.findUniqueOrThrow({ where: { id: organizationId } });
    expect(settings).toMatchObject({ kept: 'as it is', security: { passwordMinLength: 12 } });
    const [event] = await prisma().auditEvent.findMany({ where: { organizationId, action: 'security.updated' } });
    expect(event).toMatchObject({
      actorId: actor.id,
      before: { passwordMinLength: 8, passwordLifeDays: 90 },
      after: { passwordMinLength: 12, passwordLifeDays: 0 },
    });
    // the same again writes nothing
    expect(await updateSecuritySettings({ actor, version, values })).toEqual({ version });
    expect(await prisma().auditEvent.count({ where: { organizationId, action: 'security.updated' } })).toBe(1);
  });

  it('refuse what is out of bounds by name, an older version, and whoever may not', async () => {
    const { organizationId } = await createOrganization();
    const { version } = await getSecuritySettings({ organizationId });
    const actor = createActor({ organizationId, role: 'administrator' });
    const change = (values: object, by = actor, of = version) =>
      updateSecuritySettings({ actor: by, version: of, values: { ...usual(), ...values } });
    await expect(change({ passwordMinLength: '7' })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ field: 'passwordMinLength', rule: 'too_small' }],
    });
    await expect(change({ lockoutMinutes: '' })).rejects.toMatchObject({ faults: [{ field: 'lockoutMinutes' }] });
    await expect(change({ lockoutMinutes: '7.5' })).rejects.toMatchObject({ faults: [{ field: 'lockoutMinutes' }] });
    await expect(change({ lockoutFailures: '9' }, actor, version + 1)).rejects.toMatchObject({ code: 'conflict' });
    const planner = createActor({ organizationId, role: 'planner' });
    await expect(change({}, planner)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('that are saved are always those that will be in force', () => {
    const values = fc.record(
      Object.fromEntries(rules.map((name) => [name, fc.integer({ min: -5, max: 5000 }).map(String)])),
    );
    fc.assert(
      fc.property(values, (given) => {
        const parsed = securityPolicyInput.safeParse(given);
        const isWithin = rules.every(
          (name) => Number(given[name]) >= securityRules[name].least && Number(given[name]) <= securityRules[name].most,
        );
        expect(parsed.success).toBe(isWithin);
        if (parsed.success) expect(parseSecurityPolicy(parsed.data)).toEqual(parsed.data);
      }),
    );
    const nearest = Object.fromEntries(rules.map((name) => [name, securityRules[name].most]));
    expect(parseSecurityPolicy(securityPolicyInput.parse(nearest))).toEqual(nearest);
  });
});
