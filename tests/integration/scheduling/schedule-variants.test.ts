import { spawn } from 'node:child_process';
import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '~/engine/time';
import generateScheduleHandler from '~/jobs/generate-schedule.handler.server';
import { createSchedule, requestVariants } from '~/jobs/request-schedule.server';
import { buildScheduleProblem } from '~/models/build-schedule-problem.server';
import { copyForecast } from '~/models/forecast-version.server';
import { getSchedule, listSchedules } from '~/models/schedule.server';
import { readCheckpoint } from '~/models/schedule-checkpoint.server';
import { exportSchedule } from '~/models/schedule-export.server';
import { readScheduleGridJson } from '~/models/schedule-grid.server';
import { type GridData, sumCoverageByDay } from '~/modules/schedule-grid/grid-data';
import { buildOpenRows } from '~/modules/schedule-grid/open-positions';
import { listSheetRows } from '~/modules/schedule-grid/sheet-rows';
import { prisma } from '~/platform/prisma.server';
import { createForecastCentre } from '../../factories/planned-centre';
import { runHandler } from '../../factories/running-job';

const all = { kind: 'all' } as const;

describe('variants of a schedule', () => {
  let centre: Awaited<ReturnType<typeof createForecastCentre>>;
  let organizationId: string;

  beforeAll(async () => {
    centre = await createForecastCentre();
    organizationId = centre.organizationId;
  });

  const values = (changes: Record<string, unknown> = {}) => ({
    name: 'Variant',
    startDate: centre.startDate,
    endDate: addDays(centre.startDate, 6),
    timeBudgetSec: 2,
    ...changes,
  });
  const take = (scheduleId: string, jobId: string) =>
    prisma().schedule.update({ where: { id: scheduleId }, data: { status: 'planning', jobId } });

  it('queues one for each goal, and each goal gets what it asks for', async () => {
    const queued = await requestVariants(centre.planner, {
      values: values(),
      goals: ['coverage', 'fairness', 'cost', 'coverage'],
      nameOf: (goal) => `Variant · ${goal}`,
    });
    expect(queued.map((item) => item.goal)).toEqual(['coverage', 'fairness', 'cost']);
    const { items } = await listSchedules({ organizationId, scope: all, limit: 10 });
    expect(items.map((item) => [item.name, item.jobState])).toEqual(
      expect.arrayContaining([
        ['Variant · coverage', 'waiting'],
        ['Variant · fairness', 'waiting'],
        ['Variant · cost', 'waiting'],
      ]),
    );
    for (const { scheduleId, jobId } of queued) {
      await runHandler(generateScheduleHandler, { scheduleId }, { organizationId, jobId });
    }
    const [coverage, , cost] = await Promise.all(
      queued.map(({ scheduleId }) => getSchedule({ organizationId, scope: all, scheduleId })),
    );
    expect(coverage.parameters.goal).toBe('coverage');
    const weightsOf = async (schedule: typeof coverage) =>
      (await buildScheduleProblem({ ...schedule, organizationId })).problem.weights;
    const [forCoverage, forCost] = await Promise.all([weightsOf(coverage), weightsOf(cost)]);
    expect(forCoverage?.underQuadratic).toBeGreaterThan(forCost?.underQuadratic ?? 0);
    expect(forCost?.overQuadratic).toBeGreaterThan(forCoverage?.overQuadratic ?? 0);
  });

  it('refuses a goal it does not know, and creates nothing then', async () => {
    const before = await prisma().schedule.count({ where: { organizationId } });
    const wanted = { values: values(), goals: ['luck'], nameOf: String };
    await expect(requestVariants(centre.planner, wanted)).rejects.toMatchObject({ code: 'invalid' });
    expect(await prisma().schedule.count({ where: { organizationId } })).toBe(before);
  });

  it('rests on the saved states of forecasts that are chosen, and on the newest for the other groups', async () => {
    const [group] = centre.groups;
    const current = await prisma().forecast.findFirstOrThrow({
      where: { organizationId, groupId: group.id, isCurrent: true },
    });
    const snapshot = await copyForecast(centre.planner, { forecastId: current.id, kind: 'snapshot', name: 'Agreed' });
    const { scheduleId } = await createSchedule(centre.planner, values({ forecastIds: [snapshot] }));
    const { forecastIds } = await getSchedule({ organizationId, scope: all, scheduleId });
    expect(forecastIds).toContain(snapshot);
    expect(forecastIds).not.toContain(current.id);
    expect(forecastIds).toHaveLength(centre.groups.length);
    const late = values({
      forecastIds: [snapshot],
      startDate: addDays(centre.startDate, 60),
      endDate: addDays(centre.startDate, 66),
    });
    await expect(createSchedule(centre.planner, late)).rejects.toMatchObject({
      faults: [expect.objectContaining({ field: 'forecastIds', rule: 'not_covering' })],
    });
    const both = values({ forecastIds: [snapshot, current.id] });
    await expect(createSchedule(centre.planner, both)).rejects.toMatchObject({
      faults: [expect.objectContaining({ rule: 'duplicate' })],
    });
  });

  it('plans open positions as unnamed people: they are told of, and get no shifts', async () => {
    const [group] = centre.groups;
    const { scheduleId } = await createSchedule(
      centre.planner,
      values({ name: 'With hires', vacancies: [{ groupId: group.id, count: 3 }] }),
    );
    const jobId = crypto.randomUUID();
    await take(scheduleId, jobId);
    await runHandler(generateScheduleHandler, { scheduleId }, { organizationId, jobId });
    const schedule = await getSchedule({ organizationId, scope: all, scheduleId });
    const { result } = schedule;
    expect(result?.vacancies?.positions.map((position) => position.groupId)).toEqual([group.id, group.id, group.id]);
    expect(result?.vacancies?.positions.every((position) => position.shifts.length > 0)).toBe(true);
    expect(result?.vacancies?.shortPercent).toBeLessThan(result?.coverage.shortPercent ?? 0);
    const grid = JSON.parse(await readScheduleGridJson({ organizationId, scope: all, schedule })) as GridData;
    const noFilter = { text: '', groupId: '', departmentId: '', siteId: '', onlyConflicts: false, groupBy: null };
    const words = { section: 'Open', nameOf: (number: number, groupName: string) => `${number} ${groupName}` };
    const rows = buildOpenRows(grid, noFilter, words);
    expect(rows.map((row) => row.name)).toEqual([1, 2, 3].map((number) => `${number} ${group.name}`));
    expect(rows[0].section).toEqual({ title: 'Open', count: 3 });
    expect(rows.map((row) => row.cells.flatMap((cell) => cell?.chips ?? []).length)).toEqual(
      result?.vacancies?.positions.map((position) => position.shifts.length),
    );
    expect(rows[0].cells.flatMap((cell) => cell?.chips ?? [])[0]).toMatchObject({ code: expect.stringMatching(/./) });
    expect(buildOpenRows(grid, { ...noFilter, groupId: centre.groups[1].id }, words)).toEqual([]);
    expect(buildOpenRows(grid, { ...noFilter, text: 'a' }, words)).toEqual([]);
    const file = await exportSchedule({
      actor: centre.planner,
      scheduleId,
      layOut: (read) => ({
        rows: listSheetRows(read, noFilter, { ...words, ruleOf: String, countOf: ({ count }) => String(count) }),
        coverage: sumCoverageByDay(read, ''),
      }),
      words: { sheet: 'S', name: 'Name', hours: 'h', norm: 'n', missing: 'Missing', surplus: 'Surplus', date: String },
    });
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(await new Response(file.body).arrayBuffer());
    const lines = book.worksheets[0].getColumn(1).values.slice(1);
    expect(lines[0]).toBe('Name');
    expect(lines.slice(grid.people.length + 1)).toEqual([
      'Open (3)',
      ...rows.map((row) => row.name),
      'Missing',
      'Surplus',
    ]);
    const stored = await prisma().shift.count({ where: { scheduleId } });
    expect(stored).toBe(result?.shiftCount);
    const stray = values({ vacancies: [{ groupId: crypto.randomUUID(), count: 1 }] });
    await expect(createSchedule(centre.planner, stray)).rejects.toMatchObject({
      faults: [expect.objectContaining({ field: 'vacancies' })],
    });
  });

  it('goes on from the last saved state when the worker was killed', { timeout: 90_000 }, async () => {
    const { scheduleId } = await createSchedule(centre.planner, values({ name: 'Killed', timeBudgetSec: 60 }));
    const jobId = crypto.randomUUID();
    await take(scheduleId, jobId);
    const file = new URL('./plan-in-child.ts', import.meta.url).pathname;
    const child = spawn(process.execPath, ['--import', 'tsx', file, organizationId, scheduleId, jobId], {
      env: { ...process.env, SCHEDULE_CHECKPOINT_MS: '500', NODE_OPTIONS: '' },
      stdio: 'ignore',
    });
    const endsAt = Date.now() + 40_000;
    let saved = await readCheckpoint({ organizationId, jobId });
    while (!(saved && saved.elapsedMs > 3000) && Date.now() < endsAt) {
      await new Promise((resolve) => setTimeout(resolve, 200));
      saved = await readCheckpoint({ organizationId, jobId });
    }
    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('exit', resolve));
    saved = await readCheckpoint({ organizationId, jobId });
    expect(saved?.shifts.length).toBeGreaterThan(50);
    expect((await getSchedule({ organizationId, scope: all, scheduleId })).status).toBe('planning');

    const stop = new AbortController();
    const running = runHandler(generateScheduleHandler, { scheduleId }, { organizationId, jobId, signal: stop.signal });
    setTimeout(() => stop.abort('cancelled'), 4000);
    const { result, reports } = await running;
    const first = reports.find((report) => typeof report.metrics?.objective === 'number');
    expect(result?.resumedFrom).toBeCloseTo(saved?.objective ?? -1, 3);
    // why: without the saved state the first roster costs many times more
    expect(Number(first?.metrics?.objective)).toBeLessThan(1.5 * (saved?.objective ?? 0));
    expect(Number(result?.objective)).toBeLessThan(1.1 * (saved?.objective ?? 0));
    expect(await readCheckpoint({ organizationId, jobId })).toBeNull();
    expect((await getSchedule({ organizationId, scope: all, scheduleId })).status).toBe('planned');
  });
});
