import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import maintainPartitions from '~/jobs/maintain-partitions';
import { acknowledgeAlert, listOpenAlerts, reconcileAlerts } from '~/models/alert.server';
import type { Trouble } from '~/models/alert-rules';
import { ingestAgentStatus, ingestQueueMetrics } from '~/models/ingest.server';
import { getLiveBoard } from '~/models/live-board.server';
import { listCoverage } from '~/models/live-plan.server';
import { watchLiveDay } from '~/models/live-watch.server';
import { getOverviewDay } from '~/models/overview.server';
import { listNeeds } from '~/models/overview-needs.server';
import { listPartitions } from '~/models/partition.server';
import { getSystemHealth } from '~/models/system-health.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createEmployee } from '../../factories/employee';
import { createDepartment, createOrganization } from '../../factories/organization';

const all = { kind: 'all' as const };
const quarterMs = 900_000;
const minuteMs = 60_000;
let centre: Awaited<ReturnType<typeof createOrganization>>;
let now: Date;

beforeEach(async () => {
  centre = await createOrganization({ timeZone: 'UTC' });
  now = new Date();
  await prisma().agentState.createMany({
    data: [
      { organizationId: centre.organizationId, code: 'AVL', name: 'Available' },
      { organizationId: centre.organizationId, code: 'BRK', name: 'Break', isProductive: false, isBreak: true },
    ],
  });
});

afterEach(async () => {
  await prisma().schedule.deleteMany({ where: { organizationId: centre.organizationId } });
});

async function addAgent(departmentId = centre.department.id) {
  const { organizationId, site, workRule, group } = centre;
  return createEmployee({ organizationId, siteId: site.id, departmentId, workRuleId: workRule.id, groupId: group.id });
}

/** A published shift that began two hours ago and lasts four more, all of it work. */
async function planShift(employeeId: string, status = 'applied', startsAt = new Date(now.getTime() - 120 * minuteMs)) {
  const { organizationId, group } = centre;
  const endsAt = new Date(startsAt.getTime() + 360 * minuteMs);
  const date = new Date(startsAt.toISOString().slice(0, 10));
  const schedule = await prisma().schedule.create({
    data: { organizationId, name: 'Day', startDate: date, endDate: new Date(date.getTime() + 86_400_000), status },
  });
  const shift = { organizationId, employeeId, date, startsAt, endsAt, paidMinutes: 360 };
  await prisma().shift.create({
    data: {
      ...shift,
      scheduleId: schedule.id,
      activities: { create: { organizationId, kind: 'WORK', groupId: group.id, startsAt, endsAt } },
    },
  });
}

const report = (agentId: string, status: string, minutesAgo: number) =>
  ingestAgentStatus({
    organizationId: centre.organizationId,
    rows: [{ agentId, status, timestamp: new Date(now.getTime() - minutesAgo * minuteMs).toISOString() }],
  });

describe('a look at the live day', () => {
  it('measures adherence and tells who is absent', async () => {
    const [present, absent] = [await addAgent(), await addAgent()];
    await planShift(present.id);
    await planShift(absent.id);
    await report(present.id, 'AVL', 120);
    const look = await watchLiveDay(centre.organizationId, now);
    expect(look).toMatchObject({ measured: 2, opened: 1 });
    const [alert] = await listOpenAlerts({ organizationId: centre.organizationId, scope: all });
    expect(alert).toMatchObject({ rule: 'absent_agent', employeeId: absent.id, state: 'active' });
    const board = await getLiveBoard({ organizationId: centre.organizationId, scope: all, now });
    const adherenceOf = (id: string) => board.agents.find((agent) => agent.id === id)?.adherence;
    expect(adherenceOf(present.id)?.deviationMinutes).toBe(0);
    expect(adherenceOf(absent.id)?.deviationMinutes).toBeGreaterThan(100);
  });

  it('calls nobody absent in a group that no agent feed speaks of', async () => {
    const [silent, gone, colleague] = [await addAgent(), await addAgent(), await addAgent()];
    await planShift(silent.id);
    await ingestQueueMetrics({
      organizationId: centre.organizationId,
      rows: [{ groupId: centre.group.id, waiting: 4 }],
    });
    expect(await watchLiveDay(centre.organizationId, now)).toMatchObject({ opened: 0 });
    // last heard of two days ago: the feed is gone
    await report(gone.id, 'BRK', 2 * 24 * 60);
    expect(await watchLiveDay(centre.organizationId, now)).toMatchObject({ opened: 0 });
    // a colleague is heard of: now the silence of the other means something
    await report(colleague.id, 'AVL', 10);
    expect(await watchLiveDay(centre.organizationId, now)).toMatchObject({ opened: 1 });
    expect(await listOpenAlerts({ organizationId: centre.organizationId, scope: all })).toMatchObject([
      { rule: 'absent_agent', employeeId: silent.id },
    ]);
  });

  it('does nothing where no feed has ever spoken', async () => {
    await planShift((await addAgent()).id);
    expect(await watchLiveDay(centre.organizationId, now)).toBeNull();
  });

  it('counts published schedules only', async () => {
    const agent = await addAgent();
    await planShift(agent.id, 'draft');
    const board = await getLiveBoard({ organizationId: centre.organizationId, scope: all, now });
    expect(board.agents).toEqual([]);
    const from = new Date(Math.floor(now.getTime() / quarterMs) * quarterMs);
    const period = { from, to: new Date(from.getTime() + quarterMs) };
    expect(await listCoverage({ organizationId: centre.organizationId, ...period })).toEqual([]);
  });
});

describe('the board', () => {
  it('shows queues with counters, and people within the scope only', async () => {
    const other = await createDepartment({ organizationId: centre.organizationId });
    const [mine, theirs] = [await addAgent(), await addAgent(other.id)];
    await report(mine.id, 'AVL', 3);
    await report(theirs.id, 'BRK', 2);
    await ingestQueueMetrics({
      organizationId: centre.organizationId,
      rows: [{ groupId: centre.group.id, waiting: 4 }],
    });
    const scope = { kind: 'department' as const, departmentIds: [centre.department.id], employeeId: null };
    const board = await getLiveBoard({ organizationId: centre.organizationId, scope, now });
    expect(board.agents.map((agent) => [agent.id, agent.state?.status])).toEqual([[mine.id, 'AVL']]);
    expect(board.queues).toMatchObject([
      { groupId: centre.group.id, metrics: { waiting: 4 }, serviceLevelTarget: 0.8 },
    ]);
    const foreign = await createOrganization();
    const elsewhere = await getLiveBoard({ organizationId: foreign.organizationId, scope: all, now });
    expect([elsewhere.agents, elsewhere.queues[0].metrics]).toEqual([[], null]);
  });

  it('compares requirement and schedule by quarters of an hour', async () => {
    const agent = await addAgent();
    const from = new Date(Math.floor(now.getTime() / quarterMs) * quarterMs);
    await planShift(agent.id, 'applied', new Date(from.getTime() + quarterMs / 3));
    const { organizationId, group } = centre;
    const forecast = await prisma().forecast.create({
      data: {
        organizationId,
        groupId: group.id,
        lineageId: crypto.randomUUID(),
        name: 'Now',
        status: 'ready',
        isCurrent: true,
        historyFrom: new Date('2026-01-01'),
        historyTo: new Date('2026-01-31'),
        startDate: new Date(from.toISOString().slice(0, 10)),
        endDate: new Date(from.getTime() + 2 * 86_400_000),
        timeZone: 'UTC',
        intervalMinutes: 30,
      },
    });
    const halfHour = new Date(Math.floor(from.getTime() / (2 * quarterMs)) * 2 * quarterMs);
    const figures = {
      volume: 30,
      ahtSec: 240,
      erlangs: 4,
      baseAgents: 5,
      requiredAgents: 6.5,
      serviceLevel: 0.85,
      asaSec: 9,
      occupancy: 0.8,
    };
    await prisma().staffingRequirement.create({
      data: { forecastId: forecast.id, intervalStart: halfHour, organizationId, groupId: group.id, ...figures },
    });
    const [slot] = await listCoverage({ organizationId, from, to: new Date(from.getTime() + quarterMs) });
    expect(slot).toMatchObject({ groupId: group.id, atMs: from.getTime(), required: 6.5, volume: 15 });
    expect(slot.scheduled).toBeCloseTo(2 / 3, 6);
  });
});

describe('alerts', () => {
  const trouble = (change: Partial<Trouble> = {}): Trouble => ({
    rule: 'queue_overload',
    severity: 'critical',
    groupId: centre.group.id,
    employeeId: null,
    figures: { waiting: 30, longestWaitMs: 0 },
    afterMs: 0,
    ...change,
  });
  const look = (minutes: number, ...troubles: Trouble[]) =>
    reconcileAlerts({
      organizationId: centre.organizationId,
      troubles,
      now: new Date(now.getTime() + minutes * minuteMs),
    });
  const open = () => listOpenAlerts({ organizationId: centre.organizationId, scope: all });

  it('begin when a trouble has lasted, are one while it lasts, and end after two calm looks', async () => {
    const lasting = trouble({ rule: 'service_level', afterMs: 5 * minuteMs });
    expect(await look(0, lasting)).toEqual({ opened: 0, resolved: 0 });
    expect(await look(4, lasting)).toEqual({ opened: 0, resolved: 0 });
    expect(await look(5, lasting)).toEqual({ opened: 1, resolved: 0 });
    expect(await look(6, { ...lasting, figures: { waiting: 44 } })).toEqual({ opened: 0, resolved: 0 });
    expect(await open()).toMatchObject([{ rule: 'service_level', figures: { waiting: 44 } }]);
    expect(await look(7)).toEqual({ opened: 0, resolved: 0 });
    expect(await look(8)).toEqual({ opened: 0, resolved: 1 });
    expect(await open()).toEqual([]);
  });

  it('forget a trouble that went away before it had lasted', async () => {
    const lasting = trouble({ afterMs: 5 * minuteMs });
    await look(0, lasting);
    await look(3);
    expect(await look(6, lasting)).toEqual({ opened: 0, resolved: 0 });
  });

  it('are the same alert again when the trouble comes back within a quarter of an hour', async () => {
    await look(0, trouble());
    const [first] = await open();
    await look(1);
    await look(2);
    await look(10, trouble());
    const [again] = await open();
    expect([again.id, again.startedAtMs]).toEqual([first.id, first.startedAtMs]);
    await look(11);
    await look(12);
    await look(40, trouble());
    expect((await open())[0].id).not.toBe(first.id);
  });

  it('are taken on by whoever may see them, with a trace', async () => {
    await look(0, trouble());
    const [alert] = await open();
    const { organizationId } = centre;
    const stranger = createActor({ organizationId: (await createOrganization()).organizationId });
    await expect(acknowledgeAlert(stranger, alert.id)).rejects.toMatchObject({ code: 'not_found' });
    const actor = createActor({ organizationId, role: 'supervisor' });
    await acknowledgeAlert(actor, alert.id);
    expect((await open())[0].state).toBe('acknowledged');
    const audit = await prisma().auditEvent.findFirst({ where: { organizationId, entityId: alert.id } });
    expect(audit).toMatchObject({ action: 'alert.acknowledged', actorId: actor.id });
  });

  it('about people are hidden outside the scope', async () => {
    const other = await createDepartment({ organizationId: centre.organizationId });
    const person = await addAgent(other.id);
    await look(0, trouble({ rule: 'absent_agent', severity: 'warning', groupId: null, employeeId: person.id }));
    const scope = { kind: 'department' as const, departmentIds: [centre.department.id], employeeId: null };
    expect(await listOpenAlerts({ organizationId: centre.organizationId, scope })).toEqual([]);
    const [alert] = await open();
    const actor = createActor({
      organizationId: centre.organizationId,
      role: 'supervisor',
      departmentIds: [centre.department.id],
    });
    await expect(acknowledgeAlert(actor, alert.id)).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the overview', () => {
  it('adds up the day and lists what wants the reader', async () => {
    const agent = await addAgent();
    await planShift(agent.id);
    await report(agent.id, 'AVL', 120);
    await watchLiveDay(centre.organizationId, now);
    const from = new Date(Math.floor(now.getTime() / 86_400_000) * 86_400_000);
    const to = new Date(from.getTime() + 86_400_000);
    const day = await getOverviewDay({
      organizationId: centre.organizationId,
      scope: all,
      siteId: null,
      from,
      to,
      now,
    });
    expect(day.times).toHaveLength(96);
    expect(day.adherence).toEqual({ share: 1, people: 1 });
    expect(day.scheduled[Math.floor((now.getTime() - from.getTime()) / quarterMs)]).toBeCloseTo(1, 6);
    const planner = createActor({ organizationId: centre.organizationId, role: 'planner' });
    const kinds = (await listNeeds(planner)).map((need) => need.kind);
    expect(kinds).toEqual(['no_schedule', 'forecast_ending']);
    expect(await listNeeds(createActor({ organizationId: centre.organizationId, role: 'employee' }))).toEqual([]);
  });
});

describe('published shifts that cannot be kept', () => {
  const hour = 60 * minuteMs;
  const conflictsFor = async (actor: Parameters<typeof listNeeds>[0]) =>
    (await listNeeds(actor)).find((need) => need.kind === 'schedule_conflicts');

  it('are counted by people, named, and lead to the schedule', async () => {
    const { organizationId } = centre;
    const planner = createActor({ organizationId, role: 'planner' });
    const [rested, tired, away, past] = [await addAgent(), await addAgent(), await addAgent(), await addAgent()];
    // shifts of six hours; the rule of the centre asks for eleven hours between two
    await planShift(rested.id, 'applied', new Date(now.getTime() + 24 * hour));
    await planShift(rested.id, 'applied', new Date(now.getTime() + 42 * hour));
    await planShift(past.id, 'applied', new Date(now.getTime() - 20 * hour));
    expect(await conflictsFor(planner)).toBeUndefined();
    await planShift(tired.id, 'applied', new Date(now.getTime() + 24 * hour));
    await planShift(tired.id, 'draft', new Date(now.getTime() + 36 * hour));
    expect(await conflictsFor(planner)).toBeUndefined();
    await planShift(tired.id, 'applied', new Date(now.getTime() + 40 * hour));
    await planShift(away.id, 'applied', new Date(now.getTime() + 24 * hour));
    const reason = await prisma().absenceReason.create({ data: { organizationId, code: 'ILL', name: 'Sickness' } });
    for (const employeeId of [away.id, past.id]) {
      const [startsAt, endsAt] = [new Date(now.getTime() - 30 * hour), new Date(now.getTime() + 48 * hour)];
      await prisma().absence.create({ data: { organizationId, employeeId, reasonId: reason.id, startsAt, endsAt } });
    }
    const need = await conflictsFor(planner);
    expect(need?.count).toBe(2);
    expect(need?.names).toHaveLength(2);
    expect(need?.to).toMatch(/^\/plan\/schedules\/[0-9a-f-]{36}\/conflicts$/);
  });

  it('are those of the reader only', async () => {
    const { organizationId, department } = centre;
    const other = await createDepartment({ organizationId });
    const gone = await addAgent(other.id);
    await planShift(gone.id, 'applied', new Date(now.getTime() + 24 * hour));
    await prisma().employee.update({ where: { id: gone.id }, data: { dismissalDate: new Date(now) } });
    const reader = (departmentId: string) =>
      createActor({ organizationId, role: 'manager', departmentIds: [departmentId] });
    expect(await conflictsFor(reader(department.id))).toBeUndefined();
    expect(await conflictsFor(reader(other.id))).toMatchObject({ count: 1 });
  });
});

describe('the house itself', () => {
  it('keeps partitions three months ahead, and says so', async () => {
    await maintainPartitions.run({ signal: new AbortController().signal });
    for (const table of await listPartitions()) expect(table.monthsAhead, table.table).toBeGreaterThanOrEqual(3);
    expect(await maintainPartitions.run({ signal: new AbortController().signal })).toEqual({ created: 0 });
  });

  it('reports on each part', async () => {
    const health = await getSystemHealth();
    expect(Object.values(health).every((part) => part.isReachable)).toBe(true);
    expect(health.queues).toMatchObject({ report: [{ name: 'compute' }, { name: 'import' }, { name: 'maintenance' }] });
  });
});
