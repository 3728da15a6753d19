import { describe, expect, it } from 'vitest';
import { dateToEpochDay } from '~/engine/time/local-date';
import { distributeVacations } from '~/engine/vacations';
import { createRequest } from '~/models/request.server';
import { decideRequests } from '~/models/request-decision.server';
import { assignVacationScheme, previewVacationAssignment } from '~/models/vacation-assignment.server';
import { saveVacationCampaign } from '~/models/vacation-campaign.server';
import { saveVacationLimit } from '~/models/vacation-limit.server';
import {
  applyVacationPlan,
  createVacationPlan,
  listVacationProposals,
  loadVacationPlanTask,
  saveVacationPlanResult,
} from '~/models/vacation-plan.server';
import { loadDistribution } from '~/models/vacation-plan-input.server';
import { addVacationWish, changeVacationWishes, readOwnWishes } from '~/models/vacation-wish.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createVacationCentre } from '../../factories/vacation';

const year = new Date().getUTCFullYear() + 1;
const today = new Date().toISOString().slice(0, 10);

async function openCampaign(organizationId: string) {
  const values = { year, opensOn: today, closesOn: `${year}-12-31`, maxWishes: 3 };
  await saveVacationCampaign({ actor: createActor({ organizationId }), values });
}

async function compute(actor: ReturnType<typeof createActor>) {
  const { organizationId } = actor;
  const planId = await createVacationPlan(actor, { year, fillsRest: false }, crypto.randomUUID());
  const task = await loadVacationPlanTask({ organizationId, planId });
  const result = distributeVacations(await loadDistribution({ organizationId, ...task }));
  await saveVacationPlanResult({ organizationId, actorId: null, actorKind: 'system' }, { planId, ...result });
  return planId;
}

describe('wishes', () => {
  it('are collected, ranked, handed in, and answered by the automatic plan with its reason', async () => {
    const { organizationId, people, group } = await createVacationCentre();
    await openCampaign(organizationId);
    const planner = createActor({ organizationId, role: 'planner' });
    const limit = { name: 'One', groupId: group.id, firstDate: `${year}-01-01`, lastDate: `${year}-12-31`, maxAway: 1 };
    await saveVacationLimit({ actor: planner, values: limit });
    for (const person of people) {
      const actor = createActor({ organizationId, role: 'employee', employeeId: person.id });
      await addVacationWish(actor, year, { firstDate: `${year}-03-01`, days: 14 });
      const second = await addVacationWish(actor, year, { firstDate: `${year}-07-05`, days: 14, priority: 'fixed' });
      await changeVacationWishes(actor, year, { kind: 'up', wishId: second });
      await changeVacationWishes(actor, year, { kind: 'submit' });
    }
    const own = await readOwnWishes({ organizationId, employeeId: people[0].id, year });
    expect(own.map(({ rank, firstDate, away, colleagues }) => [rank, firstDate, away, colleagues])).toEqual([
      [1, `${year}-07-05`, 1, 2],
      [2, `${year}-03-01`, 1, 2],
    ]);
    const planId = await compute(planner);
    const { rows } = await listVacationProposals({ organizationId, planId, limit: 50, offset: 0 });
    expect(rows.map(({ outcome, firstDate }) => [outcome, firstDate]).sort()).toEqual(
      [
        ['granted', `${year}-03-01`],
        ['granted', `${year}-07-05`],
        ['refused', `${year}-03-01`],
        ['refused', `${year}-07-05`],
      ].sort(),
    );
    expect(rows.find(({ outcome }) => outcome === 'refused')?.reason).toMatchObject({
      rule: 'limit',
      figures: { capacity: 1 },
    });
    const refused = rows.filter(({ outcome }) => outcome === 'refused').map(({ basis }) => basis);
    for (const basis of refused) expect(basis).toMatchObject({ rule: 'turn', figures: { of: 2, rivals: 1 } });
    const done = await applyVacationPlan({ actor: planner, planId, isApproved: true });
    expect(done).toEqual({ created: 2, moved: 0, skipped: 0 });
    expect(await prisma().absence.count({ where: { organizationId, status: 'approved' } })).toBe(2);
    const states = await prisma().vacationWish.groupBy({ by: ['state'], where: { organizationId }, _count: true });
    expect(Object.fromEntries(states.map(({ state, _count }) => [state, _count]))).toEqual({ granted: 2, refused: 2 });
    await expect(applyVacationPlan({ actor: planner, planId, isApproved: true })).rejects.toMatchObject({
      status: 409,
    });
  });

  it('are refused while nothing is collected, and beyond the number allowed', async () => {
    const { organizationId, people } = await createVacationCentre(1);
    const actor = createActor({ organizationId, role: 'employee', employeeId: people[0].id });
    const wish = (month: string) => addVacationWish(actor, year, { firstDate: `${year}-${month}-01`, days: 14 });
    await expect(wish('03')).rejects.toMatchObject({ status: 409 });
    await openCampaign(organizationId);
    for (const month of ['03', '05', '07']) await wish(month);
    await expect(wish('09')).rejects.toMatchObject({ status: 422, faults: [{ rule: 'too_many' }] });
  });

  it('a plan is out of reach of whoever does not plan all of its people', async () => {
    const { organizationId, department } = await createVacationCentre();
    const planner = createActor({ organizationId, role: 'planner' });
    const planId = await compute(planner);
    const manager = createActor({ organizationId, role: 'manager', departmentIds: [department.id] });
    await expect(applyVacationPlan({ actor: manager, planId, isApproved: false })).rejects.toMatchObject({
      status: 404,
    });
  });
});

describe('the demand of the weeks', () => {
  it('is the requirement of the current forecast where there is one, and keeps leave away from its peak', async () => {
    const { organizationId, group } = await createVacationCentre(2);
    const actor = createActor({ organizationId, role: 'planner' });
    const forecast = await prisma().forecast.create({
      data: {
        organizationId,
        groupId: group.id,
        lineageId: crypto.randomUUID(),
        name: 'Next year',
        status: 'ready',
        isCurrent: true,
        historyFrom: new Date(`${year - 1}-01-01`),
        historyTo: new Date(`${year - 1}-12-31`),
        startDate: new Date(`${year}-01-01`),
        endDate: new Date(`${year}-12-31`),
        timeZone: 'UTC',
        intervalMinutes: 15,
      },
    });
    const staff = (day: number) => (day < 180 ? 20 : 5);
    await prisma().staffingRequirement.createMany({
      data: Array.from({ length: 364 }, (_, day) => ({
        forecastId: forecast.id,
        intervalStart: new Date(Date.UTC(year, 0, 1 + day, 10)),
        organizationId,
        groupId: group.id,
        volume: 1,
        ahtSec: 1,
        erlangs: 1,
        baseAgents: staff(day),
        requiredAgents: staff(day),
        serviceLevel: 1,
        asaSec: 0,
        occupancy: 1,
      })),
    });
    const planId = await createVacationPlan(actor, { year, peakWeight: 10 }, crypto.randomUUID());
    const task = await loadVacationPlanTask({ organizationId, planId });
    const result = distributeVacations(await loadDistribution({ organizationId, ...task }));
    await saveVacationPlanResult({ organizationId, actorId: null, actorKind: 'system' }, { planId, ...result });
    const { rows } = await listVacationProposals({ organizationId, planId, outcome: 'filled', limit: 50, offset: 0 });
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) {
      expect(row.firstDate! >= `${year}-06-28`).toBe(true);
      expect(row.basis).toMatchObject({ rule: 'quiet', figures: { source: 'requirement' } });
      expect(Number(row.basis?.figures.demand)).toBeLessThan(60);
    }
  });
});

describe('a scheme for many', () => {
  it('shows first what becomes of each, then ends what was and leaves what comes later alone', async () => {
    const { organizationId, people, outsider, scheme } = await createVacationCentre(3);
    const actor = createActor({ organizationId, role: 'planner' });
    const second = await prisma().vacationScheme.create({ data: { organizationId, name: 'Second' } });
    await prisma().vacationAssignment.update({
      where: {
        employeeId_schemeId_validFrom: {
          employeeId: people[2].id,
          schemeId: scheme.id,
          validFrom: new Date('2027-01-01'),
        },
      },
      data: { validFrom: new Date('2029-01-01') },
    });
    const values = { schemeId: second.id, validFrom: '2028-01-01' };
    const preview = await previewVacationAssignment({ actor, values });
    expect(preview.counts).toEqual({ apply: 1, override: 2, end: 0, same: 0, conflict: 1 });
    expect(await assignVacationScheme({ actor, values })).toEqual({ assigned: 3, skipped: 1 });
    const rows = await prisma().vacationAssignment.findMany({
      where: { organizationId },
      orderBy: [{ validFrom: 'asc' }],
    });
    const of = (employeeId: string) =>
      rows
        .filter((row) => row.employeeId === employeeId)
        .map((row) => [row.schemeId, row.validFrom.getUTCFullYear(), row.validTo?.getUTCFullYear() ?? null]);
    expect(of(people[0].id)).toEqual([
      [scheme.id, 2027, 2028],
      [second.id, 2028, null],
    ]);
    expect(of(people[2].id)).toEqual([[scheme.id, 2029, null]]);
    expect(of(outsider.id)).toEqual([[second.id, 2028, null]]);
  });
});

describe('requests about leave', () => {
  it('give, add and move blocks when approved', async () => {
    const { organizationId, people } = await createVacationCentre(1);
    const employee = createActor({ organizationId, role: 'employee', employeeId: people[0].id });
    const planner = createActor({ organizationId, role: 'planner' });
    const approve = async (id: string) => decideRequests(planner, { requestIds: [id], isApproved: true });
    await approve(
      await createRequest(employee, { type: 'VACATION', firstDate: `${year}-03-01`, lastDate: `${year}-03-14` }),
    );
    await approve(
      await createRequest(employee, {
        type: 'EXTRAORDINARY_VACATION',
        firstDate: `${year}-04-05`,
        lastDate: `${year}-04-06`,
      }),
    );
    const [annual] = await prisma().vacation.findMany({ where: { organizationId, kind: 'annual' } });
    await approve(
      await createRequest(employee, {
        type: 'VACATION_TRANSFER',
        vacationId: annual.id,
        firstDate: `${year}-03-08`,
        lastDate: `${year}-03-08`,
      }),
    );
    const blocks = await prisma().vacation.findMany({ where: { organizationId }, orderBy: { firstDate: 'asc' } });
    const dayOf = (date: Date) => date.toISOString().slice(0, 10);
    expect(blocks.map(({ kind, firstDate, lastDate }) => [kind, dayOf(firstDate), dayOf(lastDate)])).toEqual([
      ['annual', `${year}-03-08`, `${year}-03-21`],
      ['extraordinary', `${year}-04-05`, `${year}-04-06`],
    ]);
    expect(await prisma().absence.count({ where: { employeeId: people[0].id, status: 'approved' } })).toBe(2);
    expect(dateToEpochDay(`${year}-03-21`) - dateToEpochDay(`${year}-03-08`)).toBe(13);
  });

  it('are refused where the scheme forbids them', async () => {
    const { organizationId, people } = await createVacationCentre(1);
    const employee = createActor({ organizationId, role: 'employee', employeeId: people[0].id });
    await expect(
      createRequest(employee, { type: 'VACATION', firstDate: `${year}-03-01`, lastDate: `${year}-03-03` }),
    ).rejects.toMatchObject({ status: 422, faults: [{ field: 'firstDate', rule: 'too_short' }] });
  });
});
