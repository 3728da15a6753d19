import { beforeAll, describe, expect, it } from 'vitest';
import { createBond } from '~/models/bond.server';
import { buildScheduleProblem } from '~/models/build-schedule-problem.server';
import { importCalendar, previewCalendarImport } from '~/models/calendar-import.server';
import { periodOf } from '~/models/norm-period';
import { listNorms } from '~/models/norm-report.server';
import { addPreference, deletePreference, listPreferences } from '~/models/preference.server';
import { createRotation, getRotation, updateRotation } from '~/models/rotation.server';
import { readPattern } from '~/models/rotation-days';
import { assignToDepartment, assignToPeople, previewAssignment } from '~/models/rule-assignment.server';
import { getEmployeeRules, listRulesInForce } from '~/models/rules-in-force.server';
import { addWorkPermit, endWorkPermit } from '~/models/work-permit.server';
import { createWorkRule } from '~/models/work-rule.server';
import { prisma } from '~/platform/prisma.server';
import { createCompany } from '../../factories/people';
import { unique } from '../../factories/unique';

type Company = Awaited<ReturnType<typeof createCompany>>;
let company: Company;
let other: Company;
let rotationId: string;
let ruleId: string;

const all = { kind: 'all' as const };
const makeRotation = (actor: Company['actors']['planner'], pattern: string, more = {}) =>
  createRotation({ actor, values: { name: unique('Rotation'), days: readPattern(pattern), ...more } });
const assign = (values: Record<string, unknown>, actor = company.actors.planner) => assignToPeople(actor, values);
const inForce = async (date: string, employeeId: string) => {
  const { rows } = await listRulesInForce({
    organizationId: company.organizationId,
    scope: all,
    filter: {},
    date,
    page: 1,
    pageSize: 50,
  });
  return rows.find((row) => row.employeeId === employeeId);
};
const frame = () => ({
  id: crypto.randomUUID(),
  organizationId: company.organizationId,
  startDate: '2027-03-01',
  endDate: '2027-03-28',
  groupIds: [company.group.id],
  departmentIds: [],
  forecastIds: [],
  parameters: {},
});

beforeAll(async () => {
  company = await createCompany();
  other = await createCompany();
  rotationId = (await makeRotation(company.actors.planner, '2/2')).id;
  ruleId = (
    await createWorkRule({
      actor: company.actors.planner,
      values: { name: unique('Rule'), minRestMinutes: 720, modes: { rest_between_shifts: 'consider', night: 'warn' } },
    })
  ).id;
});

describe('rotations', () => {
  it('refuse a cycle without work, an unknown template, and to go while somebody follows them', async () => {
    const actor = company.actors.planner;
    await expect(makeRotation(actor, 'RR')).rejects.toMatchObject({ faults: [{ field: 'days', rule: 'no_work_day' }] });
    const days = [{ kind: 'work', templateIds: [crypto.randomUUID()] }, { kind: 'off' }];
    await expect(createRotation({ actor, values: { name: unique('R'), days } })).rejects.toMatchObject({
      faults: [{ field: 'days', rule: 'unknown' }],
    });
    const { id } = await makeRotation(actor, 'WR');
    await assign({ kind: 'rotation', targetId: id, employeeIds: [company.southerner.id], from: '2030-01-01' });
    const rotation = await getRotation({ organizationId: company.organizationId, rotationId: id });
    const off = updateRotation({ actor, rotationId: id, version: 1, values: { ...rotation, status: 'inactive' } });
    await expect(off).rejects.toMatchObject({ faults: [{ field: 'status', rule: 'in_use' }] });
    await assign({ kind: 'rotation', targetId: null, employeeIds: [company.southerner.id], from: '2030-01-01' });
  });

  it('are of one organization, and for those who may write templates', async () => {
    const scope = { organizationId: other.organizationId, rotationId };
    await expect(getRotation(scope)).rejects.toMatchObject({ code: 'not_found' });
    await expect(makeRotation(company.actors.manager, '2/2')).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('assignment', () => {
  it('shows each person first, replaces what it overlaps, and lets it go on after the last day', async () => {
    const { id } = company.northerner;
    const week = (await makeRotation(company.actors.planner, 'WWWWWRR')).id;
    await assign({ kind: 'rotation', targetId: week, employeeIds: [id], from: '2027-01-01' });
    const values = {
      kind: 'rotation',
      targetId: rotationId,
      employeeIds: [id, company.southerner.id],
      from: '2027-06-01',
      lastDate: '2027-08-31',
      staggerDays: 1,
    };
    const preview = await previewAssignment(company.actors.planner, values);
    expect(preview.rows.map(({ verdict, cycleStart }) => [verdict, cycleStart])).toEqual([
      ['replace', '2027-06-01'],
      ['assign', '2027-06-02'],
    ]);
    expect((await inForce('2027-07-01', id))?.rotation?.id).toBe(week);
    expect(await assign(values)).toEqual({ changed: 2, counts: { replace: 1, assign: 1 } });
    const on = async (date: string) => (await inForce(date, id))?.rotation?.id;
    expect([await on('2027-05-31'), await on('2027-06-01'), await on('2027-08-31'), await on('2027-09-01')]).toEqual([
      week,
      rotationId,
      rotationId,
      week,
    ]);
    expect((await assign(values)).changed).toBe(0);
  });

  it('of a rule: the own comes before the nearest department, which comes before the contract', async () => {
    const { northerner, north, northTeam, actors, workRule } = company;
    const teamRule = (await createWorkRule({ actor: actors.planner, values: { name: unique('Team') } })).id;
    const sourceOn = async (date: string) => {
      const rule = (await inForce(date, northerner.id))?.rule;
      return [rule?.source, rule?.id];
    };
    expect(await sourceOn('2027-02-01')).toEqual(['contract', workRule.id]);
    await assignToDepartment(actors.planner, { departmentId: north.id, workRuleId: ruleId, from: '2027-02-01' });
    await assignToDepartment(actors.planner, { departmentId: northTeam.id, workRuleId: teamRule, from: '2027-03-01' });
    await assign({
      kind: 'work_rule',
      targetId: ruleId,
      employeeIds: [northerner.id],
      from: '2027-04-01',
      lastDate: '2027-04-30',
    });
    expect(await sourceOn('2027-02-01')).toEqual(['department', ruleId]);
    expect(await sourceOn('2027-03-01')).toEqual(['department', teamRule]);
    expect(await sourceOn('2027-04-30')).toEqual(['employee', ruleId]);
    expect(await sourceOn('2027-05-01')).toEqual(['department', teamRule]);
    const card = await getEmployeeRules({
      organizationId: company.organizationId,
      scope: all,
      employeeId: northerner.id,
      today: '2027-04-02',
    });
    expect(card.current?.id).toBe(ruleId);
    expect(card.rules.map((rule) => rule.source)).toEqual(['employee', 'department', 'department', 'contract']);
  });

  it('stays within the reach of the actor and the organization', async () => {
    const { southerner, actors } = company;
    const reach = { kind: 'rotation', targetId: rotationId, employeeIds: [southerner.id], from: '2027-01-01' };
    await expect(assign(reach, actors.manager)).rejects.toMatchObject({ faults: [{ field: 'employeeIds' }] });
    await expect(assign(reach, actors.employee)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(assign(reach, other.actors.planner)).rejects.toMatchObject({ faults: [{ field: 'targetId' }] });
    const department = { departmentId: company.south.id, workRuleId: ruleId, from: '2027-01-01' };
    await expect(assignToDepartment(actors.manager, department)).rejects.toMatchObject({ code: 'forbidden' });
    const { rows } = await listRulesInForce({
      organizationId: company.organizationId,
      scope: { kind: 'department', departmentIds: [company.north.id, company.northTeam.id], employeeId: null },
      filter: {},
      date: '2027-01-01',
      page: 1,
      pageSize: 50,
    });
    expect(rows.map((row) => row.employeeId)).toEqual([company.northerner.id]);
  });
});

describe('the problem of a schedule', () => {
  it('holds the rule, the rotation, the permits, the bonds and the modes that are in force', async () => {
    const { southerner, northerner, actors } = company;
    await assign({
      kind: 'rotation',
      targetId: rotationId,
      employeeIds: [southerner.id],
      from: '2027-03-08',
      cycleStart: '2027-03-05',
    });
    await assign({ kind: 'work_rule', targetId: ruleId, employeeIds: [southerner.id], from: '2027-03-01' });
    const permit = {
      kind: 'minor',
      dailyMaxMinutes: 420,
      latestEndMinute: 1200,
      from: '2027-03-10',
      lastDate: '2027-03-20',
    };
    const { id: permitId } = await addWorkPermit(actors.planner, southerner.id, permit);
    await createBond({
      actor: actors.planner,
      values: {
        name: unique('Bond'),
        kind: 'apart',
        employeeIds: [southerner.id, northerner.id],
        validFrom: '2027-03-15',
      },
    });
    const { problem, entriesOf } = await buildScheduleProblem(frame(), { withoutDemand: true });
    const [before, after] = entriesOf.get(southerner.id) ?? [];
    expect(before.employedTo).toBe('2027-03-07');
    expect(before.contract.minRestMinutes).toBe(720);
    expect(before.rules).toEqual({ rest_between_shifts: 'consider', night: 'warn' });
    expect(before.rotation).toBeUndefined();
    expect(after.rotation).toMatchObject({ pattern: 'WWRR', startDate: '2027-03-05', isMandatory: true });
    expect(after.permits).toEqual([
      {
        fromDate: '2027-03-10',
        toDate: '2027-03-20',
        nightAllowed: false,
        dailyMaxMinutes: 420,
        latestEndMinute: 1200,
      },
    ]);
    const bond = problem.bonds?.[0];
    expect(bond?.employeeIds).toEqual(
      [before.id, after.id, northerner.id].sort(
        (a, b) => problem.bonds![0].employeeIds.indexOf(a) - problem.bonds![0].employeeIds.indexOf(b),
      ),
    );
    expect(bond).toMatchObject({ kind: 'apart', fromDate: '2027-03-15' });
    await endWorkPermit(actors.planner, southerner.id, permitId, { from: '2027-03-12' });
    const again = await buildScheduleProblem(frame(), { withoutDemand: true });
    expect(again.entriesOf.get(southerner.id)?.[1].permits?.[0].toDate).toBe('2027-03-11');
    await expect(addWorkPermit(actors.manager, southerner.id, permit)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('takes notice, pay, points and pauses from the labour standards, and nothing where they are ignored', async () => {
    const plain = await buildScheduleProblem(frame(), { withoutDemand: true });
    expect([plain.problem.notice, plain.problem.pay, plain.problem.unpopular]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
    const { organizationId } = company;
    await prisma().labourStandard.createMany({
      data: [
        { organizationId, code: 'minimum_notice', value: { minutes: 2880 } },
        { organizationId, code: 'pauses_at_once', value: { percent: 20 } },
        { organizationId, code: 'fairness', value: { months: 3, lateShift: 1, nightShift: 2 } },
        {
          organizationId,
          code: 'pay',
          value: { night: 1.2, restDay: 2, holiday: 2, overtimeFirst: 1.5, overtimeNext: 2, importance: 2 },
        },
      ],
    });
    const { problem } = await buildScheduleProblem(frame(), { withoutDemand: true });
    expect(problem.notice?.minutes).toBe(2880);
    expect(problem.pausesAtOncePercent).toBe(20);
    expect(problem.unpopular).toEqual({ late: 1, night: 2 });
    expect(problem.pay).toEqual({ pricePerHour: 0.1, night: 1.2, weekend: 2, holiday: 2 });
    expect(problem.weights).toMatchObject({ overtimeFirstPerHour: 0.05, overtimeNextPerHour: 0.1 });
    expect(problem.rules?.minimum_notice).toBe('planning_only');
  });
});

describe('norm hours', () => {
  it('follow contract, rate, calendar and employment, and stand beside what is planned', async () => {
    const mine = await createCompany();
    const { organizationId, northerner, southerner } = mine;
    await prisma().contract.updateMany({
      where: { employeeId: southerner.id },
      data: { weeklyMinutes: 1200, rate: 0.5 },
    });
    const xml = `<calendar year="2026"><holidays><holiday id="1" title="New Year"/></holidays><days>${['01', '02', '05', '06', '07', '08'].map((d) => `<day d="01.${d}" t="1" h="1"/>`).join('')}<day d="04.30" t="2"/></days></calendar>`;
    await importCalendar(mine.actors.planner, { siteId: null, text: xml });
    const report = async (date: string, period: 'month' | 'quarter' | 'year') => {
      const { rows } = await listNorms({
        organizationId,
        scope: all,
        filter: {},
        ...periodOf(date, period),
        page: 1,
        pageSize: 50,
      });
      return Object.fromEntries(rows.map((row) => [row.employeeId, row]));
    };
    // January 2026: 22 weekdays less six holidays; April: 22 with one shortened day
    const january = await report('2026-01-15', 'month');
    expect(january[northerner.id]).toMatchObject({ workingDays: 16, normMinutes: 16 * 480, plannedMinutes: 0 });
    expect(january[southerner.id].normMinutes).toBe(16 * 240);
    const april = await report('2026-04-01', 'month');
    expect(april[northerner.id].normMinutes).toBe(22 * 480 - 60);
    expect(april[southerner.id].normMinutes).toBe(22 * 240 - 30);
    const reason = await prisma().absenceReason.create({
      data: { organizationId, name: 'Leave', code: unique('leave') },
    });
    const leave = (startsAt: string, endsAt: string) => ({
      organizationId,
      employeeId: northerner.id,
      reasonId: reason.id,
      startsAt: new Date(startsAt),
      endsAt: new Date(endsAt),
    });
    // two records that overlap count once; Saturday and Sunday not at all (Moscow, three hours ahead)
    await prisma().absence.createMany({
      data: [leave('2026-04-01T21:00Z', '2026-04-03T21:00Z'), leave('2026-04-02T21:00Z', '2026-04-06T21:00Z')],
    });
    expect((await report('2026-04-01', 'month'))[northerner.id].absentMinutes).toBe(3 * 480);
    await prisma().employee.update({ where: { id: northerner.id }, data: { dismissalDate: new Date('2026-04-16') } });
    await prisma().contract.updateMany({
      where: { employeeId: northerner.id },
      data: { validTo: new Date('2026-04-16') },
    });
    expect((await report('2026-04-01', 'quarter'))[northerner.id].workingDays).toBe(11);
    const foreign = await listNorms({
      organizationId,
      scope: { kind: 'own', employeeId: null },
      filter: {},
      ...periodOf('2026-01-01', 'year'),
      page: 1,
      pageSize: 50,
    });
    expect(foreign.rows).toEqual([]);
  });
});

describe('import of a calendar', () => {
  it('shows what changes, writes the year, takes away what the file does not name, and refuses a fault by its line', async () => {
    const { actors, site } = company;
    const text = (days: string) => `<calendar year="2031"><days>\n${days}\n</days></calendar>`;
    const first = text('<day d="01.01" t="1"/>\n<day d="01.04" t="3"/>');
    const preview = await previewCalendarImport(actors.planner, { siteId: site.id, text: first });
    expect(preview.counts).toEqual({ added: 2, changed: 0, same: 0, removed: 0 });
    await importCalendar(actors.planner, { siteId: site.id, text: first });
    const second = text('<day d="01.01" t="2"/>');
    expect((await importCalendar(actors.planner, { siteId: site.id, text: second })).counts).toEqual({
      added: 0,
      changed: 1,
      same: 0,
      removed: 1,
    });
    const days = await prisma().productionCalendarDay.findMany({ where: { siteId: site.id } });
    expect(days.map(({ dayType }) => dayType)).toEqual(['pre_holiday']);
    const broken = importCalendar(actors.planner, { siteId: site.id, text: text('<day d="02.30" t="1"/>') });
    await expect(broken).rejects.toMatchObject({ code: 'invalid', faults: [{ field: 'file', row: 2, rule: 'date' }] });
    await expect(importCalendar(actors.manager, { siteId: site.id, text: first })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await expect(importCalendar(other.actors.planner, { siteId: site.id, text: first })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('preferences', () => {
  it('are recorded, listed within reach, and taken back', async () => {
    const { organizationId, southerner, actors } = company;
    const wish = { employeeId: southerner.id, weekday: 5, kind: 'work', startMinute: 480, endMinute: 1020 };
    const { id } = await addPreference(actors.planner, wish);
    const list = (scope: Parameters<typeof listPreferences>[0]['scope']) =>
      listPreferences({ organizationId, scope, afterId: null, limit: 10 });
    expect((await list(all)).map((row) => row.id)).toContain(id);
    expect(await list({ kind: 'department', departmentIds: [company.north.id], employeeId: null })).toEqual([]);
    await expect(addPreference(actors.planner, { ...wish, date: '2027-01-01' })).rejects.toMatchObject({
      faults: [{ rule: 'date_or_weekday' }],
    });
    await expect(addPreference(actors.manager, wish)).rejects.toMatchObject({ code: 'not_found' });
    await expect(deletePreference(other.actors.planner, id)).rejects.toMatchObject({ code: 'not_found' });
    await deletePreference(actors.planner, id);
    expect(await list(all)).toEqual([]);
  });
});
