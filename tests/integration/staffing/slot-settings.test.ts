import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, toLocalDate, toLocalParts, weekdayOf } from '~/engine/time';
import { runSlotSettingCommand } from '~/jobs/change-slot-settings.server';
import generateForecastHandler from '~/jobs/generate-forecast.handler.server';
import recomputeHandler from '~/jobs/recompute-requirements.handler.server';
import { createForecasts } from '~/models/forecast.server';
import { assignParameters } from '~/models/forecast-assignment.server';
import { assignmentInput } from '~/models/forecast-assignment-input';
import { previewAssignment } from '~/models/forecast-assignment-preview.server';
import { addLayer } from '~/models/forecast-layer.server';
import { listSlotSettings } from '~/models/slot-setting.server';
import { loadSlotSettings } from '~/models/slot-setting-page.server';
import { explainStaffing } from '~/models/staffing.server';
import { query } from '~/platform/pg.server';
import { createActor } from '../../factories/actor';
import { createDemoCentre } from '../../factories/demo';
import { createOrganization } from '../../factories/organization';
import { runHandler } from '../../factories/running-job';

interface Slot {
  start: number;
  base: number;
  required: number;
}

describe('allowances by weekday and time', () => {
  let planner: ReturnType<typeof createActor>;
  let organizationId: string;
  let group: Awaited<ReturnType<typeof createDemoCentre>>['groups'][number];
  let forecastId: string;
  let startDate: string;

  beforeAll(async () => {
    const centre = await createDemoCentre();
    organizationId = centre.organizationId;
    [group] = centre.groups.filter((item) => item.channelType === 'CALLS');
    planner = createActor({ organizationId, role: 'planner' });
    startDate = addDays(toLocalDate(Date.now(), group.timeZone), 1);
    const parameters = { includeHolidays: true, seed: 1 };
    [forecastId] = await createForecasts(
      planner,
      { groupIds: [group.id], startDate, horizonDays: 14, historyWeeks: 8, schema: 'not_unique_received', parameters },
      crypto.randomUUID(),
    );
    await runHandler(generateForecastHandler, { forecastIds: [forecastId] }, { organizationId });
  });

  const readSlots = async () => {
    const slots = await query<Slot>(
      'test-requirement-slots',
      `select extract(epoch from interval_start)::float8 * 1000 as start, base_agents::float8 as base, required_agents::float8 as required
       from staffing_requirements where forecast_id = $1 order by 1`,
      [forecastId],
    );
    return slots.map((slot) => ({ ...slot, ...toLocalParts(slot.start, group.timeZone) }));
  };
  const set = async (fields: Record<string, string | string[]>) => {
    const form = new FormData();
    for (const [name, value] of Object.entries({ groupId: group.id, from: startDate, ...fields }))
      for (const one of [value].flat()) form.append(name, one);
    expect(await runSlotSettingCommand(planner, form)).toEqual({});
    await runHandler(recomputeHandler, { groupId: group.id, from: startDate }, { organizationId });
  };
  const settings = (id = organizationId) =>
    listSlotSettings({ organizationId: id, groupId: group.id, from: startDate, to: '9999-12-31' });

  it('raise exactly the intervals that they are set for, and come away again', async () => {
    const before = await readSlots();
    await set({ weekdays: ['1', '3'], startTime: '10:00', endTime: '11:00', minAgents: '90' });
    const raised = await readSlots();
    raised.forEach((slot, i) => {
      const isIn = [1, 3].includes(slot.weekday) && slot.minuteOfDay >= 600 && slot.minuteOfDay < 660;
      expect(slot.required).toBeCloseTo(isIn ? 90 : before[i].required, 3);
    });
    expect(raised.filter(({ required }) => required === 90).length).toBe(4 * (60 / group.intervalMinutes));
    const [{ id }] = await settings();
    await set({ intent: 'remove', id });
    expect(await readSlots()).toEqual(before);
  });

  it('gross up by the absenteeism of the later setting', async () => {
    const before = await readSlots();
    await set({ weekdays: ['1', '2', '3', '4', '5'], startTime: '09:00', endTime: '18:00', absencePercent: '20' });
    await set({ weekdays: ['2'], startTime: '12:00', endTime: '13:00', absencePercent: '50' });
    const after = await readSlots();
    const usual = before.find(({ base, required }) => base > 0 && required > 0);
    const own = usual ? usual.required / usual.base : 1;
    for (const { base, required, weekday, minuteOfDay } of after) {
      if (base <= 0) continue;
      const isLunch = weekday === 2 && minuteOfDay >= 720 && minuteOfDay < 780;
      const isWork = weekday <= 5 && minuteOfDay >= 540 && minuteOfDay < 1080;
      expect(required / base).toBeCloseTo(isLunch ? 1 / 0.5 : isWork ? 1 / 0.8 : own, 2);
    }
  });

  it('stand in the explanation of an interval, with who set them, beside a reserve laid over the forecast', async () => {
    const tuesday = Array.from({ length: 7 }, (_, day) => addDays(startDate, day)).find((d) => weekdayOf(d) === 2);
    const noon = (await readSlots()).find(({ date, minuteOfDay }) => date === tuesday && minuteOfDay === 720);
    if (!noon) throw new Error('the forecast covers a Tuesday');
    const layer = {
      kind: 'reserve' as const,
      target: 'volume' as const,
      operation: { type: 'scale' as const, factor: 1.5 },
    };
    await addLayer(planner, { forecastId, layer: { ...layer, from: noon.start, to: noon.start + 3_600_000 } });
    const explained = await explainStaffing({ organizationId, groupId: group.id, intervalStart: noon.start });
    const stepOf = (code: string) => explained.steps.find((step) => step.code === code);
    expect(stepOf('N2')?.inputs.reserve).toBeCloseTo(1.5, 9);
    expect(stepOf('N3')?.inputs.shrinkage).toBeCloseTo(0.5, 9);
    expect(explained.allowances).toMatchObject([{ kind: 'shrinkage', setting: { weekdays: [2], startMinute: 720 } }]);
    const stored = (await readSlots()).find(({ start }) => start === noon.start);
    expect(stored?.required).toBeCloseTo(explained.requiredAgents, 2);
  });

  it('show in the week that is mapped', async () => {
    const { map } = await loadSlotSettings({ organizationId, groupId: group.id, date: addDays(startDate, 7) });
    expect(map?.shrinkage[1][12]).toBeCloseTo(0.5, 9);
    expect(map?.shrinkage[1][10]).toBeCloseTo(0.2, 9);
    expect(map?.shrinkage[6][12]).toBe(map?.shrinkage[5][12]);
  });

  it('are set for many groups at once, after a look at what they would do', async () => {
    const monday = Array.from({ length: 7 }, (_, day) => addDays(startDate, day)).find((d) => weekdayOf(d) === 1);
    const values = { groupIds: [group.id], from: startDate, to: addDays(startDate, 13), weekdays: ['1'] };
    const limited = assignmentInput.parse({ ...values, startTime: '14:00', endTime: '15:00', minAgents: '70' });
    const [preview] = await previewAssignment({ organizationId, scope: { kind: 'all' }, assignment: limited });
    const before = await readSlots();
    const [outcome] = await assignParameters(planner, { scope: { kind: 'all' }, assignment: limited });
    expect(outcome).toMatchObject({ groupId: group.id, fault: null });
    const after = await readSlots();
    const hours = (slots: typeof after) =>
      slots.reduce((sum, { required }) => sum + required, 0) * (group.intervalMinutes / 60);
    expect(preview.hours).toBeCloseTo(hours(before), 1);
    expect(preview.hoursAfter).toBeCloseTo(hours(after), 1);
    const raised = after.filter(({ required }) => required === 70);
    expect(raised.every(({ weekday, minuteOfDay }) => weekday === 1 && minuteOfDay >= 840 && minuteOfDay < 900)).toBe(
      true,
    );
    expect(raised.some(({ date }) => date === monday)).toBe(true);
    const faults = (fields: object) =>
      assignmentInput.safeParse({ ...values, ...fields }).error?.issues.map(({ path }) => path[0]);
    expect(faults({ growth: '1.1' })).toEqual(['weekdays']);
    expect(faults({ minAgents: '1', startTime: '10:00', endTime: '09:00' })).toEqual(['endTime']);
  });

  it('belong to their organization', async () => {
    const { organizationId: foreign } = await createOrganization();
    const stranger = createActor({ organizationId: foreign, role: 'planner' });
    expect(await settings(foreign)).toEqual([]);
    const form = new FormData();
    const [{ id }] = await settings();
    form.append('intent', 'remove');
    form.append('id', id);
    await expect(runSlotSettingCommand(stranger, form)).rejects.toMatchObject({ code: 'not_found' });
    const theirs = new FormData();
    const fields = {
      groupId: group.id,
      weekdays: '1',
      startTime: '09:00',
      endTime: '10:00',
      from: startDate,
      minAgents: '1',
    };
    for (const [name, value] of Object.entries(fields)) theirs.append(name, value);
    await expect(runSlotSettingCommand(stranger, theirs)).rejects.toMatchObject({ code: 'not_found' });
  });
});
