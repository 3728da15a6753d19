import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDayStart, toLocalDate, toLocalParts } from '~/engine/time';
import { editForecast, previewForecastForm } from '~/jobs/edit-forecast.server';
import { editQuestion } from '~/jobs/forecast-commands';
import generateForecastHandler from '~/jobs/generate-forecast.handler.server';
import { createForecasts, getForecast } from '~/models/forecast.server';
import { type ForecastLevel, readForecastSeries } from '~/models/forecast-interval.server';
import { stepLayers } from '~/models/forecast-layer-undo.server';
import { loadForecastWorkspace } from '~/models/forecast-workspace.server';
import { createActor } from '../../factories/actor';
import { createDemoCentre } from '../../factories/demo';
import { runHandler } from '../../factories/running-job';

/** Seven hours ahead of Moscow, and half an hour beside its hours. */
const zones = ['Asia/Vladivostok', 'Asia/Kolkata', 'UTC'];

describe('the workspace on the clocks of another zone', () => {
  let planner: ReturnType<typeof createActor>;
  let organizationId: string;
  let forecastId: string;
  let startDate: string;
  let own: string;
  const open = (level: ForecastLevel, zone: string | null, step?: 'history' | 'requirement') =>
    loadForecastWorkspace({ organizationId, forecastId, level, step, zone });
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);

  beforeAll(async () => {
    const centre = await createDemoCentre();
    organizationId = centre.organizationId;
    const [group] = centre.groups.filter((item) => item.channelType === 'CALLS');
    own = group.timeZone;
    planner = createActor({ organizationId, role: 'planner' });
    startDate = addDays(toLocalDate(Date.now(), own), -3);
    [forecastId] = await createForecasts(
      planner,
      {
        groupIds: [group.id],
        startDate,
        horizonDays: 14,
        historyWeeks: 6,
        schema: 'not_unique_received',
        parameters: { includeHolidays: true, seed: 1 },
      },
      crypto.randomUUID(),
    );
    await runHandler(generateForecastHandler, { forecastIds: [forecastId] }, { organizationId });
  });

  it.each(zones)('days, weeks and months begin at the midnight of %s and hold every contact', async (zone) => {
    const plain = await open('interval', null);
    expect(plain.timeZone).toBe(own);
    for (const level of ['day', 'week', 'month'] as const) {
      const { series, timeZone } = await open(level, zone);
      expect(timeZone).toBe(zone);
      for (const start of series.starts) expect(toLocalParts(start * 1000, zone).minuteOfDay).toBe(0);
      expect(new Set(series.starts).size).toBe(series.starts.length);
      expect(sum(series.volume)).toBeCloseTo(sum(plain.series.volume), 0);
    }
    const { series } = await open('day', zone);
    const day = series.starts.findIndex((start) => start * 1000 > localDayStart(startDate, own) + 5 * 86_400_000);
    const [from, to] = [series.starts[day], series.starts[day + 1]];
    const inside = plain.series.volume.filter((_, i) => plain.series.starts[i] >= from && plain.series.starts[i] < to);
    expect(series.volume[day]).toBeCloseTo(sum(inside), 0);
    expect(series.p10[day]).toBeNull();
    expect((await open('day', null)).series.p10.at(-1)).not.toBeNull();
  });

  it.each(zones)('what came of a day of %s stands beside what was forecast of the same hours', async (zone) => {
    const plain = await open('interval', null);
    const { series } = await open('day', zone);
    const startMs = localDayStart(startDate, own);
    const first = series.starts.findIndex((start, i) => series.volume[i] !== null && start > 0);
    const to = series.starts[first + 1];
    expect(series.starts[first] * 1000).toBeLessThanOrEqual(startMs);
    const came = plain.series.actual.filter(
      (_, i) => plain.series.starts[i] * 1000 >= startMs && plain.series.starts[i] < to,
    );
    expect(series.actual[first] ?? 0).toBe(sum(came));
    const before = plain.series.actual.filter((_, i) => plain.series.starts[i] < series.starts[first]);
    expect(sum(series.actual.slice(Math.max(0, first - 3), first))).toBeGreaterThan(0);
    expect(sum(before)).toBeGreaterThan(0);
  });

  it('hours, the history and the requirement follow; intervals stay where they are', async () => {
    const plain = await open('interval', null);
    expect((await open('interval', 'Asia/Vladivostok')).series).toEqual(plain.series);
    const hours = await open('hour', 'Asia/Kolkata');
    for (const start of hours.series.starts)
      expect(toLocalParts(start * 1000, 'Asia/Kolkata').minuteOfDay % 60).toBe(0);
    expect(sum(hours.series.actual)).toBeGreaterThan(0);
    for (const [level, zone] of [
      ['day', 'Asia/Vladivostok'],
      ['hour', 'Asia/Kolkata'],
    ] as const) {
      const history = await open(level, zone, 'history');
      expect(history.series.actual.filter((value) => value !== null).length).toBeGreaterThan(20);
      const { series, steps } = await open(level, zone, 'requirement');
      const plainSteps = (await open(level, null, 'requirement')).steps;
      expect(series.starts).toEqual(expect.arrayContaining(steps.requirement?.starts ?? [Number.NaN]));
      expect(steps.requirement?.totalHours).toBeCloseTo(plainSteps.requirement?.totalHours ?? 0, 6);
    }
  });

  it('an edit on the clocks of another zone is drawn and saved at its instants', async () => {
    const zone = 'Asia/Vladivostok';
    const date = addDays(startDate, 6);
    const form = { intent: 'edit', target: 'volume', operation: 'scale', value: '2', zone };
    const times = { from: `${date}T00:00`, to: `${addDays(date, 1)}T00:00` };
    const before = await readForecastSeries({ organizationId, forecastId, level: 'interval' });
    const drawn = await previewForecastForm(organizationId, { forecastId, level: 'day', form: { ...form, ...times } });
    if ('fault' in drawn) throw new Error(drawn.fault);
    expect(drawn.starts).toEqual([localDayStart(date, zone) / 1000]);
    const { version } = await getForecast({ organizationId, forecastId });
    const command = { ...editQuestion.parse({ ...form, ...times }), version };
    expect(await editForecast(planner, { forecastId, command })).toBeNull();
    const after = await readForecastSeries({ organizationId, forecastId, level: 'interval' });
    const [from, to] = [localDayStart(date, zone) / 1000, localDayStart(addDays(date, 1), zone) / 1000];
    after.starts.forEach((start, i) => {
      expect(after.volume[i]).toBeCloseTo(before.volume[i] * (start >= from && start < to ? 2 : 1), 1);
    });
    const shown = await open('day', zone);
    expect(shown.series.volume[shown.series.starts.indexOf(from)]).toBeCloseTo(drawn.volume[0], 1);
    await stepLayers(planner, { forecastId, direction: 'undo' });
  });

  it('a day is copied by the clocks that are shown', async () => {
    const zone = 'Asia/Vladivostok';
    const [date, source] = [addDays(startDate, 9), addDays(startDate, 7)];
    const form = { intent: 'edit', target: 'volume', operation: 'copy', sourceDate: source, zone };
    const times = { from: `${date}T00:00`, to: `${addDays(date, 1)}T00:00` };
    const { version } = await getForecast({ organizationId, forecastId });
    await editForecast(planner, { forecastId, command: { ...editQuestion.parse({ ...form, ...times }), version } });
    const { starts, volume } = await readForecastSeries({ organizationId, forecastId, level: 'interval' });
    const dayOf = (wanted: string) => volume.filter((_, i) => toLocalDate(starts[i] * 1000, zone) === wanted);
    expect(dayOf(date)).toEqual(dayOf(source));
    await stepLayers(planner, { forecastId, direction: 'undo' });
  });

  it('what is no zone is a fault of the form', async () => {
    const form = { intent: 'edit', target: 'volume', operation: 'scale', value: '2', zone: '+03:00' };
    const times = { from: `${startDate}T00:00`, to: `${addDays(startDate, 1)}T00:00` };
    expect(
      await previewForecastForm(organizationId, { forecastId, level: 'day', form: { ...form, ...times } }),
    ).toEqual({ fault: 'zone' });
  });
});
