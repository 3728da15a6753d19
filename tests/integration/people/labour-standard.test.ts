import { describe, expect, it } from 'vitest';
import { listLabourStandards, updateLabourStandard } from '~/models/labour-standard.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createOrganization } from '../../factories/organization';

async function createStandards() {
  const { organizationId } = await createOrganization();
  const standards = [
    { code: 'daily_norm', value: { standardMinutes: 480, maxMinutes: 720 } },
    { code: 'weekly_norm', value: { standardMinutes: 2400, maxMinutes: 2880 } },
    { code: 'vacation_balance', value: {} },
  ];
  await prisma().labourStandard.createMany({ data: standards.map((row) => ({ ...row, organizationId })) });
  const actor = createActor({ organizationId });
  const save = (code: string, value: object, mode = 'warn') =>
    updateLabourStandard({ actor, code, version: 1, values: { mode, value } });
  return { organizationId, save };
}

describe('labour standards', () => {
  it('do not contradict each other', async () => {
    const { save } = await createStandards();
    const fault = (rule: string) => ({ status: 422, faults: [{ rule }] });
    await expect(save('weekly_norm', { standardMinutes: 3600, maxMinutes: 4000 })).rejects.toMatchObject(
      fault('week_over_days'),
    );
    await expect(save('daily_norm', { standardMinutes: 300, maxMinutes: 720 })).rejects.toMatchObject(
      fault('week_over_days'),
    );
    await expect(save('daily_norm', { standardMinutes: 480, maxMinutes: 420 })).rejects.toMatchObject(fault('order'));
    await save('weekly_norm', { standardMinutes: 3360, maxMinutes: 3400 });
  });

  it('may be a mode without figures', async () => {
    const { organizationId, save } = await createStandards();
    await save('vacation_balance', {}, 'ignore');
    expect(await listLabourStandards({ organizationId })).toContainEqual(
      expect.objectContaining({ code: 'vacation_balance', mode: 'ignore', value: {}, version: 2 }),
    );
  });
});
