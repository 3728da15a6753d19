import { beforeAll, describe, expect, it } from 'vitest';
import { runServiceLevelCommand } from '~/jobs/change-service-levels.server';
import { assignParameters } from '~/models/forecast-assignment.server';
import { assignmentInput } from '~/models/forecast-assignment-input';
import { requireTargetLimits } from '~/models/require-setting-limits.server';
import { setStaffingSettings } from '~/models/service-level-change.server';
import { defaultStaffingSettings } from '~/models/staffing-settings';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createOrganization } from '../../factories/organization';
import { unique } from '../../factories/unique';

describe('limits of service-level settings', () => {
  let organizationId: string;
  let actor: ReturnType<typeof createActor>;
  let calls: string;
  let chats: string;
  const form = {
    intent: 'save',
    validFrom: '2027-03-01',
    serviceLevelTarget: '80',
    thresholdSec: '20',
    warningLevel: '75',
    criticalLevel: '65',
    maxOccupancy: '90',
    shrinkage: '0',
    reserve: '1',
    minAgents: '0',
    concurrency: '1',
    switchPenalty: '15',
    deadlineHours: '',
    patienceSec: '',
  };
  const save = (groupId: string, changes: Partial<typeof form>) =>
    runServiceLevelCommand(actor, { ...form, groupId, departmentId: '', ...changes });

  beforeAll(async () => {
    ({ organizationId } = await createOrganization());
    actor = createActor({ organizationId });
    const service = await prisma().service.create({ data: { organizationId, name: 'Line', code: unique('svc') } });
    const create = async (channelType: string) =>
      (
        await prisma().group.create({
          data: {
            organizationId,
            serviceId: service.id,
            name: channelType,
            code: unique('grp'),
            channelType,
            timeZone: 'Europe/Moscow',
          },
        })
      ).id;
    calls = await create('CALLS');
    chats = await create('CHATS');
  });

  it('the form names the field and the rule, and writes nothing', async () => {
    expect(await save(calls, { thresholdSec: '61' })).toEqual({ thresholdSec: 'range' });
    expect(await save(calls, { serviceLevelTarget: '96' })).toEqual({ serviceLevelTarget: 'range' });
    expect(await save(calls, { criticalLevel: '49' })).toEqual({ criticalLevel: 'range' });
    expect(await save(calls, { maxOccupancy: '49' })).toEqual({ maxOccupancy: 'range' });
    expect(await save('', { thresholdSec: '9' })).toEqual({ thresholdSec: 'range' });
    expect(await prisma().serviceLevelSetting.count({ where: { organizationId } })).toBe(0);
    expect(await save(chats, { thresholdSec: '120' })).toEqual({});
    expect(await save('', {})).toEqual({});
  });

  it('settings from before the limits hold on, and other values can be changed beside them', async () => {
    const settings = { ...defaultStaffingSettings, thresholdSec: 90 };
    await setStaffingSettings(actor, { groupId: calls, validFrom: '2027-01-01', settings });
    expect(await save(calls, { thresholdSec: '90', minAgents: '2' })).toEqual({});
    expect(await save(calls, { thresholdSec: '91' })).toEqual({ thresholdSec: 'range' });
  });

  it('for many groups those for which a target is out of range are among the failures', async () => {
    const values = { groupIds: [calls, chats], from: '2027-04-01', to: '2027-04-07' };
    expect(assignmentInput.safeParse({ ...values, serviceLevelPercent: 69 }).success).toBe(false);
    const outcomes = await assignParameters(actor, {
      scope: { kind: 'all' },
      assignment: assignmentInput.parse({ ...values, thresholdSec: 150 }),
    });
    expect(outcomes.map(({ groupId, fault }) => [groupId, fault])).toEqual([
      [calls, 'The answer time must lie between 10 and 60 seconds.'],
      [chats, null],
    ]);
    const ask = { organizationId, groupId: calls, date: '2027-04-01', values: { serviceLevelTarget: 0.99 } };
    await expect(requireTargetLimits(ask)).rejects.toMatchObject({
      faults: [{ field: 'serviceLevelPercent', rule: 'range' }],
    });
  });
});
