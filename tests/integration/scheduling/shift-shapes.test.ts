import { beforeAll, describe, expect, it } from 'vitest';
import { createSchedule } from '~/jobs/request-schedule.server';
import { buildScheduleProblem } from '~/models/build-schedule-problem.server';
import { createRotation, getRotation } from '~/models/rotation.server';
import { saveRotationForm } from '~/models/rotation-form.server';
import { assignToPeople } from '~/models/rule-assignment.server';
import { saveRuleForm, saveTemplateForm } from '~/models/rule-forms.server';
import { getSchedule } from '~/models/schedule.server';
import { findConflicts } from '~/models/schedule-conflicts.server';
import type { ScheduleGrid } from '~/models/schedule-grid';
import { readScheduleGridJson } from '~/models/schedule-grid.server';
import { loadPlanState } from '~/models/schedule-plan-state.server';
import { loadShifts } from '~/models/schedule-shifts.server';
import { createShift } from '~/models/shift.server';
import { createShiftTemplate, getShiftTemplate, listShiftTemplates } from '~/models/shift-template.server';
import { createWorkRule, getWorkRule, listWorkRules, updateWorkRule } from '~/models/work-rule.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createOrganization } from '../../factories/organization';
import { createForecastCentre, planSchedule } from '../../factories/planned-centre';
import { unique } from '../../factories/unique';

const all = { kind: 'all' } as const;
type Centre = Awaited<ReturnType<typeof createForecastCentre>>;
let centre: Centre;
let organizationId: string;
let splitId: string;

const formOf = (fields: Record<string, string | string[]>): FormData => {
  const form = new FormData();
  for (const [name, values] of Object.entries(fields)) {
    for (const value of [values].flat()) form.append(name, value);
  }
  return form;
};
const splitForm = (changes: Record<string, string | string[]> = {}) =>
  formOf({
    name: unique('Split'),
    code: unique('S'),
    startFrom: '07:00',
    startTo: '10:00',
    stepMinutes: '60',
    spanHours: '11',
    paidHours: '8',
    firstPartHours: '4',
    gapHours: '3',
    weekdays: ['1', '2', '3', '4', '5', '6', '7'],
    colour: '3',
    status: 'active',
    ...changes,
  });
const idOf = async (saving: Promise<unknown>) => ((await saving) as { id: string }).id;
const problem = async (employeeIds: string[]) => {
  const { startDate, endDate, groups } = centre;
  const groupIds = groups.map(({ id }) => id);
  const frame = { id: crypto.randomUUID(), organizationId, startDate, endDate, groupIds, departmentIds: [] };
  return buildScheduleProblem({ ...frame, forecastIds: [], parameters: {} }, { withoutDemand: true, employeeIds });
};
const people = async () => {
  const { startDate, endDate, groups } = centre;
  const groupIds = groups.map(({ id }) => id);
  const frame = { id: crypto.randomUUID(), organizationId, startDate, endDate, groupIds, departmentIds: [] };
  const built = await buildScheduleProblem({ ...frame, forecastIds: [], parameters: {} }, { withoutDemand: true });
  return built.people.filter((person) => built.entriesOf.get(person.id)?.length === 1).map(({ id }) => id);
};

beforeAll(async () => {
  centre = await createForecastCentre();
  organizationId = centre.organizationId;
  splitId = await idOf(saveTemplateForm(centre.planner, splitForm()));
});

describe('shift templates', () => {
  it('hold a split shift, whose pay leaves out the gap', async () => {
    const template = await getShiftTemplate({ organizationId, templateId: splitId });
    expect(template).toMatchObject({ firstPartMinutes: 240, gapMinutes: 180, spanMinutes: 660, paidMinutes: 480 });
    await expect(saveTemplateForm(centre.planner, splitForm({ paidHours: '9' }))).rejects.toMatchObject({
      faults: [{ field: 'paidMinutes', rule: 'pauses' }],
    });
    await expect(saveTemplateForm(centre.planner, splitForm({ gapHours: '' }))).rejects.toMatchObject({
      faults: [{ field: 'gapMinutes', rule: 'both' }],
    });
    await expect(saveTemplateForm(centre.planner, splitForm({ firstPartHours: '9' }))).rejects.toMatchObject({
      faults: [{ field: 'gapMinutes', rule: 'too_big' }],
    });
  });

  it('refuse lengths, core hours and successions that mean nothing, and name the field', async () => {
    const plain = { firstPartHours: '', gapHours: '', spanHours: '4', paidHours: '4' };
    const faultOf = (changes: Record<string, string | string[]>) =>
      saveTemplateForm(centre.planner, splitForm({ ...plain, ...changes })).then(
        () => null,
        ({ faults }) => [faults[0].field, faults[0].rule],
      );
    expect(await faultOf({ longestSpanHours: '3' })).toEqual(['longestSpanMinutes', 'order']);
    expect(await faultOf({ longestSpanHours: '12', spanStepMinutes: '5' })).toEqual(['spanStepMinutes', 'too_many']);
    expect(await faultOf({ coreFrom: '10:00' })).toEqual(['coreToMinute', 'both']);
    expect(await faultOf({ coreFrom: '25:99', coreTo: '12:00' })).toEqual(['coreFromMinute', 'type']);
    expect(await faultOf({ coreFrom: '10:00', coreTo: '16:00' })).toEqual(['coreToMinute', 'too_big']);
    expect(await faultOf({ barredNextIds: crypto.randomUUID() })).toEqual(['barredNextIds', 'unknown']);
    const other = await createOrganization();
    const foreign = await createShiftTemplate({
      actor: createActor({ organizationId: other.organizationId, role: 'planner' }),
      values: { name: 'F', code: 'F', startFromMinute: 480, startToMinute: 480, spanMinutes: 240, paidMinutes: 240 },
    });
    expect(await faultOf({ barredNextIds: foreign.id })).toEqual(['barredNextIds', 'unknown']);
  });

  it('become lengths, core hours and successions of the engine', async () => {
    const values = {
      name: unique('Open'),
      code: unique('O'),
      startFromMinute: 480,
      startToMinute: 600,
      spanMinutes: 240,
      paidMinutes: 240,
      longestSpanMinutes: 420,
      spanStepMinutes: 60,
      coreFromMinute: 600,
      coreToMinute: 660,
      barredNextIds: [splitId],
    };
    const { id } = await createShiftTemplate({ actor: centre.planner, values });
    const [person] = await people();
    const built = await problem([person]);
    const template = built.problem.templates.find((item) => item.id === id);
    expect(template?.coreHours).toEqual({ fromMinute: 600, toMinute: 660 });
    const lengths = [template, ...(template?.otherLengths ?? [])];
    expect(lengths.map((length) => length?.spanMinutes)).toEqual([240, 300, 360, 420]);
    expect(built.problem.forbiddenSuccessions).toEqual([{ fromTemplateId: id, toTemplateId: splitId }]);
    const split = built.problem.templates.find((item) => item.id === splitId);
    expect(split?.gap).toEqual({ afterStartMinutes: 240, minutes: 180 });
  });
});

describe('work rules', () => {
  it('hold core hours, hours in a row, starts and limits of kinds, and give them to their people', async () => {
    const ruleId = await idOf(
      saveRuleForm(
        centre.planner,
        formOf({
          kind: 'work',
          name: unique('Rule'),
          status: 'active',
          maxConsecutiveDays: '6',
          minConsecutiveDays: '2',
          minDaysPerWeek: '0',
          maxDaysPerWeek: '5',
          minDaysOffPerWeek: '2',
          freeWeekendsPerFour: '1',
          coreFrom: '11:00',
          coreTo: '13:00',
          maxRunHours: '40',
          maxStartSpreadHours: '2',
          limitTemplate: [splitId, ''],
          limitCount: ['2', '3'],
          'mode.run_hours': 'warn',
          'mode.consecutive_days_min': 'consider',
        }),
      ),
    );
    const [person] = await people();
    await assignToPeople(centre.planner, {
      kind: 'work_rule',
      targetId: ruleId,
      employeeIds: [person],
      from: centre.startDate,
    });
    const [entry] = (await problem([person])).entriesOf.get(person) ?? [];
    expect(entry.coreHours).toEqual({ fromMinute: 660, toMinute: 780 });
    expect(entry.contract).toMatchObject({ minConsecutiveDays: 2, maxRunMinutes: 2400, maxStartSpreadMinutes: 120 });
    expect(entry.shiftTypeLimits).toEqual([{ templateIds: [splitId], maxPerWeek: 2 }]);
    expect(entry.rules).toEqual({ run_hours: 'warn', consecutive_days_min: 'consider' });
    const row = await getWorkRule({ organizationId, workRuleId: ruleId });
    await expect(
      updateWorkRule({
        actor: centre.planner,
        workRuleId: ruleId,
        version: row.version,
        values: { ...row, minConsecutiveDays: 7 },
      }),
    ).rejects.toMatchObject({ faults: [{ field: 'minConsecutiveDays', rule: 'order' }] });
    const values = { ...row, shiftLimits: [{ templateIds: [crypto.randomUUID()], maxPerWeek: 1 }] };
    await expect(
      updateWorkRule({ actor: centre.planner, workRuleId: ruleId, version: row.version, values }),
    ).rejects.toMatchObject({ faults: [{ field: 'shiftLimits', rule: 'unknown' }] });
  });

  it('of open positions are for nobody with a name', async () => {
    const actor = centre.planner;
    await expect(
      createWorkRule({ actor, values: { name: unique('Open'), isForVacancies: true } }),
    ).rejects.toMatchObject({ faults: [{ field: 'weeklyMinutes', rule: 'required' }] });
    const values = { name: unique('Open'), isForVacancies: true, weeklyMinutes: 1200 };
    const { id } = await createWorkRule({ actor, values });
    const [person] = await people();
    const given = { kind: 'work_rule', targetId: id, employeeIds: [person], from: centre.startDate };
    await expect(assignToPeople(actor, given)).rejects.toMatchObject({
      faults: [{ field: 'targetId', rule: 'unknown' }],
    });
    const used = (await listWorkRules({ organizationId })).find((rule) => rule.contractCount > 0);
    if (!used) throw new Error('somebody works under a rule');
    const vacant = { ...used, isForVacancies: true, weeklyMinutes: 2400 };
    await expect(
      updateWorkRule({ actor, workRuleId: used.id, version: used.version, values: vacant }),
    ).rejects.toMatchObject({ faults: [{ field: 'isForVacancies', rule: 'in_use' }] });
  });
});

describe('overtime', () => {
  it('of two days and of the year bounds the plan, by the labour standard and what was worked beside it', async () => {
    const [person] = (await people()).slice(7);
    const [before] = (await problem([person])).problem.employees;
    expect((await problem([person])).problem.overtime).toEqual({ dailyNormMinutes: 480, twoDayMinutes: 240 });
    expect(before.contract.periodMaxMinutes).toBeUndefined();
    const date = new Date(`${centre.startDate.slice(0, 4)}-01-05T00:00:00Z`);
    const schedule = await prisma().schedule.create({
      data: { organizationId, name: unique('Earlier'), startDate: date, endDate: date, status: 'applied' },
    });
    const startsAt = new Date(date.getTime() + 8 * 3_600_000);
    await prisma().shift.create({
      data: {
        organizationId,
        scheduleId: schedule.id,
        employeeId: person,
        date,
        startsAt,
        endsAt: new Date(startsAt.getTime() + 8 * 3_600_000),
        paidMinutes: 120 * 60,
        kind: 'overtime',
      },
    });
    const [after] = (await problem([person])).problem.employees;
    expect(after.contract.periodMaxMinutes).toBeGreaterThan(0);
    expect(after.contract.periodMaxMinutes).toBeLessThanOrEqual(2 * after.contract.weeklyTargetMinutes);
    await prisma().schedule.delete({ where: { id: schedule.id } });
  });
});

describe('rotations by demand', () => {
  it('hold cycles to choose from, written as people write them', async () => {
    const form = { name: unique('Choice'), kind: 'demand', choices: '5/2, 2/2; РРРВВ', status: 'active' };
    const rotationId = await idOf(saveRotationForm(centre.planner, formOf(form)));
    const rotation = await getRotation({ organizationId, rotationId });
    expect(rotation.choices).toEqual(['WWWWWRR', 'WWRR', 'WWWRR']);
    const bad = formOf({ ...form, name: unique('Choice'), choices: '5/2, sometimes' });
    await expect(saveRotationForm(centre.planner, bad)).rejects.toMatchObject({ faults: [{ field: 'choices' }] });
    const values = { name: unique('Choice'), kind: 'demand', choices: ['RRR'] };
    await expect(createRotation({ actor: centre.planner, values })).rejects.toMatchObject({
      faults: [{ field: 'choices', rule: 'no_work_day' }],
    });
    const none = createRotation({ actor: centre.planner, values: { name: unique('Choice'), kind: 'demand' } });
    await expect(none).rejects.toMatchObject({ faults: [{ field: 'maxDaysPerWeek', rule: 'required' }] });
  });
});

describe('a plan with split shifts, chosen rotations and open positions of a rule', () => {
  it('is lawful, stores the gaps and says who got which cycle', async () => {
    const { planner, startDate, endDate, groups } = centre;
    const [, second, third, fourth] = await people();
    const splitRule = await createWorkRule({
      actor: planner,
      values: { name: unique('Split only'), templateIds: [splitId], minDaysPerWeek: 0, weeklyToleranceMinutes: 2400 },
    });
    await assignToPeople(planner, {
      kind: 'work_rule',
      targetId: splitRule.id,
      employeeIds: [second],
      from: startDate,
    });
    const rotation = await createRotation({
      actor: planner,
      values: { name: unique('Choice'), kind: 'demand', choices: ['WWWWWRR'] },
    });
    await assignToPeople(planner, {
      kind: 'rotation',
      targetId: rotation.id,
      employeeIds: [third, fourth],
      from: startDate,
    });
    const open = await createWorkRule({
      actor: planner,
      values: {
        name: unique('Half a week'),
        isForVacancies: true,
        weeklyMinutes: 1200,
        templateIds: [splitId],
        weeklyToleranceMinutes: 480,
      },
    });
    const vacancies = [{ groupId: groups[0].id, count: 2, workRuleId: open.id }];
    const named = { name: unique('Shapes'), startDate, endDate };
    const stray = { ...named, vacancies: [{ ...vacancies[0], workRuleId: splitRule.id }] };
    await expect(createSchedule(planner, stray)).rejects.toMatchObject({
      faults: [{ field: 'vacancies', rule: 'unknown_rule' }],
    });
    const { scheduleId } = await planSchedule(planner, { ...named, vacancies, timeBudgetSec: 4 });
    const schedule = { ...(await getSchedule({ organizationId, scope: all, scheduleId })), organizationId };
    const rows = await loadShifts({ organizationId, scheduleId });

    const own = rows.filter((row) => row.employeeId === second);
    expect(own.length).toBeGreaterThan(0);
    for (const row of own) {
      expect(row.templateId).toBe(splitId);
      const gap = row.activities.filter(({ kind }) => kind === 'GAP');
      expect(gap).toHaveLength(1);
      expect(gap[0]).toMatchObject({ startMs: row.startMs + 4 * 3_600_000, isPaid: false, groupId: null });
      expect(gap[0].endMs - gap[0].startMs).toBe(3 * 3_600_000);
    }
    const shortfall = ['weekly_min', 'days_min', 'rotation'];
    const conflicts = await findConflicts(schedule, { employeeIds: [second, third, fourth] });
    expect(conflicts.filter(({ rule, mode }) => mode === 'planning_only' && !shortfall.includes(rule))).toEqual([]);

    const chosen = schedule.result?.rotations?.map(({ employeeId, pattern }) => [employeeId, pattern]);
    expect(new Map(chosen as [string, string][])).toEqual(
      new Map([
        [third, 'WWWWWRR'],
        [fourth, 'WWWWWRR'],
      ]),
    );
    const positions = schedule.result?.vacancies?.positions ?? [];
    expect(positions).toHaveLength(2);
    for (const position of positions) {
      expect(position.weeklyMinutes).toBe(1200);
      expect(position.ruleName).toMatch(/^Half a week/);
      expect(position.shifts.every(({ templateId }) => templateId === splitId)).toBe(true);
    }
    const grid = JSON.parse(await readScheduleGridJson({ organizationId, scope: all, schedule })) as ScheduleGrid;
    expect(grid.templates.find(([id]) => id === splitId)?.[8]).toBe(180);

    const state = await loadPlanState(schedule);
    const gaps = state.shifts.filter((shift) => shift.pauses.some(({ kind }) => kind === 'gap'));
    expect(gaps.length).toBeGreaterThanOrEqual(own.length);
  });

  it('lets a planner put a split shift by hand, with its gap', async () => {
    const { planner, startDate, endDate } = centre;
    const person = (await people())[5];
    const { scheduleId } = await createSchedule(planner, { name: unique('By hand'), startDate, endDate });
    const shift = { employeeId: person, date: startDate, startMinute: 480, spanMinutes: 660, templateId: splitId };
    await createShift(planner, { scheduleId, values: shift });
    const [row] = await loadShifts({ organizationId, scheduleId, employeeIds: [person] });
    expect(row.paidMinutes).toBe(480);
    expect(
      row.activities.filter(({ kind }) => kind === 'GAP').map(({ startMs }) => (startMs - row.startMs) / 60_000),
    ).toEqual([240]);
    const inGap = row.activities.filter(
      ({ kind, startMs }) =>
        kind === 'WORK' && startMs >= row.startMs + 240 * 60_000 && startMs < row.startMs + 420 * 60_000,
    );
    expect(inGap).toEqual([]);
  });

  it('finds templates by their organization only', async () => {
    const other = await createOrganization();
    expect(await listShiftTemplates({ organizationId: other.organizationId })).toEqual([]);
    await expect(getShiftTemplate({ organizationId: other.organizationId, templateId: splitId })).rejects.toMatchObject(
      {
        code: 'not_found',
      },
    );
  });
});
