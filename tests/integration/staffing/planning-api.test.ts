import { beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '~/api/app.server';
import { callApi, getAccessToken } from '../../factories/api-client';
import { createOrganization } from '../../factories/organization';
import { createUserWithRole } from '../../factories/user';

let token: string;
let employeeToken: string;

beforeAll(async () => {
  const { organizationId } = await createOrganization();
  const planner = await createUserWithRole({ organizationId, role: 'planner' });
  const employee = await createUserWithRole({ organizationId, role: 'employee' });
  token = await getAccessToken(planner.username);
  employeeToken = await getAccessToken(employee.username);
});

const post = (path: string, body: unknown) => callApi('POST', path, { token, body });

interface Documented {
  post?: { tags?: string[]; requestBody?: { content: Record<string, { schema: { $ref?: string } }> } };
}

describe('examples of the document', () => {
  it('every example of the planning formulas runs as it stands', async () => {
    const document = createApi().getOpenAPI31Document({ openapi: '3.1.0', info: { title: 'Public', version: '1' } });
    const schemas = document.components?.schemas as Record<string, { example?: unknown }>;
    const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) => {
      const body = (item as Documented).post?.requestBody?.content['application/json'];
      const name = body?.schema.$ref?.split('/').at(-1);
      // why: these need a planned day; the test of the what-if runs them
      const needsDay = path.endsWith('/what-if') || path.endsWith('/staff-day');
      return path.startsWith('/api/v1/planning/') && name && !needsDay
        ? [{ path, example: schemas[name].example }]
        : [];
    });
    expect(operations.length).toBeGreaterThanOrEqual(10);
    for (const { path, example } of operations) {
      expect(example, path).toBeDefined();
      const answer = await post(path.replace('/api/v1', ''), example);
      const isFine = answer.status === 200 || (answer.status === 202 && answer.body.jobId);
      expect({ path, fault: isFine ? null : answer.body }).toEqual({ path, fault: null });
    }
  });
});

describe('figures that the theory gives', () => {
  it('Erlang A with 50 agents at 48 a minute', async () => {
    const { body } = await post('/planning/erlang-a', {
      lambda_rate: 2880,
      mu_rate: 60,
      patience_s: 120,
      agents: 50,
      threshold_s: 20,
    });
    expect(body.wait_probability).toBeCloseTo(0.4677740686, 9);
    expect(body.abandonment).toBeCloseTo(0.0309122492, 9);
    expect(body.asa_s).toBeCloseTo(3.70947, 4);
    expect(body.occupancy).toBeCloseTo(0.9303242408, 9);
    expect(body.service_level).toBeCloseTo(0.9430189547, 9);
    expect(body.service_level_definition).toBe('answered-of-offered');
  });

  it('a queue that is offered more than its agents can handle is said to be unstable', async () => {
    const load = { lambda_rate: 1000, mu_rate: 20, threshold_s: 20 };
    const { body: unstable } = await post('/planning/erlang-c', { ...load, agents: 50 });
    expect(unstable).toMatchObject({ is_stable: false, asa_s: null, service_level: 0, wait_probability: 1 });
    const { body: stable } = await post('/planning/erlang-c', { ...load, agents: 51 });
    expect(stable.is_stable).toBe(true);
    expect(stable.asa_s).toBeGreaterThan(0);
  });

  it('Erlang X with half of the lost trying again', async () => {
    const { body } = await post('/planning/erlang-x', {
      lambda_rate: 1200,
      aht_s: 300,
      patience_s: 120,
      redial_share: 0.5,
      agents: 95,
    });
    expect(body.redials.attempts_per_hour / 60).toBeCloseTo(21.2853409993, 8);
    expect(body.abandonment).toBeCloseTo(0.120772413, 8);
  });

  it('deferred work needs 3.33333 people in the span from 0 to 6, and a hundredth less misses a deadline', async () => {
    const jobs = [
      [0, 4, 6],
      [1, 5, 4],
      [2, 6, 8],
      [3, 4, 2],
      [6, 10, 3],
    ].map(([release_h, due_h, work_h]) => ({ release_h, due_h, work_h }));
    const { body } = await post('/planning/deferred', { jobs });
    expect(body.people).toBeCloseTo(10 / 3, 9);
    expect([body.critical_from_h, body.critical_to_h]).toEqual([0, 6]);
    expect(body.missed).toEqual([]);
    expect(body.missed_with_a_hundredth_less).toBeGreaterThan(0);
  });

  it('the answer of Erlang C is the fewest: one agent less misses the target', async () => {
    const asked = { lambda_rate: 1000, mu_rate: 20, target_sl: 0.8, threshold_s: 20 };
    const { body } = await post('/planning/erlang-c', { ...asked, include: ['sensitivity', 'curve'] });
    const less = body.sensitivity.find((row: { change: string }) => row.change === 'one-less');
    expect(less.service_level).toBeLessThan(0.8);
    expect(body.service_level).toBeGreaterThanOrEqual(0.8);
    expect(body.binding).toEqual(['serviceLevel']);
    expect(body.curve.map((point: { agents: number }) => point.agents)).toContain(body.agents);
    const again = await post('/planning/erlang-c', asked);
    expect(again.body.agents).toBe(body.agents);
  });

  it('ten agents with five chats each are fifty servers', async () => {
    const load = { lambda_rate: 240, aht_s: 600, target_sl: 0.8, threshold_s: 30 };
    const chats = await post('/planning/chat', { ...load, concurrency: 5, switch_penalty: 0, agents: 10 });
    const calls = await post('/planning/erlang-c', { ...load, agents: 50 });
    expect(chats.body.wait_probability).toBeCloseTo(calls.body.wait_probability, 12);
    expect(chats.body.service_level).toBeCloseTo(calls.body.service_level, 12);
  });

  it('a backlog settles at the steady state, and an overload is carried into the interval after it', async () => {
    const load = { interval_s: 3600, aht_s: 240, threshold_s: 20 };
    const calm = await post('/planning/backlog', { ...load, volume: Array(8).fill(150), agents: Array(8).fill(14) });
    const steady = calm.body.intervals.at(-1);
    expect(steady.service_level).toBeCloseTo(steady.steady_service_level, 3);
    expect(steady.is_steady_state_misleading).toBe(false);
    const busy = await post('/planning/backlog', { ...load, volume: [150, 330, 150], agents: [14, 14, 14] });
    const [before, , after] = busy.body.intervals;
    expect(after.carried_in).toBeGreaterThan(before.carried_out + 10);
    expect(after.service_level).toBeLessThan(after.steady_service_level - 0.2);
    expect(after.is_steady_state_misleading).toBe(true);
    const contradictory = await post('/planning/backlog', { ...load, volume: [150, 150], agents: [14] });
    expect(contradictory.status).toBe(422);
    expect(contradictory.body.errors[0].field).toBe('agents');
  });

  it('a blended group needs fewer people than two groups, as the gaps of live work do deferred work', async () => {
    const live = { volume: [40, 70, 80, 60], aht_s: 240 };
    const deferred = { volume: [20, 30, 10, 0], aht_s: 300, deadline_s: 7200 };
    const { body } = await post('/planning/blended', { interval_s: 1800, live, deferred });
    const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
    expect(sum(body.agents)).toBeLessThan(sum(body.separate_agents));
    const done = sum(body.gap_hours) + sum(body.deferred_agents) / 2;
    expect(done + body.late_hours).toBeGreaterThanOrEqual((60 * 300) / 3600 - 1e-6);
    const none = await post('/planning/blended', { interval_s: 1800, live, deferred, gap_use: 0 });
    expect(none.body.gap_share).toBe(0);
    expect(sum(none.body.agents)).toBeCloseTo(sum(none.body.separate_agents), 6);
  });

  it('requirements explain the interval that is asked for', async () => {
    const { body } = await post('/planning/requirements', {
      model: 'erlang-c',
      volume: [42, 0, 80],
      aht_s: 240,
      settings: { sl_target: 0.8, shrinkage: 0.3, min_agents: 2 },
      explain: 2,
    });
    expect(body.required_agents[1]).toBe(2);
    expect(body.required_agents[0]).toBeCloseTo(body.base_agents[0] / 0.7, 9);
    expect(body.explanation.steps.map((step: { code: string }) => step.code)).toEqual([
      'V0',
      'V1',
      'A',
      'N1',
      'N2',
      'N3',
      'N4',
      'R',
    ]);
    expect(body.explanation.steps.at(-1).value).toBe(body.rounded_agents[2]);
  });
});

describe('bad input', () => {
  const base = { lambda_rate: 100, mu_rate: 20, target_sl: 0.8 };
  it.each([
    ['/planning/erlang-c', { ...base, lambda_rate: -1 }, 'lambda_rate'],
    ['/planning/erlang-c', { ...base, lambda_rate: 1e9 }, 'lambda_rate'],
    ['/planning/erlang-c', { ...base, mu_rate: 0 }, 'mu_rate'],
    ['/planning/erlang-c', { ...base, target_sl: 1 }, 'target_sl'],
    ['/planning/erlang-c', { ...base, lambda_rate: '1e999' }, 'lambda_rate'],
    ['/planning/erlang-c', { ...base, aht_s: 180 }, 'mu_rate'],
    ['/planning/erlang-c', { lambda_rate: 100, mu_rate: 20 }, 'target_sl'],
    ['/planning/erlang-b', { lambda_rate: 100, mu_rate: 20, max_blocking: 0 }, 'max_blocking'],
    ['/planning/erlang-a', { ...base, patience_s: 0 }, 'patience_s'],
    ['/planning/erlang-a', base, 'patience_s'],
    ['/planning/erlang-x', { ...base, patience_s: 60, redial_share: 1 }, 'redial_share'],
    ['/planning/chat', { ...base, concurrency: 2.5 }, 'concurrency'],
    ['/planning/deferred', { jobs: [{ release_h: 4, due_h: 4, work_h: 1 }] }, 'jobs[0].dueHour'],
    ['/planning/requirements', { model: 'erlang-c', volume: [1, -1], aht_s: 200 }, 'volume.1'],
    ['/planning/requirements', { model: 'erlang-c', volume: [1, 2], aht_s: [200] }, 'ahtSec'],
  ])('%s with %j names %s', async (path, body, field) => {
    const answer = await post(path, body);
    expect(answer.status).toBe(422);
    expect(answer.body.errors.map((fault: { field: string }) => fault.field)).toContain(field);
  });

  it('a hundred million calls an hour of a second each are answered or refused in time, never by a fault', async () => {
    const started = Date.now();
    const huge = await post('/planning/erlang-c', { lambda_rate: 1e8, aht_s: 30, target_sl: 0.8, include: ['curve'] });
    const patient = await post('/planning/erlang-a', { lambda_rate: 1e8, aht_s: 30, patience_s: 60, target_sl: 0.8 });
    expect([200, 422]).toContain(huge.status);
    expect([200, 422]).toContain(patient.status);
    expect(Date.now() - started).toBeLessThan(5000);
  });

  it('is closed to who may not see the staffing', async () => {
    const answer = await callApi('POST', '/planning/erlang-c', { token: employeeToken, body: base });
    expect(answer.status).toBe(403);
    expect((await callApi('POST', '/planning/erlang-c', { body: base })).status).toBe(401);
  });
});
