import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, toLocalDate } from '~/engine/time';
import { editForecast, previewForecastForm } from '~/jobs/edit-forecast.server';
import generateForecastHandler from '~/jobs/generate-forecast.handler.server';
import { createForecasts, getForecast } from '~/models/forecast.server';
import { type ForecastLevel, forecastLevels, readForecastSeries } from '~/models/forecast-interval.server';
import { stepLayers } from '~/models/forecast-layer-undo.server';
import { createActor } from '../../factories/actor';
import { createDemoCentre } from '../../factories/demo';
import { createOrganization } from '../../factories/organization';
import { runHandler } from '../../factories/running-job';

describe('a change is drawn before it is saved as it will be', () => {
  let planner: ReturnType<typeof createActor>;
  let organizationId: string;
  let forecastId: string;
  let startDate: string;
  const series = (level: ForecastLevel) => readForecastSeries({ organizationId, forecastId, level });

  beforeAll(async () => {
    const centre = await createDemoCentre();
    organizationId = centre.organizationId;
    const [group] = centre.groups.filter((item) => item.channelType === 'CALLS');
    planner = createActor({ organizationId, role: 'planner' });
    startDate = toLocalDate(Date.now(), group.timeZone);
    [forecastId] = await createForecasts(
      planner,
      {
        groupIds: [group.id],
        startDate,
        horizonDays: 35,
        historyWeeks: 6,
        schema: 'not_unique_received',
        parameters: { includeHolidays: true, seed: 1 },
      },
      crypto.randomUUID(),
    );
    await runHandler(generateForecastHandler, { forecastIds: [forecastId] }, { organizationId });
  });

  /** From the middle of a day to the middle of another: periods of every level are touched in part. */
  const form = (fields: Record<string, string>) => ({
    intent: 'edit',
    target: 'volume',
    from: `${addDays(startDate, 8)}T10:30`,
    to: `${addDays(startDate, 12)}T15:00`,
    ...fields,
  });
  const ask = (level: ForecastLevel, fields: Record<string, string>) =>
    previewForecastForm(organizationId, { forecastId, level, form: form(fields) });
  const save = async (fields: Record<string, string>) => {
    const { version } = await getForecast({ organizationId, forecastId });
    const { value, ...rest } = form(fields) as Record<string, string>;
    const command = { ...rest, value: value === undefined ? undefined : Number(value), version };
    expect(await editForecast(planner, { forecastId, command: command as never })).toBeNull();
  };

  it.each([
    ['scale', { operation: 'scale', value: '1.35' }],
    ['shift', { operation: 'shift', value: '-4' }],
    ['set', { operation: 'set', value: '12.5' }],
    ['smooth', { operation: 'smooth', value: '9' }],
    ['copy', { operation: 'copy', value: '', sourceDate: '' }],
    ['growth', { operation: 'scale', value: '1.8', intent: 'growth' }],
  ])('%s, at the level of an interval, hour, day, week and month', async (_name, given) => {
    const fields = { ...given, ...('sourceDate' in given ? { sourceDate: addDays(startDate, -3) } : {}) };
    const drawn = new Map<ForecastLevel, Awaited<ReturnType<typeof ask>>>();
    const before = new Map<ForecastLevel, Awaited<ReturnType<typeof series>>>();
    for (const level of forecastLevels) {
      drawn.set(level, await ask(level, fields));
      before.set(level, await series(level));
    }
    await save(fields);
    for (const level of forecastLevels) {
      const preview = drawn.get(level);
      if (!preview || 'fault' in preview) throw new Error(`${level}: ${preview?.fault}`);
      const saved = await series(level);
      const at = new Map(saved.starts.map((start, i) => [start, i]));
      preview.starts.forEach((start, i) => {
        expect(preview.volume[i]).toBeCloseTo(saved.volume[at.get(start) as number], 1);
      });
      const old = before.get(level) as Awaited<ReturnType<typeof series>>;
      const changed = saved.starts.filter((_, i) => Math.abs(saved.volume[i] - old.volume[i]) > 0.1);
      expect(changed.length).toBeGreaterThan(0);
      expect(preview.starts).toEqual(expect.arrayContaining(changed));
    }
    const days = drawn.get('day');
    if (!days || 'fault' in days) throw new Error('drawn above');
    expect(days.starts).toHaveLength(5);
    await stepLayers(planner, { forecastId, direction: 'undo' });
    expect((await series('day')).volume).toEqual(before.get('day')?.volume);
  });

  it('handling times are told before and after; contacts stay', async () => {
    const preview = await ask('day', { operation: 'scale', value: '1.5', target: 'ahtSec' });
    if ('fault' in preview) throw new Error(preview.fault);
    expect(preview.after.contacts).toBeCloseTo(preview.before.contacts, 6);
    expect(preview.after.ahtSec).toBeCloseTo(1.5 * Number(preview.before.ahtSec), 6);
  });

  it('what is wrong with the form is said, and nothing is written', async () => {
    const { version } = await getForecast({ organizationId, forecastId });
    expect(await ask('week', { operation: 'smooth', value: '4' })).toEqual({ fault: 'value' });
    expect(await ask('week', { operation: 'scale', value: '-1' })).toEqual({ fault: 'value' });
    expect(await ask('day', { operation: 'set', value: '3', to: `${startDate}T00:00` })).toEqual({ fault: 'range' });
    expect(await ask('day', { operation: 'copy', sourceDate: '' })).toEqual({ fault: 'sourceDate' });
    expect(await ask('day', { operation: 'copy', sourceDate: '2001-01-01' })).toEqual({ fault: 'sourceDate' });
    expect(await ask('day', { operation: 'turn', value: '3' })).toEqual({ fault: 'operation' });
    expect((await getForecast({ organizationId, forecastId })).version).toBe(version);
  });

  it('a forecast of another organization is not there', async () => {
    const { organizationId: foreign } = await createOrganization();
    await expect(
      previewForecastForm(foreign, { forecastId, level: 'day', form: form({ operation: 'scale', value: '2' }) }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });
});
