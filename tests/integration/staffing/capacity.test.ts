import { beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '~/api/app.server';
import { addDays } from '~/engine/time';
import { computeCapacity } from '~/jobs/compute-capacity.server';
import { runCapacityCommand, runCapacityCreation } from '~/jobs/run-capacity-command.server';
import { getCapacityPlan, listCapacityPlans, updateCapacityPlan } from '~/models/capacity-plan.server';
import { createActor } from '../../factories/actor';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createOrganization } from '../../factories/organization';
import { createForecastCentre } from '../../factories/planned-centre';
import { createUserWithRole } from '../../factories/user';

let centre: Awaited<ReturnType<typeof createForecastCentre>>;

beforeAll(async () => {
  centre = await createForecastCentre();
});

function form(fields: Record<string, string>, groupIds = centre.groups.map(({ id }) => id)): FormData {
  const data = new FormData();
  for (const id of groupIds) data.append('groupIds', id);
  const all = {
    name: 'Year',
    startDate: centre.startDate,
    weeks: '26',
    startFte: '30',
    scenarios: '1',
    's0.name': 'Plain',
  };
  for (const [name, value] of Object.entries({ ...all, ...fields })) data.set(name, value);
  return data;
}

const create = async (fields: Record<string, string> = {}) => {
  const { planId, faults } = await runCapacityCreation(centre.planner, form(fields));
  expect(faults).toEqual({});
  return getCapacityPlan({ organizationId: centre.organizationId, planId: planId as string });
};
const compute = (plan: Awaited<ReturnType<typeof create>>) =>
  computeCapacity({ organizationId: centre.organizationId, plan });

describe('capacity plan', () => {
  it('has a figure for every week, in well under five seconds', async () => {
    const plan = await create();
    const started = performance.now();
    const { scenarios, groups } = await compute(plan);
    expect(performance.now() - started).toBeLessThan(5000);
    expect(scenarios[0].requiredFte).toHaveLength(26);
    expect(Math.min(...scenarios[0].requiredFte)).toBeGreaterThan(0);
    expect(groups.every((group) => group.forecastWeeks === 2)).toBe(true);
    expect(groups.every((group) => group.longRangeWeeks === 24)).toBe(true);
    expect(groups.every((group) => group.ahtSec > 0)).toBe(true);
    const { productiveFte, gapFte } = scenarios[0].plan;
    for (const [week, gap] of gapFte.entries()) {
      expect(gap).toBeCloseTo(productiveFte[week] - scenarios[0].requiredFte[week], 0);
    }
  });

  it('loses people by attrition and gains them by classes, in training first', async () => {
    const start = addDays(centre.startDate, 28);
    const plan = await create({
      's0.attritionPercent': '50',
      's0.trainingWeeks': '2',
      's0.rampWeeks': '2',
      's0.rampAttritionPercent': '0',
      's0.hiring': `${start} 10`,
    });
    const [scenario] = (await compute(plan)).scenarios;
    expect(scenario.plan.headcountFte[3]).toBeLessThan(30);
    expect(scenario.plan.hired[4]).toBe(10);
    expect(scenario.plan.headcountFte[4] - scenario.plan.headcountFte[3]).toBeGreaterThan(9);
    expect(scenario.plan.productiveFte[5] - scenario.plan.productiveFte[3]).toBeLessThan(0.1);
    expect(scenario.plan.productiveFte[9] - scenario.plan.productiveFte[5]).toBeGreaterThan(8);
  });

  it('half of the people absent doubles the need; scenarios stand side by side', async () => {
    const plan = await create({
      scenarios: '2',
      's0.shrinkagePercent': '0',
      's1.name': 'Absent',
      's1.shrinkagePercent': '50',
    });
    const [plain, absent] = (await compute(plan)).scenarios;
    for (const [week, fte] of plain.requiredFte.entries()) expect(absent.requiredFte[week] / fte).toBeCloseTo(2, 1);
  });

  it('its advice, put into the plan, leaves no shortage but what is unavoidable', async () => {
    const plan = await create({
      startFte: '5',
      's0.trainingWeeks': '1',
      's0.rampWeeks': '0',
      's0.rampAttritionPercent': '0',
      leadWeeks: '1',
      maxClassSize: '60',
    });
    const [before] = (await compute(plan)).scenarios;
    expect(before.advice.length).toBeGreaterThan(0);
    const command = new FormData();
    command.set('intent', 'follow-advice');
    command.set('version', String(plan.version));
    command.set('scenario', '0');
    await runCapacityCommand(centre.planner, plan.id, command);
    const changed = await getCapacityPlan({ organizationId: centre.organizationId, planId: plan.id });
    expect(changed.input.scenarios[0].hiring).toHaveLength(before.advice.length);
    const [after] = (await compute(changed)).scenarios;
    expect(after.totals.gapFteWeeks).toBeLessThan(before.totals.gapFteWeeks / 2);
    expect(after.totals.gapFteWeeks).toBeCloseTo(before.advisedTotals.gapFteWeeks, 0);
  });

  it('its advice hires more where some leave in training, and costs what following it costs', async () => {
    const plan = await create({
      startFte: '5',
      's0.trainingWeeks': '1',
      's0.rampWeeks': '1',
      's0.rampAttritionPercent': '40',
      leadWeeks: '1',
      maxClassSize: '60',
      costPerHour: '20',
      costPerHire: '1500',
    });
    const [before] = (await compute(plan)).scenarios;
    const command = new FormData();
    command.set('intent', 'follow-advice');
    command.set('version', String(plan.version));
    command.set('scenario', '0');
    await runCapacityCommand(centre.planner, plan.id, command);
    const changed = await getCapacityPlan({ organizationId: centre.organizationId, planId: plan.id });
    const [after] = (await compute(changed)).scenarios;
    const hired = before.advice.reduce((sum, { people }) => sum + people, 0);
    expect(after.plan.hired.reduce((sum, people) => sum + people, 0)).toBe(hired);
    expect(after.totals.costHiring).toBe(1500 * hired);
    expect(after.totals.cost).toBeCloseTo(before.advisedTotals.cost, 4);
  });

  it('names the field that cannot be', async () => {
    const faults = async (fields: Record<string, string>) =>
      (await runCapacityCreation(centre.planner, form(fields))).faults;
    expect(Object.keys(await faults({ weeks: '1000' }))).toEqual(['weeks']);
    expect(Object.keys(await faults({ startFte: '-1' }))).toEqual(['startFte']);
    expect(Object.keys(await faults({ 's0.hiring': 'next week 5' }))).toEqual(['s0.hiring']);
    expect(Object.keys(await faults({ 's0.shrinkagePercent': '100' }))).toEqual(['s0.shrinkagePercent']);
    expect(Object.keys(await faults({ costPerHour: 'much' }))).toEqual(['costPerHour']);
  });

  it('is refused to an older version and to other organizations', async () => {
    const plan = await create();
    const values = { ...plan.input, name: 'Changed' };
    await updateCapacityPlan(centre.planner, { planId: plan.id, version: plan.version, values });
    await expect(
      updateCapacityPlan(centre.planner, { planId: plan.id, version: plan.version, values }),
    ).rejects.toMatchObject({ code: 'conflict' });
    const other = await createOrganization();
    const stranger = createActor({ organizationId: other.organizationId, role: 'planner' });
    const { organizationId } = other;
    await expect(getCapacityPlan({ organizationId, planId: plan.id })).rejects.toMatchObject({ code: 'not_found' });
    expect(await listCapacityPlans({ organizationId })).toEqual([]);
    await expect(
      updateCapacityPlan(stranger, { planId: plan.id, version: 2, values: { ...values, groupIds: [other.group.id] } }),
    ).rejects.toMatchObject({ code: 'not_found' });
    const taken = await runCapacityCreation(stranger, form({}));
    expect(Object.keys(taken.faults)).toEqual(['groupIds']);
  });

  it('computes the two years of the example of its document, with groups of the centre, and again at once after a change', async () => {
    const { username } = await createUserWithRole({ organizationId: centre.organizationId, role: 'planner' });
    const token = await getAccessToken(username);
    const document = createApi().getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Public', version: '1' } });
    const schemas = document.components?.schemas as Record<string, { example?: object }>;
    const body = { ...schemas.NewCapacityPlan.example, groupIds: centre.groups.map(({ id }) => id) };
    const created = await callApi('POST', '/capacity-plans', { token, body });
    expect(created.status).toBe(201);
    const path = `/capacity-plans/${created.body.id}`;
    const first = await callApi('GET', `${path}/result`, { token });
    expect(first.body.scenarios.map((scenario: { requiredFte: number[] }) => scenario.requiredFte.length)).toEqual([
      104, 104,
    ]);
    const changed = { ...created.body.input, startFte: 30, version: created.body.version };
    expect((await callApi('PUT', path, { token, body: changed })).status).toBe(200);
    const started = performance.now();
    const second = await callApi('GET', `${path}/result`, { token });
    expect(performance.now() - started).toBeLessThan(5000);
    expect(second.body.scenarios[0].requiredFte).toEqual(first.body.scenarios[0].requiredFte);
    expect(second.body.scenarios[0].plan.productiveFte[0]).toBeLessThan(first.body.scenarios[0].plan.productiveFte[0]);
  });

  it('is made, read, computed and removed over the interface', async () => {
    const { organizationId, groups, startDate } = centre;
    const user = await createUserWithRole({ organizationId, role: 'planner' });
    const token = await getAccessToken(user.username);
    const body = {
      name: 'By interface',
      groupIds: [groups[0].id],
      startDate,
      weeks: 8,
      startFte: 10,
      scenarios: [{ name: 'A' }],
    };
    const created = await callApi('POST', '/capacity-plans', { token, body });
    expect(created.status).toBe(201);
    const path = `/capacity-plans/${created.body.id}`;
    const result = await callApi('GET', `${path}/result`, { token });
    expect(result.body.scenarios[0].requiredFte).toHaveLength(8);
    const employee = await createUserWithRole({ organizationId, role: 'employee' });
    expect((await callApi('GET', path, { token: await getAccessToken(employee.username) })).status).toBe(403);
    expect((await callApi('DELETE', path, { token })).status).toBe(204);
    expect((await callApi('GET', path, { token })).status).toBe(404);
  });
});
