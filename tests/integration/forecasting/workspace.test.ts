import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, localDayStart, toLocalDate } from '~/engine/time';
import { toLocalInputValue } from '~/i18n/local-input-value';
import { analyseForecastSeasons } from '~/jobs/analyse-forecast-seasons.server';
import applySpecialEventsHandler from '~/jobs/apply-special-events.handler.server';
import { changeSpecialEvent, removeSpecialEvent } from '~/jobs/change-special-event.server';
import { editForecast } from '~/jobs/edit-forecast.server';
import generateForecastHandler from '~/jobs/generate-forecast.handler.server';
import { runForecastCommand } from '~/jobs/run-forecast-command.server';
import { createForecasts, getForecast } from '~/models/forecast.server';
import { explainForecastInterval } from '~/models/forecast-explain.server';
import { exportForecast } from '~/models/forecast-export.server';
import { loadForecastInput } from '~/models/forecast-input.server';
import { readForecastSeries } from '~/models/forecast-interval.server';
import { addLayer, listLayers } from '~/models/forecast-layer.server';
import { stepLayers } from '~/models/forecast-layer-undo.server';
import { readForecastQuantiles } from '~/models/forecast-quantile.server';
import { readRequirementSeries } from '~/models/forecast-requirement.server';
import { copyForecast, makeForecastCurrent } from '~/models/forecast-version.server';
import { loadForecastWorkspace } from '~/models/forecast-workspace.server';
import { decideCorrection, listCorrections, revertCorrection } from '~/models/history-correction.server';
import { decideAllProposals, revertAllCorrections } from '~/models/history-correction-all.server';
import { query } from '~/platform/pg.server';
import { createActor } from '../../factories/actor';
import { createDemoCentre } from '../../factories/demo';
import { createOrganization } from '../../factories/organization';
import { runHandler } from '../../factories/running-job';

describe('the workspace of a forecast', () => {
  let planner: ReturnType<typeof createActor>;
  let stranger: ReturnType<typeof createActor>;
  let group: Awaited<ReturnType<typeof createDemoCentre>>['groups'][number];
  let organizationId: string;
  let forecastId: string;
  let startDate: string;
  const dayMs = 86_400_000;

  const series = (id = forecastId) => readForecastSeries({ organizationId, forecastId: id, level: 'interval' });
  const localStart = (date: string) => localDayStart(date, group.timeZone);
  const clock = (date: string, time: string) => `${date}T${time}`;

  /** Runs a written-down job as the worker would. @returns the percentages that it reported */
  const runJob = async (jobId: string | null) => {
    const [job] = await query<{ kind: string; payload: unknown }>(
      'test-job',
      'select kind, payload from jobs where id = $1',
      [jobId],
    );
    expect(job.kind).toBe('apply-special-events');
    const { reports } = await runHandler(applySpecialEventsHandler, job.payload, { organizationId });
    return reports.map(({ percent }) => percent);
  };

  beforeAll(async () => {
    const centre = await createDemoCentre();
    organizationId = centre.organizationId;
    [group] = centre.groups.filter((item) => item.channelType === 'CALLS');
    planner = createActor({ organizationId, role: 'planner' });
    stranger = createActor({ organizationId: (await createOrganization()).organizationId, role: 'planner' });
    startDate = toLocalDate(Date.now(), group.timeZone);
    [forecastId] = await createForecasts(
      planner,
      {
        groupIds: [group.id],
        startDate,
        horizonDays: 14,
        historyWeeks: 8,
        schema: 'not_unique_received',
        parameters: { includeHolidays: true, seed: 1 },
      },
      crypto.randomUUID(),
    );
    await runHandler(generateForecastHandler, { forecastIds: [forecastId] }, { organizationId });
  });

  it('any quantile may be asked for; P10 and P90 are those that were stored, and a week has a band of its own', async () => {
    const probabilities = [0.1, 0.5, 0.9, 0.975];
    const asked = await readForecastQuantiles({ organizationId, forecastId, level: 'interval', probabilities });
    const [p10, p50, p90, p975] = asked.quantiles.map(({ values }) => values.map(Number));
    asked.starts.forEach((_, i) => {
      expect(p10[i]).toBeCloseTo(Number(asked.p10[i]), 1);
      expect(p90[i]).toBeCloseTo(Number(asked.p90[i]), 1);
      expect(p50[i]).toBeLessThanOrEqual(p90[i] + 1e-9);
      expect(p975[i]).toBeGreaterThanOrEqual(p90[i] - 1e-9);
    });
    const open = { organizationId, forecastId, step: 'layers' as const };
    const usual = await loadForecastWorkspace({ ...open, level: 'week' });
    const wide = await loadForecastWorkspace({ ...open, level: 'week', band: { low: 0.01, high: 0.99 } });
    const week = usual.series.p10.findIndex((value) => value !== null);
    expect(Number(usual.series.p10[week])).toBeLessThan(usual.series.volume[week]);
    expect(Number(wide.series.p10[week])).toBeLessThan(Number(usual.series.p10[week]));
    expect(Number(wide.series.p90[week])).toBeGreaterThan(Number(usual.series.p90[week]));
    await expect(
      readForecastQuantiles({ organizationId, forecastId, level: 'hour', probabilities }),
    ).rejects.toMatchObject({ code: 'invalid' });
    const { organizationId: foreign } = stranger;
    await expect(
      readForecastQuantiles({ organizationId: foreign, forecastId, level: 'day', probabilities }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('takes the history apart into weekdays, months and the shape of the day', async () => {
    const seasons = await analyseForecastSeasons({ organizationId, forecastId });
    if (!seasons) throw new Error('eight weeks of history are enough');
    expect(seasons.slots).toHaveLength(1440 / group.intervalMinutes);
    expect(seasons.slots.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
    const open = seasons.weekdays.filter(({ factor }) => factor > 0);
    expect(open.reduce((sum, { factor }) => sum + factor, 0) / open.length).toBeCloseTo(1, 9);
    expect(seasons.months.every(({ days }) => days === 0)).toBe(true);
    const { organizationId: foreign } = stranger;
    await expect(analyseForecastSeasons({ organizationId: foreign, forecastId })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('undo takes the last change back and redo puts it back, until something new is done', async () => {
    const before = await series();
    const from = localStart(startDate);
    const scale = (factor: number) =>
      addLayer(planner, {
        forecastId,
        layer: { kind: 'edit', target: 'volume', operation: { type: 'scale', factor }, from, to: from + dayMs },
      });
    await scale(2);
    const doubled = await series();
    const last = await scale(3);
    expect(await stepLayers(planner, { forecastId, direction: 'undo' })).toBe(last);
    expect(await series()).toEqual(doubled);
    expect(await stepLayers(planner, { forecastId, direction: 'redo' })).toBe(last);
    await stepLayers(planner, { forecastId, direction: 'undo' });
    await stepLayers(planner, { forecastId, direction: 'undo' });
    expect(await series()).toEqual(before);
    await scale(1.5);
    await expect(stepLayers(planner, { forecastId, direction: 'redo' })).rejects.toThrow('nothing to redo');
    await stepLayers(planner, { forecastId, direction: 'undo' });
  });

  it('copies a day of the forecast slot by slot, and a day of the history', async () => {
    const target = addDays(startDate, 8);
    const source = addDays(startDate, 2);
    const command = {
      intent: 'edit' as const,
      operation: 'copy' as const,
      target: 'volume' as const,
      from: clock(target, '00:00'),
      to: clock(addDays(target, 1), '00:00'),
      value: undefined,
      version: (await getForecast({ organizationId, forecastId })).version,
    };
    expect(await editForecast(planner, { forecastId, command: { ...command, sourceDate: source } })).toBeNull();
    const after = await series();
    const valuesOf = (date: string) =>
      after.volume.filter((_, i) => toLocalDate(after.starts[i] * 1000, group.timeZone) === date);
    expect(valuesOf(target)).toEqual(valuesOf(source));
    expect((await listLayers({ organizationId, forecastId })).at(-1)).toMatchObject({ copiedFrom: source });
    const { version } = await getForecast({ organizationId, forecastId });
    const past = addDays(startDate, -7);
    await editForecast(planner, { forecastId, command: { ...command, version, sourceDate: past } });
    const history = await loadForecastInput({
      organizationId,
      groupId: group.id,
      schema: 'not_unique_received',
      historyFrom: past,
      historyTo: addDays(past, 1),
      horizonEnd: startDate,
      includeHolidays: false,
      seed: 1,
    });
    const copied = await series();
    const now = copied.volume.filter((_, i) => toLocalDate(copied.starts[i] * 1000, group.timeZone) === target);
    const known = now.flatMap((value, i) => (Number.isNaN(history.volume[i]) ? [] : [[value, history.volume[i]]]));
    expect(known.length).toBeGreaterThan(40);
    for (const [value, came] of known) expect(value).toBe(came);
    await stepLayers(planner, { forecastId, direction: 'undo' });
    await stepLayers(planner, { forecastId, direction: 'undo' });
  });

  it('explains an interval from the usual day through every effect to the last layer', async () => {
    const at = localStart(addDays(startDate, 1)) + 11 * 3_600_000;
    const layerId = await addLayer(planner, {
      forecastId,
      layer: {
        kind: 'edit',
        target: 'volume',
        operation: { type: 'scale', factor: 1.3 },
        from: at,
        to: at + 900_000,
        comment: 'Mailing',
      },
    });
    const steps = await explainForecastInterval({ organizationId, forecastId, intervalStart: at });
    const now = await series();
    expect(steps.at(-1)).toMatchObject({ kind: 'edit', layerId, name: 'Mailing' });
    expect(steps.at(-1)?.after).toBeCloseTo(now.volume[now.starts.indexOf(at / 1000)], 1);
    const base = steps.findIndex((step) => step.kind === 'base');
    for (const [i, step] of steps.slice(1).entries()) expect(step.before).toBeCloseTo(steps[i].after, 6);
    expect(steps.slice(0, base).every((step) => step.kind === 'usual' || step.kind === 'effect')).toBe(true);
    await stepLayers(planner, { forecastId, direction: 'undo' });
  });

  it('a special event lies over every forecast it touches; two that overlap multiply; deleted it is gone', async () => {
    const before = await series();
    const date = addDays(startDate, 3);
    const event = {
      name: 'Storm',
      type: 'WEATHER',
      startsAt: clock(date, '10:00'),
      endsAt: clock(date, '12:00'),
      timeZone: group.timeZone,
      coefficient: 1.5,
      groupIds: [group.id],
    };
    const { eventId, touchedForecasts, jobId } = await changeSpecialEvent(planner, { values: event });
    expect(touchedForecasts).toBe(1);
    expect(await series(), 'the request itself leaves forecasts alone').toEqual(before);
    expect(await runJob(jobId)).toEqual([0]);
    const second = await changeSpecialEvent(planner, { values: { ...event, name: 'Fault', coefficient: 2 } });
    await runJob(second.jobId);
    const index = before.starts.indexOf(localStart(date) / 1000 + 10 * 3600);
    expect((await series()).volume[index]).toBeCloseTo(before.volume[index] * 3, 0);
    await expect(changeSpecialEvent(stranger, { eventId, values: event })).rejects.toMatchObject({ code: 'not_found' });
    await expect(changeSpecialEvent(stranger, { values: event })).rejects.toMatchObject({ code: 'invalid' });
    await expect(removeSpecialEvent(stranger, eventId)).rejects.toMatchObject({ code: 'not_found' });
    await runJob((await removeSpecialEvent(planner, eventId)).jobId);
    const last = await removeSpecialEvent(planner, second.eventId);
    await runJob(last.jobId);
    await runJob(last.jobId);
    expect(await series()).toEqual(before);
  });

  it('refuses an event that ends before it begins, without groups, or with a coefficient of nothing', async () => {
    const event = {
      name: 'Storm',
      type: 'WEATHER',
      startsAt: clock(startDate, '10:00'),
      endsAt: clock(startDate, '09:00'),
      timeZone: group.timeZone,
      coefficient: 1.5,
      groupIds: [group.id],
    };
    await expect(changeSpecialEvent(planner, { values: event })).rejects.toMatchObject({
      faults: [{ field: 'endsAt' }],
    });
    await expect(
      changeSpecialEvent(planner, { values: { ...event, coefficient: 0, groupIds: [] } }),
    ).rejects.toMatchObject({ faults: [{ field: 'coefficient' }, { field: 'groupIds' }] });
  });

  it('decisions on the history act on what the method learns from, and can be taken back', async () => {
    const date = addDays(startDate, -10);
    const from = localStart(date) + 10 * 3_600_000;
    const load = () =>
      loadForecastInput({
        organizationId,
        groupId: group.id,
        schema: 'not_unique_received',
        historyFrom: date,
        historyTo: addDays(date, 1),
        horizonEnd: startDate,
        includeHolidays: false,
        seed: 1,
      });
    const before = await load();
    const slot = (from - before.start) / 900_000;
    const decide = (action: string, values: number[] = []) =>
      decideCorrection(planner, {
        groupId: group.id,
        values: { target: 'volume', from, to: from + 1_800_000, finding: 'outlier', action, values },
      });
    await decide('exclude');
    expect(Array.from((await load()).volume.slice(slot, slot + 2))).toEqual([Number.NaN, Number.NaN]);
    await decide('replace', [7]);
    expect(Array.from((await load()).volume.slice(slot, slot + 2))).toEqual([7, 7]);
    await decide('neighbours');
    const [first, second] = (await load()).volume.slice(slot, slot + 2);
    const [left, right] = [before.volume[slot - 1], before.volume[slot + 2]];
    expect(first).toBeCloseTo(left + (right - left) / 3, 6);
    expect(second).toBeCloseTo(left + (2 * (right - left)) / 3, 6);
    const kept = await decide('keep');
    expect((await load()).keepAsIs).toEqual([{ from, to: from + 1_800_000 }]);
    const decision = { groupId: group.id, correctionId: kept };
    const elsewhere = { ...decision, groupId: crypto.randomUUID() };
    await expect(revertCorrection(stranger, decision)).rejects.toMatchObject({ code: 'not_found' });
    await expect(revertCorrection(planner, elsewhere)).rejects.toMatchObject({ code: 'not_found' });
    await revertCorrection(planner, decision);
    expect((await load()).volume).toEqual(before.volume);
    const page = await loadForecastWorkspace({ organizationId, forecastId, level: 'day', step: 'cleaning' });
    expect(page.steps.isHistoryNewer).toBe(true);
  });

  it('all that is proposed is accepted at once, or kept; what was decided before stays as it was; all is taken back', async () => {
    const { result } = await getForecast({ organizationId, forecastId });
    const { proposals } = result as unknown as { proposals: { from: number; to: number; target: string }[] };
    expect(proposals.length).toBeGreaterThan(1);
    const [first] = proposals;
    await decideCorrection(planner, {
      groupId: group.id,
      values: { target: first.target, from: first.from, to: first.to, finding: 'manual', action: 'exclude' },
    });
    const period = { organizationId, groupId: group.id, from: new Date(0), to: new Date(Date.now() + dayMs) };
    const run = (action: Record<string, string>) => runForecastCommand(planner, { forecastId, form: action });
    expect(await run({ intent: 'correct-all', action: 'replace' })).toEqual({});
    const accepted = await listCorrections(period);
    expect(accepted.length).toBeGreaterThan(1);
    expect(accepted.find(({ from, target }) => from === first.from && target === first.target)?.action).toBe('exclude');
    const replaced = accepted.filter(({ action, finding }) => action === 'replace' && finding !== 'level-shift');
    for (const { from, to, values } of replaced) expect(values).toHaveLength((to - from) / 900_000);
    expect(await decideAllProposals(planner, { forecastId, action: 'replace' })).toBe(0);
    const left = await decideAllProposals(planner, { forecastId, action: 'keep' });
    expect(accepted.length + left).toBe(proposals.length);
    await expect(decideAllProposals(stranger, { forecastId, action: 'keep' })).rejects.toMatchObject({
      code: 'not_found',
    });
    await expect(revertAllCorrections(stranger, { forecastId })).rejects.toMatchObject({ code: 'not_found' });
    expect(await run({ intent: 'uncorrect-all' })).toEqual({});
    expect(await listCorrections(period)).toEqual([]);
  });

  it('a new version carries the changes of planners; a snapshot stays frozen until it is made to count', async () => {
    const from = localStart(addDays(startDate, 4));
    await addLayer(planner, {
      forecastId,
      layer: { kind: 'edit', target: 'volume', operation: { type: 'set', value: 50 }, from, to: from + 3_600_000 },
    });
    const snapshot = await copyForecast(planner, { forecastId, kind: 'snapshot', name: 'Before the campaign' });
    expect(await series(snapshot)).toEqual(await series());
    const hours = (id: string) => readRequirementSeries({ organizationId, forecastId: id, level: 'day' });
    expect(await hours(snapshot)).toEqual(await hours(forecastId));
    const layer = { kind: 'edit' as const, target: 'volume' as const, from, to: from + 900_000 };
    await expect(
      addLayer(planner, { forecastId: snapshot, layer: { ...layer, operation: { type: 'scale', factor: 2 } } }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const outcome = (await runForecastCommand(planner, { forecastId, form: { intent: 'recompute' } })) as {
      forecastId: string;
    };
    const next = outcome.forecastId;
    await runHandler(generateForecastHandler, { forecastIds: [next] }, { organizationId });
    const carried = await series(next);
    expect(carried.volume[carried.starts.indexOf(from / 1000)]).toBe(50);
    expect(await getForecast({ organizationId, forecastId: next })).toMatchObject({ isCurrent: true });
    await makeForecastCurrent(planner, { forecastId: snapshot });
    expect(await getForecast({ organizationId, forecastId: next })).toMatchObject({ isCurrent: false });
    expect(await getForecast({ organizationId, forecastId: snapshot })).toMatchObject({ isCurrent: true });
    await expect(makeForecastCurrent(stranger, { forecastId })).rejects.toMatchObject({ code: 'not_found' });
    await expect(copyForecast(stranger, { forecastId, kind: 'scenario', name: 'Theirs' })).rejects.toMatchObject({
      code: 'not_found',
    });
  });

  it('a contact plan that was exported has the three columns that the import reads', async () => {
    const file = await exportForecast(planner, { forecastId, level: 'day', format: 'csv', layout: 'contacts' });
    const lines = new TextDecoder()
      .decode(file.body)
      .replace(/^\uFEFF/, '')
      .trim()
      .split(/\r?\n/);
    expect(lines[0]).toBe('time,contacts,aht_sec');
    expect(lines[1]).toMatch(new RegExp(`^${startDate.replaceAll('-', '.')} 00:00,`));
    expect(lines.length - 1).toBe((await series()).starts.length);
    const plan = await exportForecast(planner, { forecastId, level: 'day', format: 'csv', layout: 'operators' });
    expect(new TextDecoder().decode(plan.body).trim().split(/\r?\n/)).toHaveLength(lines.length - 1);
  });

  it('an export has the columns that were chosen, on the clocks that were chosen', async () => {
    const read = async (chosen: { columns?: string[]; zone?: string }, level: 'interval' | 'day' = 'interval') => {
      const { body } = await exportForecast(planner, { forecastId, level, format: 'csv', ...chosen });
      const text = new TextDecoder().decode(body).replace(/^\uFEFF/, '');
      return text.trim().split(/\r?\n/);
    };
    const whole = await read({});
    expect(whole[0]).toBe('time,contacts,aht_sec,base,p10,p90,actual,operators');
    const some = await read({ columns: ['operators,time', 'contacts'] });
    expect(some[0]).toBe('time,contacts,operators');
    const cells = whole.map((line) => line.split(','));
    expect(some).toEqual(cells.map(([time, contacts, , , , , , operators]) => `${time},${contacts},${operators}`));
    const away = await read({ columns: ['time', 'contacts'], zone: 'Asia/Vladivostok' });
    expect(away.map((line) => line.split(',')[1])).toEqual(cells.map(([, contacts]) => contacts));
    const ahead = toLocalInputValue(localStart(startDate), 'Asia/Vladivostok');
    expect(away[1].split(',')[0]).toBe(ahead.replaceAll('-', '.').replace('T', ' '));
    expect((await read({ columns: ['time'], zone: 'Asia/Vladivostok' }, 'day'))[1]).toMatch(/ 00:00$/);
    await expect(read({ columns: ['time', 'wage'] })).rejects.toMatchObject({
      faults: [{ field: 'columns', rule: 'unknown' }],
    });
  });
});
