import type { Redis } from 'ioredis';
import { query } from '~/platform/pg.server';
import { createRedis, redis } from '~/platform/redis.server';
import { singleton } from '~/platform/singleton.server';

/** What an agent does now, and since when. */
export interface AgentLiveState {
  status: string;
  sinceMs: number;
  groupId: string | null;
}

/** Counters of a queue as they came last. */
export interface QueueLiveState {
  groupId: string;
  /** ISO instant of the measurement */
  measuredAt: string;
  waiting: number;
  longestWaitMs: number;
  receivedToday: number;
  answeredToday: number;
  answeredInTimeToday: number;
  lostToday: number;
  ahtMs: number;
  agentsAvailable: number;
  agentsBusy: number;
  agentsOnline: number;
}

const agentsKey = (organizationId: string) => `live:agents:${organizationId}`;
const queuesKey = (organizationId: string) => `live:queues:${organizationId}`;
const feedKey = (organizationId: string) => `live:feed:${organizationId}`;

/**
 * Sets fields whose instant is not older than what is there, in one step, and answers what was there before.
 * ARGV: id, instant, text behind the instant. A value is `instant|text`; the same text keeps its first instant.
 */
const writeScript = `
local ids = {}
for i = 1, #ARGV, 3 do ids[#ids + 1] = ARGV[i] end
local old = redis.call('HMGET', KEYS[1], unpack(ids))
local sets, answer = {}, {}
for n = 1, #ids do
  local at, text = tonumber(ARGV[n * 3 - 1]), ARGV[n * 3]
  local before = old[n]
  if not before then
    sets[#sets + 1] = ids[n]; sets[#sets + 1] = ARGV[n * 3 - 1] .. '|' .. text
    answer[n] = ''
  else
    local bar = string.find(before, '|', 1, true)
    local beforeAt, beforeText = tonumber(string.sub(before, 1, bar - 1)), string.sub(before, bar + 1)
    if at < beforeAt then answer[n] = 'late'
    elseif beforeText == text then answer[n] = 'same'
    else
      sets[#sets + 1] = ids[n]; sets[#sets + 1] = ARGV[n * 3 - 1] .. '|' .. text
      answer[n] = beforeText
    end
  end
end
if #sets > 0 then redis.call('HSET', KEYS[1], unpack(sets)) end
return answer`;

interface LiveRedis extends Redis {
  writeNewest: (key: string, ...values: (string | number)[]) => Promise<string[]>;
}

const liveRedis = () =>
  singleton('live-redis', () => {
    const client = createRedis();
    client.defineCommand('writeNewest', { numberOfKeys: 1, lua: writeScript });
    return client as LiveRedis;
  });

/** so many fields in one call of the script; more would overflow the stack of Lua */
const fieldsPerCall = 1_000;

async function writeNewest(key: string, rows: { id: string; atMs: number; text: string }[]): Promise<string[]> {
  const answers: string[] = [];
  for (let start = 0; start < rows.length; start += fieldsPerCall) {
    const values = rows.slice(start, start + fieldsPerCall).flatMap((row) => [row.id, row.atMs, row.text]);
    answers.push(...(await liveRedis().writeNewest(key, ...values)));
  }
  return answers;
}

/**
 * Notes the newest state of agents; news that are older than what is known change nothing.
 * @param states at most one for each agent
 * @returns for each state, in order: whether it is new, and the status before it (null at first)
 */
export async function writeAgentStates(
  organizationId: string,
  states: ({ agentId: string } & AgentLiveState)[],
): Promise<{ isNew: boolean; previousStatus: string | null }[]> {
  if (states.length === 0) return [];
  const answers = await writeNewest(
    agentsKey(organizationId),
    states.map((state) => ({
      id: state.agentId,
      atMs: state.sinceMs,
      text: `${state.status}|${state.groupId ?? ''}`,
    })),
  );
  return answers.map((answer) => ({
    isNew: answer !== 'late' && answer !== 'same',
    previousStatus: answer === 'late' || answer === 'same' || answer === '' ? null : answer.split('|')[0],
  }));
}

function parseAgentState(text: string): AgentLiveState {
  const [sinceMs, status, groupId] = text.split('|');
  return { sinceMs: Number(sinceMs), status, groupId: groupId || null };
}

/** States of all agents of an organization; read anew from history where Redis lost them. */
export async function readAgentStates(organizationId: string): Promise<Map<string, AgentLiveState>> {
  const known = await redis().hgetall(agentsKey(organizationId));
  const states = new Map(Object.entries(known).map(([agentId, text]) => [agentId, parseAgentState(text)]));
  if (states.size > 0) return states;
  const rows = await query<{ agentId: string; sinceMs: number; status: string; groupId: string | null }>(
    'live-state-restore',
    `select agent_id as "agentId", extract(epoch from started_at)::float8 * 1000 as "sinceMs", status_code as status,
       group_id as "groupId"
     from agent_status_history
     where organization_id = $1 and started_at > now() - interval '1 day' and ended_at is null`,
    [organizationId],
  );
  await writeAgentStates(organizationId, rows);
  return new Map(rows.map(({ agentId, ...state }) => [agentId, state]));
}

/** Notes the newest counters of queues. @returns for each, in order, whether it is newer than what was known */
export async function writeQueueStates(organizationId: string, states: QueueLiveState[]): Promise<boolean[]> {
  if (states.length === 0) return [];
  const answers = await writeNewest(
    queuesKey(organizationId),
    states.map((state) => ({
      id: state.groupId,
      atMs: Date.parse(state.measuredAt),
      text: JSON.stringify(state),
    })),
  );
  return answers.map((answer) => answer !== 'late' && answer !== 'same');
}

/** Counters of all queues of an organization, by group. */
export async function readQueueStates(organizationId: string): Promise<Map<string, QueueLiveState>> {
  const known = await redis().hgetall(queuesKey(organizationId));
  return new Map(
    Object.entries(known).map(([groupId, text]) => [groupId, JSON.parse(text.slice(text.indexOf('|') + 1))]),
  );
}

export type Feed = 'agents' | 'queues';

/** Notes that a feed is alive. */
export async function touchFeed(organizationId: string, feed: Feed): Promise<void> {
  await redis().hset(feedKey(organizationId), feed, Date.now());
}

/** When each feed last spoke, in ms since the epoch; null for never. */
export async function readFeeds(organizationId: string): Promise<Record<Feed, number | null>> {
  const [agents, queues] = await redis().hmget(feedKey(organizationId), 'agents', 'queues');
  return { agents: agents ? Number(agents) : null, queues: queues ? Number(queues) : null };
}
