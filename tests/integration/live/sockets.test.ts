import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { io, type Socket } from 'socket.io-client';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { ingestAgentStatus, ingestQueueMetrics } from '~/models/ingest.server';
import { notifyUsers } from '~/models/notification.server';
import { prisma } from '~/platform/prisma.server';
import { attachRealtime } from '~/realtime/hub.server';
import { createEmployee } from '../../factories/employee';
import { createKey, createLoggedInUser } from '../../factories/login';
import { createDepartment, createOrganization } from '../../factories/organization';

interface Heard {
  type: string;
  timestamp?: string;
  data: Record<string, unknown>;
}

let server: Server;
let realtime: { close: () => Promise<void> };
let centre: Awaited<ReturnType<typeof createOrganization>>;
let foreign: Awaited<ReturnType<typeof createOrganization>>;
let otherDepartment: { id: string };
let agent: { id: string };
let stranger: { id: string };
let port: number;
const open: { close: () => unknown }[] = [];

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeAll(async () => {
  server = createServer((_request, response) => response.end());
  realtime = await attachRealtime(server);
  server.listen(0);
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  centre = await createOrganization();
  foreign = await createOrganization();
  otherDepartment = await createDepartment({ organizationId: centre.organizationId });
  const ids = {
    organizationId: centre.organizationId,
    siteId: centre.site.id,
    workRuleId: centre.workRule.id,
    groupId: centre.group.id,
  };
  agent = await createEmployee({ ...ids, departmentId: centre.department.id });
  stranger = await createEmployee({ ...ids, departmentId: otherDepartment.id });
});

afterEach(() => {
  for (const client of open.splice(0)) client.close();
});

afterAll(async () => {
  await realtime.close();
  server.close();
});

async function openPage(cookie: string, headers: Record<string, string> = {}) {
  const socket = io(`http://127.0.0.1:${port}`, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { cookie, ...headers },
  });
  open.push(socket);
  const heard: Heard[] = [];
  socket.on('event', (event: Heard) => heard.push(event));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return { socket, heard };
}

const join = (socket: Socket, room: string) => socket.emitWithAck('join', { room });

async function openGateway(options: { headers?: Record<string, string>; query?: string } = {}) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/api/ws${options.query ?? ''}`, { headers: options.headers });
  open.push({ close: () => socket.terminate() });
  const heard: Heard[] = [];
  const closed: number[] = [];
  socket.on('message', (raw) => heard.push(JSON.parse(raw.toString())));
  socket.on('close', (code) => closed.push(code));
  await once(socket, 'open');
  const say = (message: unknown) => socket.send(typeof message === 'string' ? message : JSON.stringify(message));
  async function hear(type: string, timeoutMs = 3_000): Promise<Heard> {
    const endsAt = Date.now() + timeoutMs;
    for (;;) {
      const found = heard.find((message) => message.type === type);
      if (found) return found;
      if (Date.now() > endsAt) throw new Error(`No ${type} among ${JSON.stringify(heard)}.`);
      await pause(10);
    }
  }
  return { socket, heard, closed, say, hear };
}

let clock = Date.now() - 3_600_000;
async function report(agentId: string, status: string) {
  clock += 1_000;
  const timestamp = new Date(clock).toISOString();
  await ingestAgentStatus({ organizationId: centre.organizationId, rows: [{ agentId, status, timestamp }] });
  return timestamp;
}

const login = (role: string, departmentId?: string) =>
  createLoggedInUser({ organizationId: centre.organizationId, role, departmentId });

describe('a page', () => {
  it('hears agents and queues of the rooms it may join', async () => {
    const { cookie } = await login('planner');
    const { socket, heard } = await openPage(cookie);
    expect(await join(socket, `group:${centre.group.id}`)).toEqual({ ok: true });
    const timestamp = await report(agent.id, 'CALL');
    await ingestQueueMetrics({
      organizationId: centre.organizationId,
      rows: [{ groupId: centre.group.id, waiting: 7 }],
    });
    await pause(150);
    expect(heard.map((event) => event.type).sort()).toEqual(['agent_status', 'queue_metrics']);
    expect(heard.find((event) => event.type === 'agent_status')).toMatchObject({
      timestamp,
      data: { agentId: agent.id, newStatus: 'CALL', groupIds: [centre.group.id], departmentId: centre.department.id },
    });
    await socket.emitWithAck('leave', { room: `group:${centre.group.id}` });
    heard.length = 0;
    await report(agent.id, 'ACW');
    await pause(150);
    expect(heard).toEqual([]);
  });

  it('hears each event once, though several of its rooms hold it', async () => {
    const { cookie } = await login('planner');
    const { socket, heard } = await openPage(cookie);
    for (const room of ['live', 'agent_status', `agent_status:${centre.group.id}`, `group:${centre.group.id}`]) {
      expect(await join(socket, room)).toEqual({ ok: true });
    }
    await report(agent.id, 'BRK');
    await pause(150);
    expect(heard).toHaveLength(1);
  });

  it('hears only people of the departments in its scope', async () => {
    const { cookie } = await login('supervisor', centre.department.id);
    const { socket, heard } = await openPage(cookie);
    expect(await join(socket, 'live')).toEqual({ ok: true });
    await report(stranger.id, 'CALL');
    await report(agent.id, 'AVL');
    await pause(150);
    expect(heard.map((event) => event.data.agentId)).toEqual([agent.id]);
  });

  it('is refused rooms of other people, other organizations and without the permission', async () => {
    const employee = await login('employee');
    const planner = await login('planner');
    const { socket } = await openPage(employee.cookie);
    const refused = { ok: false, code: 'forbidden' };
    for (const room of [
      'live',
      'agent_status',
      `group:${centre.group.id}`,
      `org:${centre.organizationId}`,
      `user:${planner.userId}`,
    ]) {
      expect(await join(socket, room), room).toEqual(refused);
    }
    expect(await join(socket, `user:${employee.userId}`)).toEqual({ ok: true });
    const { socket: planning } = await openPage(planner.cookie);
    for (const room of [
      `group:${foreign.group.id}`,
      `org:${foreign.organizationId}`,
      'group:x',
      'unknown',
      'live:x:y',
    ]) {
      expect(await join(planning, room), room).toEqual(refused);
    }
    expect(await planning.emitWithAck('join', { room: 5 })).toEqual({ ok: false, code: 'bad_request' });
  });

  it('is refused the jobs and schedules of others', async () => {
    const planner = await login('planner');
    const supervisor = await login('supervisor', centre.department.id);
    const employee = await login('employee');
    const { organizationId } = centre;
    const job = await prisma().job.create({ data: { organizationId, kind: 'x', createdBy: planner.userId } });
    const foreignJob = await prisma().job.create({ data: { organizationId: foreign.organizationId, kind: 'x' } });
    const dates = { startDate: new Date('2026-01-05'), endDate: new Date('2026-01-11') };
    const schedule = await prisma().schedule.create({ data: { organizationId, name: 'Week', ...dates } });
    const [asPlanner, asSupervisor, asEmployee] = await Promise.all(
      [planner, supervisor, employee].map(async ({ cookie }) => (await openPage(cookie)).socket),
    );
    expect(await join(asPlanner, `job:${job.id}`)).toEqual({ ok: true });
    expect(await join(asPlanner, `schedule:${schedule.id}`)).toEqual({ ok: true });
    const refused = { ok: false, code: 'forbidden' };
    expect(await join(asPlanner, `job:${foreignJob.id}`)).toEqual(refused);
    expect(await join(asSupervisor, `job:${job.id}`)).toEqual(refused);
    expect(await join(asEmployee, `job:${job.id}`)).toEqual(refused);
    expect(await join(asEmployee, `schedule:${schedule.id}`)).toEqual(refused);
  });

  it('receives a notification in the room of its person', async () => {
    const { cookie, userId } = await login('employee');
    const { socket, heard } = await openPage(cookie);
    await join(socket, `user:${userId}`);
    await notifyUsers({
      organizationId: centre.organizationId,
      userIds: [userId],
      kind: 'schedule-published',
      params: { name: 'Week 48' },
      link: '/my/schedule',
    });
    await pause(100);
    expect(heard).toMatchObject([
      { type: 'notification', data: { kind: 'schedule-published', params: { name: 'Week 48' }, link: '/my/schedule' } },
    ]);
  });

  it('cannot connect without a session, with a forged one, or from another site', async () => {
    await expect(openPage('')).rejects.toThrow('unauthenticated');
    await expect(openPage('wfm_session=forged')).rejects.toThrow('unauthenticated');
    const { cookie } = await login('planner');
    await expect(openPage(cookie, { origin: 'https://evil.example' })).rejects.toThrow();
  });
});

describe('the plain WebSocket', () => {
  const subscribe = (payload: unknown, id?: number) => ({ type: 'subscribe', id, payload });

  it('sends changes of states and counters after a subscription', async () => {
    const key = await createKey({ organizationId: centre.organizationId, permissions: ['live:read:all'] });
    const client = await openGateway({ headers: { authorization: `Bearer ${key}` } });
    client.say(subscribe({ event_types: ['agent_status', 'queue_metrics'] }, 1));
    expect(await client.hear('subscribed')).toMatchObject({
      id: 1,
      data: { event_types: ['agent_status', 'queue_metrics'] },
    });
    const timestamp = await report(agent.id, 'BREAK');
    expect(await client.hear('agent_status_change')).toMatchObject({
      timestamp,
      data: { agentId: agent.id, newStatus: 'BREAK' },
    });
    await ingestQueueMetrics({
      organizationId: centre.organizationId,
      rows: [{ groupId: centre.group.id, waiting: 3 }],
    });
    expect(await client.hear('queue_metrics_update')).toMatchObject({ data: { groupId: centre.group.id, waiting: 3 } });
    client.say({ type: 'unsubscribe', payload: { event_types: ['agent_status'] } });
    expect((await client.hear('unsubscribed')).data).toEqual({ event_types: ['queue_metrics'] });
    client.heard.length = 0;
    await report(agent.id, 'AVL');
    await pause(150);
    expect(client.heard).toEqual([]);
  });

  it('keeps to the groups and the departments one asked for and may see', async () => {
    const group = await prisma().group.create({
      data: {
        organizationId: centre.organizationId,
        serviceId: centre.service.id,
        name: 'Chats',
        code: 'CH',
        channelType: 'CHATS',
        timeZone: 'UTC',
      },
    });
    const { cookie } = await login('supervisor', centre.department.id);
    const client = await openGateway({ headers: { cookie } });
    client.say(subscribe({ event_types: ['agent_status'], group_ids: [group.id] }));
    await client.hear('subscribed');
    await report(agent.id, 'CALL');
    await report(stranger.id, 'ACW');
    await pause(150);
    expect(client.heard.map((message) => message.type)).toEqual(['connected', 'subscribed']);
    client.say(subscribe({ event_types: ['agent_status'], group_ids: [foreign.group.id] }, 9));
    expect(await client.hear('error')).toMatchObject({ id: 9, data: { code: 'not_found' } });
  });

  it('sends only the latest state of an agent within a tick', async () => {
    const key = await createKey({ organizationId: centre.organizationId, permissions: ['live:read:all'] });
    const client = await openGateway({ query: `?access_token=${key}` });
    client.say(subscribe({ event_types: ['agent_status'] }));
    await client.hear('subscribed');
    await Promise.all([report(agent.id, 'S1'), report(agent.id, 'S2'), report(agent.id, 'S3')]);
    await pause(150);
    const changes = client.heard.filter((message) => message.type === 'agent_status_change');
    expect(changes.at(-1)?.data.newStatus).toBe('S3');
    expect(changes).toHaveLength(1);
  });

  it('authenticates by the first message too, and closes on whoever cannot', async () => {
    const key = await createKey({ organizationId: centre.organizationId, permissions: ['live:read:all'] });
    const client = await openGateway();
    client.say({ type: 'authenticate', payload: { token: key } });
    expect(await client.hear('connected')).toMatchObject({ data: { organizationId: centre.organizationId } });
    const nobody = await openGateway();
    nobody.say(subscribe({ event_types: ['agent_status'] }));
    expect(await nobody.hear('error')).toMatchObject({ data: { code: 'unauthenticated' } });
    await pause(50);
    expect(nobody.closed).toEqual([4401]);
  });

  it('refuses without the permission and answers bad messages', async () => {
    const key = await createKey({ organizationId: centre.organizationId, permissions: ['ingest:write:all'] });
    const client = await openGateway({ headers: { 'x-api-key': key } });
    client.say(subscribe({ event_types: ['agent_status'] }));
    expect(await client.hear('error')).toMatchObject({ data: { code: 'forbidden' } });
    for (const bad of [
      'not json',
      { type: 'shout' },
      subscribe({ event_types: ['weather'] }),
      subscribe({ event_types: [] }),
    ]) {
      client.heard.length = 0;
      client.say(bad);
      expect(await client.hear('error')).toMatchObject({ data: { code: 'bad_request' } });
    }
    client.say({ type: 'ping', id: 'p' });
    expect(await client.hear('pong')).toMatchObject({ id: 'p' });
  });

  it('closes on a client that floods it', async () => {
    const key = await createKey({ organizationId: centre.organizationId, permissions: ['live:read:all'] });
    const client = await openGateway({ headers: { 'x-api-key': key } });
    for (let count = 0; count < 130; count += 1) client.say({ type: 'ping' });
    await pause(300);
    expect(client.closed).toEqual([4429]);
  });

  it('does not take a cookie from a page of another site', async () => {
    const { cookie } = await login('planner');
    await expect(openGateway({ headers: { cookie, origin: 'https://evil.example' } })).rejects.toThrow('403');
  });

  it('answers an upgrade of an unknown path', async () => {
    const socket = new WebSocket(`ws://127.0.0.1:${port}/elsewhere`);
    const [error] = await once(socket, 'error').catch((fault) => [fault]);
    expect(String(error)).toContain('404');
  });
});
