import { beforeAll, describe, expect, it } from 'vitest';
import { localDayStart, toLocalDate } from '~/engine/time';
import generateForecastHandler from '~/jobs/generate-forecast.handler.server';
import { createForecasts } from '~/models/forecast.server';
import { findIntradayForecast, getIntradayForecast } from '~/models/forecast-intraday.server';
import { query } from '~/platform/pg.server';
import { createActor } from '../../factories/actor';
import { createDemoCentre } from '../../factories/demo';
import { createOrganization } from '../../factories/organization';
import { runHandler } from '../../factories/running-job';

describe('the rest of the day', () => {
  let organizationId: string;
  let forecastId: string;
  let dayStart: number;
  const hour = 3_600_000;

  /** What comes on the day from 08:00 to 13:00: the forecast times a factor. */
  const letCome = async (factor: number) => {
    const range = [new Date(dayStart), new Date(dayStart + 24 * hour)];
    await query(
      'test-intraday-clear',
      `delete from contact_statistics where organization_id = $1 and interval_start >= $2 and interval_start < $3
         and group_id = (select group_id from forecasts where id = $4)`,
      [organizationId, ...range, forecastId],
    );
    await query(
      'test-intraday-come',
      `insert into contact_statistics (organization_id, group_id, interval_start, received, not_unique_received)
       select f.organization_id, f.group_id, i.interval_start, round(i.volume * $1::float8), round(i.volume * $1::float8)
       from forecasts f join forecast_intervals i on i.forecast_id = f.id
       where f.id = $2 and i.interval_start >= $3 and i.interval_start < $4`,
      [factor, forecastId, new Date(dayStart + 8 * hour), new Date(dayStart + 13 * hour)],
    );
  };
  const lookAt = (hours: number) =>
    getIntradayForecast({ organizationId, forecastId, at: dayStart + hours * hour + 60_000 });
  const sum = (values: number[], from: number) => values.slice(from).reduce((total, value) => total + value, 0);

  beforeAll(async () => {
    const centre = await createDemoCentre();
    organizationId = centre.organizationId;
    const [group] = centre.groups.filter((item) => item.channelType === 'CALLS');
    const startDate = toLocalDate(Date.now(), group.timeZone);
    dayStart = localDayStart(startDate, group.timeZone);
    [forecastId] = await createForecasts(
      createActor({ organizationId, role: 'planner' }),
      {
        groupIds: [group.id],
        startDate,
        horizonDays: 7,
        historyWeeks: 8,
        schema: 'not_unique_received',
        parameters: { includeHolidays: true, seed: 1 },
      },
      crypto.randomUUID(),
    );
    await runHandler(generateForecastHandler, { forecastIds: [forecastId] }, { organizationId });
  });

  it('stays as forecast while nothing has come', async () => {
    await letCome(0);
    const day = await lookAt(0);
    expect(day).toMatchObject({ firstOpenInterval: 0, deviation: 1 });
    expect(day.starts).toHaveLength(96);
    expect(day.learnedDays).toBeGreaterThanOrEqual(14);
    const open = day.forecast.findIndex((value) => value > 5);
    expect(day.p10[open]).toBeLessThan(day.p50[open]);
    expect(day.p90[open]).toBeGreaterThan(day.p50[open]);
  });

  it('moves with what came, never past it, and does not look into the future', async () => {
    await letCome(1.5);
    const busy = await lookAt(13);
    expect(busy.deviation).toBeGreaterThan(1.4);
    expect(busy.carriedShare).toBeGreaterThanOrEqual(0);
    expect(busy.carriedShare).toBeLessThanOrEqual(1);
    const now = busy.firstOpenInterval;
    expect(now).toBe(52);
    expect(busy.p50.slice(40, now)).toEqual(busy.actual.slice(40, now));
    expect(busy.actual.slice(now).every((value) => value === null)).toBe(true);
    expect((await lookAt(10)).firstOpenInterval).toBe(40);
    await letCome(0.6);
    const quiet = await lookAt(13);
    expect(quiet.deviation).toBeLessThan(0.7);
    expect(sum(quiet.p50, now)).toBeLessThanOrEqual(sum(busy.p50, now));
    expect(quiet.total.expected).toBeLessThan(quiet.total.forecast);
    expect(busy.total.expected).toBeGreaterThan(busy.total.forecast);
  });

  it('answers a group within 100 ms once its past days are known', async () => {
    await lookAt(13);
    const started = performance.now();
    for (let i = 0; i < 5; i++) await lookAt(13);
    expect((performance.now() - started) / 5).toBeLessThan(100);
  });

  it('is there for days of the forecast and people of its organization only', async () => {
    expect(await findIntradayForecast({ organizationId, forecastId, at: dayStart - hour })).toBeNull();
    await expect(lookAt(24 * 8)).rejects.toThrow('not one of this forecast');
    const elsewhere = (await createOrganization()).organizationId;
    await expect(findIntradayForecast({ organizationId: elsewhere, forecastId })).rejects.toThrow('not found');
  });
});
