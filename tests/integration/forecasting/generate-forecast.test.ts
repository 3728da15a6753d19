import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, toLocalDate } from '~/engine/time';
import generateForecastHandler from '~/jobs/generate-forecast.handler.server';
import {
  closeForecasts,
  createForecasts,
  findCoveringForecasts,
  getForecast,
  listForecasts,
  listForecastVersions,
} from '~/models/forecast.server';
import { readForecastSeries } from '~/models/forecast-interval.server';
import { addLayer, explainInterval, listLayers, setLayerActive } from '~/models/forecast-layer.server';
import { setStaffingSettings } from '~/models/service-level-change.server';
import { defaultStaffingSettings, listEffectiveSettings } from '~/models/service-level-setting.server';
import { explainStaffing, readStaffing } from '~/models/staffing.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createDemoCentre } from '../../factories/demo';
import { createOrganization } from '../../factories/organization';
import { runHandler } from '../../factories/running-job';

const parameters = { includeHolidays: true, growth: 'linear' as const, seed: 1 };

describe('a forecast of the demo centre', () => {
  let centre: Awaited<ReturnType<typeof createDemoCentre>>;
  let planner: ReturnType<typeof createActor>;
  let startDate: string;
  let forecastIds: string[];

  const order = (groupIds: string[]) =>
    createForecasts(
      planner,
      { groupIds, startDate, horizonDays: 14, historyWeeks: 8, schema: 'not_unique_received', parameters },
      crypto.randomUUID(),
    );
  const compute = (ids: string[]) =>
    runHandler(generateForecastHandler, { forecastIds: ids }, { organizationId: centre.organizationId });

  beforeAll(async () => {
    centre = await createDemoCentre();
    planner = createActor({ organizationId: centre.organizationId, role: 'planner' });
    startDate = toLocalDate(Date.now(), centre.groups[0].timeZone);
    forecastIds = await order(centre.groups.map((group) => group.id));
    const { result } = await compute(forecastIds);
    expect(result).toMatchObject({ ready: centre.groups.length, failures: [] });
  });

  it('is ready, current and back-tested against last week and the mean of six weeks', async () => {
    const [calls] = centre.groups.filter((group) => group.channelType === 'CALLS');
    const forecast = await getForecast({
      organizationId: centre.organizationId,
      forecastId: forecastIds[centre.groups.indexOf(calls)],
    });
    expect(forecast).toMatchObject({ status: 'ready', isCurrent: true, versionNumber: 1 });
    const { backtest } = forecast.result as {
      backtest: { scores: { method: string; intervalWape: number }[]; beatsBaselines: boolean };
    };
    expect(backtest.scores.length).toBeGreaterThanOrEqual(3);
    expect(backtest.beatsBaselines).toBe(true);
  });

  it('covers every local interval of the period', async () => {
    const series = await readForecastSeries({
      organizationId: centre.organizationId,
      forecastId: forecastIds[0],
      level: 'interval',
    });
    const days = await readForecastSeries({
      organizationId: centre.organizationId,
      forecastId: forecastIds[0],
      level: 'day',
    });
    expect(days.starts).toHaveLength(14);
    expect(series.starts.length).toBeGreaterThanOrEqual(14 * 92);
    const sum = (values: number[]) => values.reduce((a, b) => a + b, 0);
    expect(sum(days.volume)).toBeCloseTo(sum(series.volume), -1);
    expect(days.p10.every((low, i) => (low ?? 0) <= days.volume[i] && days.volume[i] <= (days.p90[i] ?? 0))).toBe(true);
  });

  it('makes a new version of the same group and period the current one', async () => {
    const [again] = await order([centre.groups[0].id]);
    await compute([again]);
    const { lineageId } = await getForecast({ organizationId: centre.organizationId, forecastId: again });
    const versions = await listForecastVersions({ organizationId: centre.organizationId, lineageId });
    expect(versions.map((v) => [v.versionNumber, v.isCurrent])).toEqual([
      [2, true],
      [1, false],
    ]);
    const covering = await findCoveringForecasts({
      organizationId: centre.organizationId,
      groupIds: [centre.groups[0].id],
      from: startDate,
      to: addDays(startDate, 13),
    });
    expect(covering.map((f) => f.id)).toEqual([again]);
    forecastIds[0] = again;
  });

  it('running the job again changes nothing', async () => {
    const before = await getForecast({ organizationId: centre.organizationId, forecastId: forecastIds[0] });
    const { result } = await compute([forecastIds[0]]);
    const after = await getForecast({ organizationId: centre.organizationId, forecastId: forecastIds[0] });
    expect(result).toMatchObject({ ready: 0 });
    expect(after).toEqual(before);
  });

  it('a layer changes volume and requirement, undo restores both exactly', async () => {
    const scope = { organizationId: centre.organizationId, forecastId: forecastIds[0] };
    const before = await readForecastSeries({ ...scope, level: 'interval' });
    const busiest = before.volume.indexOf(Math.max(...before.volume));
    const from = before.starts[busiest] * 1000;
    const group = centre.groups[0];
    const window = {
      organizationId: group.organizationId,
      groupId: group.id,
      from: new Date(from),
      to: new Date(from + 3_600_000),
      intervalMinutes: 15,
    };
    const needBefore = await readStaffing(window);
    const layerId = await addLayer(planner, {
      forecastId: forecastIds[0],
      layer: { kind: 'edit', target: 'volume', operation: { type: 'scale', factor: 2 }, from, to: from + 900_000 },
    });
    const changed = await readForecastSeries({ ...scope, level: 'interval' });
    expect(changed.volume[busiest]).toBeCloseTo(before.volume[busiest] * 2, 1);
    expect(changed.volume[busiest + 1]).toBe(before.volume[busiest + 1]);
    expect((await readStaffing(window)).requiredAgents[0]).toBeGreaterThan(needBefore.requiredAgents[0]);
    const steps = await explainInterval({ ...scope, intervalStart: from });
    expect(steps.at(-1)).toMatchObject({ kind: 'edit', layerId });
    await setLayerActive(planner, { forecastId: forecastIds[0], layerId, isActive: false });
    expect(await readForecastSeries({ ...scope, level: 'interval' })).toEqual(before);
    expect(await readStaffing(window)).toEqual(needBefore);
    expect((await listLayers(scope)).find((layer) => layer.id === layerId)?.revertedAt).not.toBeNull();
  });

  it('refuses an edit on an old version', async () => {
    const { version } = await getForecast({ organizationId: centre.organizationId, forecastId: forecastIds[0] });
    const layer = {
      kind: 'edit' as const,
      target: 'volume' as const,
      operation: { type: 'scale' as const, factor: 1.1 },
      from: 0,
      to: 1,
    };
    await expect(
      addLayer(planner, { forecastId: forecastIds[0], layer, expectedVersion: version - 1 }),
    ).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('explains each step of a requirement with the figures that were stored', async () => {
    const group = centre.groups[0];
    const series = await readForecastSeries({
      organizationId: centre.organizationId,
      forecastId: forecastIds[0],
      level: 'interval',
    });
    const at = series.starts[series.volume.indexOf(Math.max(...series.volume))] * 1000;
    const window = {
      organizationId: group.organizationId,
      groupId: group.id,
      from: new Date(at),
      to: new Date(at + 900_000),
      intervalMinutes: 15,
    };
    const [stored, explained] = [await readStaffing(window), await explainStaffing({ ...window, intervalStart: at })];
    expect(explained.requiredAgents).toBeCloseTo(stored.requiredAgents[0], 2);
    expect(explained.steps.map((step) => step.code)).toEqual(['V0', 'V1', 'A', 'N1', 'N2', 'N3', 'N4', 'R']);
  });

  it('group settings go before those of the organization, from their date on', async () => {
    const { organizationId, groups } = centre;
    const administrator = createActor({ organizationId });
    await setStaffingSettings(administrator, {
      groupId: null,
      validFrom: '2020-01-01',
      settings: { ...defaultStaffingSettings, shrinkage: 0.1 },
    });
    await setStaffingSettings(administrator, {
      groupId: groups[0].id,
      validFrom: '2021-05-01',
      settings: { ...defaultStaffingSettings, shrinkage: 0.3 },
    });
    const on = async (date: string) => {
      const list = await listEffectiveSettings({ organizationId, date });
      const found = list.find((item) => item.groupId === groups[0].id);
      return [found?.source, found?.settings.shrinkage];
    };
    expect(await on('2021-04-30')).toEqual(['organization', 0.1]);
    expect(await on('2021-05-01')).toEqual(['group', 0.3]);
  });

  it('a group without history fails with a sentence that says what to do', async () => {
    const group = await prisma().group.create({
      data: {
        organizationId: centre.organizationId,
        serviceId: centre.groups[0].serviceId,
        name: 'Empty',
        code: 'EMPTY',
        channelType: 'CALLS',
        timeZone: 'Europe/Moscow',
      },
    });
    const [id] = await order([group.id]);
    await compute([id]);
    const forecast = await getForecast({ organizationId: centre.organizationId, forecastId: id });
    expect(forecast.status).toBe('failed');
    expect(forecast.error).toContain('no history');
  });

  it('nothing of it is within reach of another organization', async () => {
    const other = await createOrganization();
    const stranger = createActor({ organizationId: other.organizationId });
    const { organizationId } = other;
    const [forecastId] = forecastIds;
    await expect(getForecast({ organizationId, forecastId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(readForecastSeries({ organizationId, forecastId, level: 'day' })).rejects.toMatchObject({
      code: 'not_found',
    });
    const layer = {
      kind: 'edit' as const,
      target: 'volume' as const,
      operation: { type: 'set' as const, value: 0 },
      from: 0,
      to: 1,
    };
    await expect(addLayer(stranger, { forecastId, layer })).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      createForecasts(
        stranger,
        {
          groupIds: [centre.groups[0].id],
          startDate,
          horizonDays: 7,
          historyWeeks: 4,
          schema: 'unique_received',
          parameters,
        },
        crypto.randomUUID(),
      ),
    ).rejects.toMatchObject({ code: 'invalid' });
    await closeForecasts({ organizationId, forecastIds, status: 'failed' });
    expect((await getForecast({ organizationId: centre.organizationId, forecastId })).status).toBe('ready');
    expect((await listForecasts({ organizationId, limit: 10 })).items).toEqual([]);
  });
});
