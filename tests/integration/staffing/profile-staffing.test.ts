import { beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '~/api/app.server';
import { profileStaffingResult, staffProfilesInput, toProfileStaffing } from '~/api/profile-staffing-schemas';
import { requestProfileStaffing } from '~/jobs/request-profile-staffing.server';
import staffHandler from '~/jobs/staff-profiles.handler.server';
import { loadProfileDay } from '~/models/profile-day.server';
import { profileQuestionSchema } from '~/models/profile-question';
import type { ProfileStaffingResult } from '~/models/profile-staffing';
import type { ProfileStaffingJob } from '~/models/profile-staffing-page';
import { loadProfileStaffing } from '~/models/profile-staffing-page.server';
import { createActor } from '../../factories/actor';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createOrganization } from '../../factories/organization';
import { createForecastCentre } from '../../factories/planned-centre';
import { runHandler } from '../../factories/running-job';
import { createUserWithRole } from '../../factories/user';

let centre: Awaited<ReturnType<typeof createForecastCentre>>;
let token: string;

beforeAll(async () => {
  centre = await createForecastCentre();
  const planner = await createUserWithRole({ organizationId: centre.organizationId, role: 'planner' });
  token = await getAccessToken(planner.username);
});

const question = (values: Record<string, unknown> = {}) => ({
  date: centre.startDate,
  ...profileQuestionSchema.parse(values),
});

async function staffDay(values: Record<string, unknown> = {}): Promise<ProfileStaffingJob> {
  const payload = { kind: 'day', ...question(values) };
  const { result } = await runHandler(staffHandler, payload, { organizationId: centre.organizationId });
  return result as unknown as ProfileStaffingJob;
}

describe('a day staffed by skill profile', () => {
  it('has the contacts of the forecast and the sets of skills of those who serve the queues', async () => {
    const day = await loadProfileDay({ organizationId: centre.organizationId, ...question() });
    const offered = day.input.queues.map(({ arrivals }) => (arrivals as number[]).reduce((sum, n) => sum + n, 0));
    day.queues.forEach(({ contacts }, index) => {
      expect(offered[index]).toBeCloseTo(contacts, 6);
    });
    expect(day.profiles.reduce((sum, { people }) => sum + people, 0)).toBeGreaterThan(5);
    expect(day.input.profiles.map(({ maxAgents }) => maxAgents)).toEqual(day.profiles.map(({ people }) => people));
    const free = await loadProfileDay({
      organizationId: centre.organizationId,
      ...question({ isLimited: 'no', skillCostPercent: 10 }),
    });
    expect(free.input.profiles.every(({ maxAgents }) => maxAgents === undefined)).toBe(true);
    for (const { skills, cost } of free.input.profiles) expect(cost).toBeCloseTo(1 + 0.1 * (skills.length - 1), 9);
  });

  it('needs no more people than separate queues, and meets every target when it is played as a whole', async () => {
    const { staffing, names } = await staffDay({ isLimited: 'no' });
    expect(staffing.infeasible).toEqual([]);
    expect(staffing.agentsByInterval).toHaveLength(24);
    expect(staffing.agents).toBeLessThanOrEqual(staffing.separateAgents);
    expect(staffing.poolingGain).toBeCloseTo(1 - staffing.agents / staffing.separateAgents, 9);
    expect(staffing.plays).toBeGreaterThan(0);
    const missed = new Set(staffing.missed.map(({ interval, queueId }) => `${interval} ${queueId}`));
    for (const { id, slTarget, serviceLevel, separateAgents } of staffing.queues) {
      expect(names.map((name) => name.id)).toContain(id);
      serviceLevel.forEach(([mean, half], interval) => {
        if (separateAgents[interval] === 0 || missed.has(`${interval} ${id}`)) return;
        expect(mean).toBeGreaterThan(slTarget - 0.006 - 2 * (half ?? 0));
      });
    }
    const added = staffing.profiles.flatMap((profile) => profile.added).reduce((sum, count) => sum + count, 0);
    expect(staffing.addedAgents).toBe(added);
    staffing.agentsByInterval.forEach((people, interval) => {
      expect(people).toBe(staffing.profiles.reduce((sum, { agents }) => sum + agents[interval], 0));
    });
  });

  it('is asked for by a form, names what is wrong, and belongs to its organization', async () => {
    const { jobId } = await requestProfileStaffing(centre.planner, { date: centre.startDate, intervalSec: '1800' });
    expect((await loadProfileStaffing(centre.planner, jobId)).job?.id).toBe(jobId);
    const other = await createOrganization();
    const stranger = createActor({ organizationId: other.organizationId, role: 'planner' });
    await expect(loadProfileStaffing(stranger, jobId)).rejects.toMatchObject({ code: 'not_found' });
    const refused = (values: Record<string, unknown>) =>
      expect(requestProfileStaffing(centre.planner, { date: centre.startDate, ...values })).rejects;
    await refused({ skillCostPercent: '-1' }).toMatchObject({ faults: [{ field: 'skillCostPercent' }] });
    await refused({ intervalSec: '60' }).toMatchObject({ faults: [{ field: 'intervalSec' }] });
    await refused({ date: '2031-01-01' }).toMatchObject({ faults: [{ field: 'date', rule: 'no_forecast' }] });
    await refused({ groupIds: [other.group.id] }).toMatchObject({ faults: [{ field: 'groupIds' }] });
  });
});

describe('interface', () => {
  const model = {
    interval_s: 900,
    queues: [{ id: 'calls', arrivals: [6, 15, 15, 6, 6], aht_s: 600, sl_target: 0.8, threshold_s: 20 }],
    // nine people cannot serve ten erlang: whom they leave waiting meets the quarter after
    profiles: [{ id: 'one', max_agents: 9, skills: [{ queue_id: 'calls' }] }],
    half_width: 0.02,
  };

  it('plays the model that is sent as a day and says whom the work carried over asks for', async () => {
    const { status, body } = await callApi('POST', '/planning/multi-skill/staff', { token, body: model });
    expect(status).toBe(202);
    expect((await callApi('GET', `/jobs/${body.jobId}`, { token })).body.kind).toBe('staff-profiles');
    const payload = { kind: 'model', model: toProfileStaffing(staffProfilesInput.parse(model)) };
    const { result, reports } = await runHandler(staffHandler, payload, { organizationId: centre.organizationId });
    const answer = result as unknown as ProfileStaffingResult;
    // why: the document must say what a client gets, after JSON
    expect(profileStaffingResult.parse(JSON.parse(JSON.stringify(result)))).toEqual(answer);
    const document = createApi().getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Public', version: '1' } });
    expect(document.components?.schemas?.ProfileStaffingResult).toBeDefined();
    expect(answer.profiles[0]).toMatchObject({ id: 'one', queueIds: ['calls'], people: 9 });
    expect(answer.profiles[0].added[3]).toBeGreaterThan(0);
    expect(answer.addedAgents).toBeGreaterThan(0);
    expect(answer.missed.map(({ interval }) => interval)).toContain(2);
    expect(answer.infeasible.map(({ interval }) => interval)).toEqual([1, 2]);
    expect(answer.poolingGain).toBeNull();
    expect(answer.profiles[0].agents.every((count, i) => count >= answer.profiles[0].added[i])).toBe(true);
    expect(reports.at(-1)?.metrics?.simulations).toBeGreaterThan(0);
  });

  it('staffs a day of the centre, and refuses contradictions before a job is made', async () => {
    const day = await callApi('POST', '/planning/multi-skill/staff-day', { token, body: { date: centre.startDate } });
    expect(day.status).toBe(202);
    const refusals: [Record<string, unknown>, string][] = [
      [{ ...model, intervals: 3 }, 'queues[0].arrivals'],
      [{ ...model, profiles: [{ id: 'one', skills: [{ queue_id: 'nobody' }] }] }, 'profiles[0].skills[0].queueId'],
      [{ ...model, profiles: [{ ...model.profiles[0], min_agents: 5, max_agents: 2 }] }, 'profiles[0].maxAgents'],
      [{ ...model, queues: [{ ...model.queues[0], arrivals: [1e9] }] }, 'queues.0.arrivals.0'],
    ];
    for (const [body, field] of refusals) {
      const { status, body: answer } = await callApi('POST', '/planning/multi-skill/staff', { token, body });
      expect({ field, status }).toEqual({ field, status: 422 });
      expect(answer.errors.map((fault: { field: string }) => fault.field)).toContain(field);
    }
  });
});
