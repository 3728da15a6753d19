import { beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '~/api/app.server';
import { forgetLiveDirectory } from '~/models/live-directory.server';
import { readAgentStates, readQueueStates } from '~/models/live-state.server';
import { prisma } from '~/platform/prisma.server';
import { redis } from '~/platform/redis.server';
import { createEmployee } from '../../factories/employee';
import { createKey } from '../../factories/login';
import { createOrganization } from '../../factories/organization';

const api = createApi();
let centre: Awaited<ReturnType<typeof createOrganization>>;
let agent: Awaited<ReturnType<typeof createEmployee>>;
let key: string;

const ago = (minutes: number) => new Date(Math.floor(Date.now() / 60_000) * 60_000 - minutes * 60_000).toISOString();

async function createAgent() {
  const { organizationId, site, department, workRule, group } = centre;
  const ids = {
    organizationId,
    siteId: site.id,
    departmentId: department.id,
    workRuleId: workRule.id,
    groupId: group.id,
  };
  return createEmployee(ids);
}

async function send(path: 'agent-status' | 'queue-metrics', body: unknown, token = key) {
  const response = await api.fetch(
    new Request(`http://localhost/api/v1/ingest/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    }),
  );
  return { status: response.status, body: await response.json() };
}

const historyOf = async (employeeId: string) =>
  (await prisma().agentStatusHistory.findMany({ where: { employeeId }, orderBy: { startedAt: 'asc' } })).map((row) => [
    row.statusCode,
    row.startedAt.toISOString(),
    row.endedAt?.toISOString() ?? null,
  ]);

const event = (status: string, timestamp: string) => ({ agentId: agent.id, status, timestamp });

beforeEach(async () => {
  centre = await createOrganization();
  agent = await createAgent();
  key = await createKey({ organizationId: centre.organizationId, permissions: ['ingest:write:all'] });
  await prisma().agentState.create({ data: { organizationId: centre.organizationId, code: 'AVL', name: 'Available' } });
});

describe('states of agents', () => {
  it('close the state before and become the current one', async () => {
    const answer = await send('agent-status', [event('AVL', ago(30)), event('CALL', ago(20)), event('ACW', ago(10))]);
    expect(answer).toEqual({ status: 200, body: { accepted: 3, rejected: [], unclassified: ['CALL', 'ACW'] } });
    expect(await historyOf(agent.id)).toEqual([
      ['AVL', ago(30), ago(20)],
      ['CALL', ago(20), ago(10)],
      ['ACW', ago(10), null],
    ]);
    const states = await readAgentStates(centre.organizationId);
    expect(states.get(agent.id)).toEqual({ status: 'ACW', sinceMs: Date.parse(ago(10)), groupId: null });
  });

  it('change nothing when they come twice, or only say again what is known', async () => {
    const batch = [event('AVL', ago(30)), event('CALL', ago(20))];
    await send('agent-status', batch);
    await send('agent-status', batch);
    await send('agent-status', event('CALL', ago(5)));
    expect(await historyOf(agent.id)).toEqual([
      ['AVL', ago(30), ago(20)],
      ['CALL', ago(20), null],
    ]);
    const states = await readAgentStates(centre.organizationId);
    expect(states.get(agent.id)?.sinceMs).toBe(Date.parse(ago(20)));
  });

  it('take their place in history when they come late, and leave the current state alone', async () => {
    await send('agent-status', [event('AVL', ago(60)), event('CALL', ago(10))]);
    await send('agent-status', event('BRK', ago(40)));
    expect(await historyOf(agent.id)).toEqual([
      ['AVL', ago(60), ago(40)],
      ['BRK', ago(40), ago(10)],
      ['CALL', ago(10), null],
    ]);
    expect((await readAgentStates(centre.organizationId)).get(agent.id)?.status).toBe('CALL');
  });

  it('keep a repeat that follows another state within the batch', async () => {
    await send('agent-status', event('AVL', ago(60)));
    await send('agent-status', [event('CALL', ago(50)), event('AVL', ago(40))]);
    expect((await historyOf(agent.id)).map(([status]) => status)).toEqual(['AVL', 'CALL', 'AVL']);
  });

  it('are told apart row by row: each fault is named, the others are taken', async () => {
    const other = await createOrganization();
    const foreign = await createEmployee({
      organizationId: other.organizationId,
      siteId: other.site.id,
      departmentId: other.department.id,
      workRuleId: other.workRule.id,
    });
    const { body, status } = await send('agent-status', [
      { agentId: foreign.id, status: 'AVL' },
      { personnelNumber: 'nobody', status: 'AVL' },
      { status: 'AVL' },
      { agentId: agent.id, personnelNumber: agent.personnelNumber, status: 'AVL' },
      { agentId: agent.id, status: '' },
      { agentId: agent.id, status: 'AVL', timestamp: new Date(Date.now() + 600_000).toISOString() },
      { agentId: agent.id, status: 'AVL', timestamp: 'yesterday' },
      { agentId: agent.id, status: 'AVL', groupId: other.group.id },
      { personnelNumber: agent.personnelNumber, status: 'AVL', groupCode: 'SUP-C' },
    ]);
    expect(status).toBe(200);
    expect(body.accepted).toBe(1);
    expect(
      body.rejected.map((fault: { row: number; field: string; rule: string }) => [fault.row, fault.field, fault.rule]),
    ).toEqual([
      [1, 'agentId', 'unknown'],
      [2, 'personnelNumber', 'unknown'],
      [3, 'agentId', 'one_of'],
      [4, 'agentId', 'one_of'],
      [5, 'status', 'too_small'],
      [6, 'timestamp', 'future'],
      [7, 'timestamp', 'invalid_format'],
      [8, 'groupId', 'unknown'],
    ]);
    expect(await historyOf(foreign.id)).toEqual([]);
  });

  it('find their agent by the id in the contact centre', async () => {
    await prisma().employee.update({ where: { id: agent.id }, data: { externalIds: { acd: 'A-77' } } });
    forgetLiveDirectory(centre.organizationId);
    expect((await send('agent-status', { externalId: 'A-77', status: 'AVL' })).body.accepted).toBe(1);
  });

  it('are read from history again where Redis lost them', async () => {
    await send('agent-status', event('AVL', ago(3)));
    await redis().del(`live:agents:${centre.organizationId}`);
    const states = await readAgentStates(centre.organizationId);
    expect(states.get(agent.id)).toEqual({ status: 'AVL', sinceMs: Date.parse(ago(3)), groupId: null });
  });

  it('come from many callers at once without losing one', async () => {
    const agents = [agent, ...(await Promise.all(Array.from({ length: 9 }, createAgent)))];
    forgetLiveDirectory(centre.organizationId);
    const calls = agents.flatMap(({ id }) =>
      ['AVL', 'CALL', 'ACW'].map((status, index) =>
        send('agent-status', { agentId: id, status, timestamp: ago(30 - index) }),
      ),
    );
    expect((await Promise.all(calls)).every((answer) => answer.status === 200)).toBe(true);
    for (const { id } of agents) {
      expect(await historyOf(id)).toEqual([
        ['AVL', ago(30), ago(29)],
        ['CALL', ago(29), ago(28)],
        ['ACW', ago(28), null],
      ]);
    }
  });

  it('are refused in whole when no row is good, too many come, or the key lacks the permission', async () => {
    const refused = await send('agent-status', { status: 'AVL' });
    expect([refused.status, refused.body.errors?.[0]?.field]).toEqual([422, 'agentId']);
    expect(
      (
        await send(
          'agent-status',
          Array.from({ length: 1_001 }, () => event('AVL', ago(1))),
        )
      ).status,
    ).toBe(422);
    const reader = await createKey({ organizationId: centre.organizationId, permissions: ['live:read:all'] });
    expect((await send('agent-status', event('AVL', ago(1)), reader)).status).toBe(403);
    expect((await send('agent-status', event('AVL', ago(1)), 'wfm_wrong')).status).toBe(401);
    expect(await historyOf(agent.id)).toEqual([]);
  });
});

describe('counters of queues', () => {
  const metric = (minutes: number, waiting: number) => ({
    groupCode: 'SUP-C',
    timestamp: ago(minutes),
    waiting,
    longestWaitMs: 12_000,
    receivedToday: 40,
    answeredToday: 35,
    answeredInTimeToday: 30,
    lostToday: 3,
    agentsOnline: 5,
  });

  it('keep one row a minute and the newest figures', async () => {
    await send('queue-metrics', [metric(2, 4), metric(1, 6)]);
    await send('queue-metrics', metric(1, 6));
    await send('queue-metrics', metric(3, 9));
    const rows = await prisma().serviceGroupMetric.findMany({
      where: { groupId: centre.group.id },
      orderBy: { measuredAt: 'asc' },
    });
    expect(rows.map((row) => [row.measuredAt.toISOString(), row.waiting])).toEqual([
      [ago(3), 9],
      [ago(2), 4],
      [ago(1), 6],
    ]);
    expect((await readQueueStates(centre.organizationId)).get(centre.group.id)).toMatchObject({
      waiting: 6,
      agentsOnline: 5,
    });
  });

  it('are refused where they contradict themselves or name a foreign group', async () => {
    const other = await createOrganization();
    const { status, body } = await send('queue-metrics', [
      { ...metric(1, 1), answeredInTimeToday: 36 },
      { ...metric(1, 1), waiting: -1 },
      { ...metric(1, 1), groupCode: undefined, groupId: other.group.id },
    ]);
    expect(status).toBe(422);
    expect(body.errors.map((fault: { row: number; field: string }) => [fault.row, fault.field])).toEqual([
      [1, 'answeredInTimeToday'],
      [2, 'waiting'],
      [3, 'groupId'],
    ]);
  });
});
