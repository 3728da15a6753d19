import { beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '~/api/app.server';
import { requestWhatIf } from '~/jobs/request-what-if.server';
import simulateHandler from '~/jobs/simulate-routing.handler.server';
import { readMultiSkillCoverage } from '~/models/multi-skill-coverage.server';
import { loadRoutingDay } from '~/models/routing-day.server';
import type { SimulatedVariant } from '~/models/routing-result';
import { whatIfSchema } from '~/models/what-if';
import { loadWhatIf } from '~/models/what-if-page.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createOrganization } from '../../factories/organization';
import { createForecastCentre, planSchedule } from '../../factories/planned-centre';
import { runHandler } from '../../factories/running-job';
import { createUserWithRole } from '../../factories/user';

let centre: Awaited<ReturnType<typeof createForecastCentre>>;

beforeAll(async () => {
  centre = await createForecastCentre();
  const { scheduleId } = await planSchedule(centre.planner, {
    name: 'Played',
    startDate: centre.startDate,
    endDate: centre.endDate,
  });
  await prisma().schedule.update({ where: { id: scheduleId }, data: { status: 'applied' } });
});

const day = () => ({ organizationId: centre.organizationId, date: centre.startDate, groupIds: [], serviceId: null });
const play = async (change: Record<string, unknown> = {}) => {
  const payload = { kind: 'day', ...day(), change: whatIfSchema.parse(change), halfWidth: 0.05 };
  const { result, reports } = await runHandler(simulateHandler, payload, { organizationId: centre.organizationId });
  const variants = result?.variants as SimulatedVariant[];
  return { of: (id: string) => variants.find((one) => one.id === id) as SimulatedVariant, reports };
};

describe('a day of the centre', () => {
  it('has the contacts of the forecast and the people and breaks of the applied schedule', async () => {
    const { model, queues } = await loadRoutingDay(day());
    const forecast = await prisma().staffingRequirement.aggregate({
      _sum: { volume: true },
      where: { groupId: queues[0].id, intervalStart: { gte: new Date(0) } },
    });
    expect(queues[0].contacts).toBeGreaterThan(0);
    expect(queues[0].contacts).toBeLessThan(forecast._sum.volume ?? 0);
    expect(model.agents?.length).toBeGreaterThan(5);
    for (const agent of model.agents ?? []) {
      const spans = agent.duty ?? [];
      expect(spans.length).toBeGreaterThan(0);
      for (let i = 1; i < spans.length; i++) expect(spans[i].fromSec).toBeGreaterThan(spans[i - 1].toSec);
    }
  });

  it('says what is missing where it cannot be played', async () => {
    await expect(loadRoutingDay({ ...day(), date: '2031-01-01' })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ field: 'date', rule: 'no_forecast' }],
    });
    const other = await createOrganization();
    await expect(
      loadRoutingDay({ ...day(), organizationId: other.organizationId, groupIds: [centre.groups[0].id] }),
    ).rejects.toMatchObject({ code: 'invalid', faults: [{ field: 'groupIds' }] });
  });
});

describe('what if', () => {
  it('plays the same contacts in every variant: no change gives the same figures', async () => {
    const { of, reports } = await play();
    expect(of('changed').queues).toEqual(of('as-is').queues);
    expect(of('as-is').serviceLevel[0]).toBeGreaterThanOrEqual(of('separate').serviceLevel[0] - 0.02);
    expect(reports.at(-1)?.percent).toBeGreaterThan(50);
    expect(reports.some((report) => Number(report.metrics?.contacts) > 0)).toBe(true);
  });

  it('half as many contacts again lower the service level, with an error that says how sure that is', async () => {
    const { of } = await play({ volumePercent: 60, absencePercent: 20 });
    const [before, after] = [of('as-is').serviceLevel, of('changed').serviceLevel];
    expect(after[0] + (after[1] ?? 0)).toBeLessThan(before[0] - (before[1] ?? 0));
    for (const queue of of('changed').queues) expect(queue.serviceLevel[1]).toBeGreaterThanOrEqual(0);
    expect(of('changed').agents).toBeLessThan(of('as-is').agents);
  });

  it('is asked for by a form, and its job belongs to the organization', async () => {
    const { jobId } = await requestWhatIf(centre.planner, { date: centre.startDate, volumePercent: '10' });
    const page = await loadWhatIf(centre.planner, jobId);
    expect(page.job?.id).toBe(jobId);
    const other = await createOrganization();
    const stranger = createActor({ organizationId: other.organizationId, role: 'planner' });
    await expect(loadWhatIf(stranger, jobId)).rejects.toMatchObject({ code: 'not_found' });
    await expect(requestWhatIf(centre.planner, { date: centre.startDate, volumePercent: '1e9' })).rejects.toMatchObject(
      {
        faults: [{ field: 'volumePercent' }],
      },
    );
    await expect(
      requestWhatIf(centre.planner, { date: centre.startDate, trainPeople: 2, trainFrom: other.group.id }),
    ).rejects.toMatchObject({ faults: [{ field: 'trainFrom' }] });
  });
});

describe('who covers what', () => {
  it('counts people once for each queue, and shared people both ways', async () => {
    const { queues, shared } = await readMultiSkillCoverage({ organizationId: centre.organizationId });
    expect(queues.reduce((sum, queue) => sum + queue.main, 0)).toBeGreaterThan(10);
    for (const { groupId, otherId, people } of shared) {
      expect(shared.find((pair) => pair.groupId === otherId && pair.otherId === groupId)?.people).toBe(people);
    }
    const other = await createOrganization();
    const empty = await readMultiSkillCoverage({ organizationId: other.organizationId });
    expect(empty.shared).toEqual([]);
  });
});

describe('interface', () => {
  it('runs the examples of its document that need a planned day', async () => {
    const { username } = await createUserWithRole({ organizationId: centre.organizationId, role: 'planner' });
    const token = await getAccessToken(username);
    const document = createApi().getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Public', version: '1' } });
    const schemas = document.components?.schemas as Record<string, { example?: unknown }>;
    for (const [path, name] of [
      ['/planning/multi-skill/what-if', 'WhatIfInput'],
      ['/planning/multi-skill/staff-day', 'ProfileStaffingDay'],
    ]) {
      expect(schemas[name].example, name).toBeDefined();
      const { status, body } = await callApi('POST', path, { token, body: schemas[name].example });
      expect({ path, status, jobId: body.jobId }).toEqual({ path, status: 202, jobId: expect.any(String) });
    }
  });

  it('allocates, says which queue cannot be covered, and plays the next planned day', async () => {
    const { organizationId } = centre;
    const user = await createUserWithRole({ organizationId, role: 'planner' });
    const token = await getAccessToken(user.username);
    const body = {
      agents: [
        { id: 'a', skills: [{ queue_id: 'x' }, { queue_id: 'y' }], current_queue_ids: ['x'] },
        { id: 'b', skills: [{ queue_id: 'x' }], current_queue_ids: ['x'] },
      ],
      queues: [
        { id: 'x', required_agents: 1 },
        { id: 'y', required_agents: 1 },
        { id: 'z', required_agents: 1 },
      ],
      max_skills_per_agent: 1,
    };
    const { status, body: answer } = await callApi('POST', '/planning/multi-skill/allocate', { token, body });
    expect(status).toBe(200);
    for (const queue of answer.queues) expect(queue.coverage).toBeCloseTo(queue.queue_id === 'z' ? 0 : 1, 6);
    expect(answer.infeasible).toMatchObject([{ queue_id: 'z', reason: 'nobody-has-the-skill' }]);
    const played = await callApi('POST', '/planning/multi-skill/what-if', { token, body: { volumePercent: 10 } });
    expect(played.status).toBe(202);
    const job = await callApi('GET', `/jobs/${played.body.jobId}`, { token });
    expect(job.body.kind).toBe('simulate-routing');
    const wrong = await callApi('POST', '/planning/multi-skill/allocate', {
      token,
      body: { ...body, queues: [{ id: 'x', required_agents: -1 }] },
    });
    expect(wrong.status).toBe(422);
    expect(wrong.body.errors[0].field).toBe('queues.0.required_agents');
  });
});
