import { beforeAll, describe, expect, it } from 'vitest';
import { addDays, toLocalParts, weekdayOf } from '~/engine/time';
import estimateHandler from '~/jobs/estimate-relaxations.handler.server';
import placeHandler from '~/jobs/place-activities.handler.server';
import { requestActivities } from '~/jobs/request-activities.server';
import { requestRelaxations } from '~/jobs/request-relaxations.server';
import { applyProposals } from '~/models/apply-proposals.server';
import { type RelaxationAnswer, relaxableRules } from '~/models/relaxation-input';
import { getSchedule } from '~/models/schedule.server';
import { setArchived } from '~/models/schedule-archive.server';
import { getProposal } from '~/models/schedule-proposal.server';
import { loadShifts } from '~/models/schedule-shifts.server';
import {
  createTimetableEvent,
  getTimetableEvent,
  listTimetableEvents,
  setTimetableEventStatus,
  updateTimetableEvent,
} from '~/models/timetable-event.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createForecastCentre, planSchedule } from '../../factories/planned-centre';
import { runJob } from '../../factories/running-job';

const all = { kind: 'all' } as const;

describe('activities in a schedule', () => {
  let centre: Awaited<ReturnType<typeof createForecastCentre>>;
  let organizationId: string;
  let scheduleId: string;
  let zones: Map<string, string>;

  const event = (changes: Record<string, unknown> = {}) => ({
    name: 'Product training',
    kind: 'TRAINING',
    minutes: 60,
    fromMinute: 600,
    toMinute: 1020,
    recurrence: 'weekly',
    weekdays: [2, 3],
    startDate: centre.startDate,
    ...changes,
  });
  const place = async (eventIds: string[]) => {
    const { proposalId, jobId } = await requestActivities(centre.planner, { scheduleId, values: { eventIds } });
    await runJob(placeHandler, jobId);
    return getProposal(centre.planner, { scheduleId, proposalId });
  };

  beforeAll(async () => {
    centre = await createForecastCentre();
    organizationId = centre.organizationId;
    const { startDate, endDate, planner } = centre;
    scheduleId = (await planSchedule(planner, { name: 'With events', startDate, endDate, timeBudgetSec: 2 }))
      .scheduleId;
    const people = await prisma().employee.findMany({ where: { organizationId } });
    zones = new Map(people.map((person) => [person.id, person.timeZone]));
  });

  it('places a weekly training once a week, within its hours, together, and never twice', async () => {
    const { eventId } = await createTimetableEvent(centre.planner, event({ minParticipants: 3, maxParticipants: 6 }));
    const before = await loadShifts({ organizationId, scheduleId });
    const proposal = await place([eventId]);
    expect(proposal.summary?.placements).toHaveLength(2);
    expect(proposal.summary?.changes.every((change) => change.activity?.startsWith('Product training'))).toBe(true);
    expect(await loadShifts({ organizationId, scheduleId })).toEqual(before);
    await applyProposals(centre.planner, { scheduleId, proposalIds: [proposal.id] });
    const trainings = (await loadShifts({ organizationId, scheduleId })).flatMap((shift) =>
      shift.activities.filter((item) => item.kind === 'TRAINING').map((item) => ({ ...item, shift })),
    );
    const starts = new Set(trainings.map((item) => item.startMs));
    expect(starts.size).toBe(2);
    for (const start of starts) {
      const own = trainings.filter((item) => item.startMs === start);
      expect(own.length).toBeGreaterThanOrEqual(3);
      expect(own.length).toBeLessThanOrEqual(6);
    }
    for (const { startMs, endMs, shift } of trainings) {
      expect(endMs - startMs).toBe(3_600_000);
      const { date, minuteOfDay } = toLocalParts(startMs, zones.get(shift.employeeId) ?? 'UTC');
      expect([2, 3]).toContain(weekdayOf(date));
      expect(minuteOfDay).toBeGreaterThanOrEqual(600);
      expect(minuteOfDay).toBeLessThanOrEqual(960);
      const others = shift.activities.filter((item) => item.kind !== 'TRAINING');
      expect(others.filter((item) => item.startMs < endMs && item.endMs > startMs)).toEqual([]);
      const was = before.find((row) => row.id === shift.id);
      expect(shift).toMatchObject({ startMs: was?.startMs, endMs: was?.endMs, paidMinutes: was?.paidMinutes });
    }
    const again = await place([eventId]);
    expect(again.summary).toMatchObject({ changedShifts: 0, placements: [] });
  });

  it('says which events find no place, and why', async () => {
    const { eventId } = await createTimetableEvent(
      centre.planner,
      event({
        name: 'At night',
        recurrence: 'once',
        endDate: centre.endDate,
        fromMinute: 120,
        toMinute: 240,
        minParticipants: 5,
      }),
    );
    const { summary } = await place([eventId]);
    expect(summary?.notPlaced).toEqual([
      expect.objectContaining({
        name: expect.stringContaining('At night'),
        reason: expect.stringContaining('of at least 5'),
      }),
    ]);
  });

  it('changes an event, refuses an older version, and keeps departments apart', async () => {
    const { eventId } = await createTimetableEvent(centre.planner, event({ name: 'Briefing', minutes: 30 }));
    const change = (actor: typeof centre.planner, values: Record<string, unknown>, expectedVersion: number) =>
      updateTimetableEvent(actor, { eventId, values, expectedVersion });
    await change(centre.planner, event({ name: 'Longer briefing', minutes: 45, monthDay: 15 }), 1);
    expect(await getTimetableEvent(centre.planner, eventId)).toMatchObject({
      name: 'Longer briefing',
      minutes: 45,
      monthDay: 15,
      status: 'active',
      version: 2,
    });
    const record = await prisma().auditEvent.findFirstOrThrow({
      where: { organizationId, entityId: eventId, action: 'timetable_event.updated' },
    });
    expect(record).toMatchObject({ before: { name: 'Briefing' }, after: { name: 'Longer briefing' } });
    await expect(change(centre.planner, event({ name: 'Late' }), 1)).rejects.toMatchObject({ code: 'conflict' });
    await expect(change(centre.planner, event({ minutes: 600 }), 2)).rejects.toMatchObject({ code: 'invalid' });
    const stranger = createActor({ organizationId: crypto.randomUUID(), role: 'planner' });
    await expect(change(stranger, event(), 2)).rejects.toMatchObject({ code: 'not_found' });
    const manager = createActor({ organizationId, role: 'manager', departmentIds: [crypto.randomUUID()] });
    await expect(change(manager, event(), 2)).rejects.toMatchObject({
      code: expect.stringMatching(/not_found|forbidden/),
    });
  });

  it('refuses events that cannot be, and those of others', async () => {
    const faultsOf = (values: Record<string, unknown>) =>
      createTimetableEvent(centre.planner, values).catch((error) =>
        error.faults.map((f: { field: string }) => f.field),
      );
    expect(await faultsOf(event({ minutes: 600 }))).toContain('minutes');
    expect(await faultsOf(event({ toMinute: 620 }))).toEqual(['toMinute']);
    expect(await faultsOf(event({ weekdays: [] }))).toEqual(['weekdays']);
    expect(await faultsOf(event({ minParticipants: 9, maxParticipants: 3 }))).toEqual(['minParticipants']);
    const stranger = createActor({ organizationId: crypto.randomUUID(), role: 'planner' });
    expect(await listTimetableEvents(stranger)).toEqual([]);
    const [known] = await listTimetableEvents(centre.planner);
    await expect(
      setTimetableEventStatus(stranger, { eventId: known.id, status: 'inactive', expectedVersion: 1 }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await setTimetableEventStatus(centre.planner, { eventId: known.id, status: 'inactive', expectedVersion: 1 });
    await expect(place([known.id])).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      createTimetableEvent(centre.planner, event({ groupIds: [crypto.randomUUID()] })),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('weighs what rules cost: dropping one never makes the schedule worse', async () => {
    const { jobId } = await requestRelaxations(centre.planner, {
      scheduleId,
      values: { timeBudgetSec: 8 },
    });
    const { result } = await runJob(estimateHandler, jobId);
    const { rules } = result as unknown as RelaxationAnswer;
    expect(rules.length).toBeGreaterThan(5);
    expect(rules.every((item) => relaxableRules.some((rule) => rule === item.rule))).toBe(true);
    expect(rules.every((item) => item.objectiveGain >= 0 && Number.isFinite(item.shortHoursGain))).toBe(true);
    const gains = rules.map((item) => item.objectiveGain);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
  });

  it('puts a variant into the archive and takes it out again, by its version', async () => {
    const { startDate, planner } = centre;
    const other = await planSchedule(planner, {
      name: 'Spare',
      startDate,
      endDate: addDays(startDate, 6),
      timeBudgetSec: 1,
    });
    const { version } = await getSchedule({ organizationId, scope: all, scheduleId: other.scheduleId });
    const id = { scheduleId: other.scheduleId };
    const archived = await setArchived(planner, { ...id, isArchived: true, expectedVersion: version });
    expect(archived.status).toBe('archived');
    await expect(setArchived(planner, { ...id, isArchived: false, expectedVersion: version })).rejects.toMatchObject({
      code: 'conflict',
    });
    const back = await setArchived(planner, { ...id, isArchived: false, expectedVersion: archived.version });
    expect(back.status).toBe('planned');
  });
});
