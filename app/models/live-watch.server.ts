import type { AccessScope } from '~/auth/actor';
import { classifyAgent } from '~/engine/adherence';
import { toLocalParts } from '~/engine/time';
import { query } from '~/platform/pg.server';
import { reconcileAlerts } from './alert.server';
import { type AgentLook, findTroubles, type QueueLook } from './alert-rules';
import { measureLiveAdherence } from './live-adherence.server';
import { type LiveEmployee, listCoverage, listLiveEmployees, slotMs } from './live-plan.server';
import { type LiveQueue, listLiveQueues } from './live-queues.server';
import {
  type AgentLiveState,
  type QueueLiveState,
  readAgentStates,
  readFeeds,
  readQueueStates,
} from './live-state.server';
import { listStates } from './state-dictionary.server';

const everyone: AccessScope = { kind: 'all' };
/** Feeds that have been silent for so long are not expected any more. */
const forgottenAfterMs = 12 * 3_600_000;
/** An agent who has not been heard of for so long is not connected to any feed. */
const agentFeedMs = 24 * 3_600_000;

/** Organizations whose day can be watched: somebody is planned, or a feed speaks. */
export async function listWatchedOrganizations(): Promise<string[]> {
  const rows = await query<{ id: string }>('live-watched', 'select id from organizations order by id');
  return rows.map((row) => row.id);
}

function isOpenAt({ openingHours, timeZone }: LiveQueue, nowMs: number): boolean {
  const { weekday, minuteOfDay } = toLocalParts(nowMs, timeZone);
  const hours = openingHours[weekday - 1];
  return hours !== null && hours !== undefined && minuteOfDay >= hours[0] && minuteOfDay < hours[1];
}

function lookAtQueue(
  queue: LiveQueue,
  nowMs: number,
  scheduled: number,
  online: number,
  fedGroups: ReadonlySet<string>,
  metrics: QueueLiveState | undefined,
): QueueLook {
  const received = metrics && queue.baseline ? metrics.receivedToday - queue.baseline.receivedToday : 0;
  const inTime = metrics && queue.baseline ? metrics.answeredInTimeToday - queue.baseline.answeredInTimeToday : 0;
  const isDeferred = queue.channelType === 'EMAILS';
  return {
    groupId: queue.groupId,
    isOpen: isOpenAt(queue, nowMs),
    hasAgentFeed: fedGroups.has(queue.groupId),
    planned: Math.round(scheduled),
    online,
    serviceLevel: received > 0 && !isDeferred ? inTime / received : null,
    serviceLevelCritical: queue.criticalLevel,
    // why: letters wait for hours by design; their deadline is watched elsewhere
    waiting: isDeferred ? 0 : (metrics?.waiting ?? 0),
    longestWaitMs: isDeferred ? 0 : (metrics?.longestWaitMs ?? 0),
  };
}

function lookAtAgent(
  employee: LiveEmployee,
  state: AgentLiveState | undefined,
  dictionary: Map<string, Awaited<ReturnType<typeof listStates>>[number]>,
  fedGroups: ReadonlySet<string>,
  nowMs: number,
): AgentLook {
  const current = state ? { code: state.status, startMs: state.sinceMs, endMs: null } : null;
  const { plan, isAbsencePlanned } = employee;
  const { status, sinceMs } = classifyAgent({ nowMs, plan, state: current, dictionary, isAbsencePlanned });
  return {
    employeeId: employee.id,
    hasAgentFeed: isHeardOf(state, nowMs) || employee.groupIds.some((id) => fedGroups.has(id)),
    status,
    statusSinceMs: sinceMs,
    stateCode: state?.status ?? null,
    stateSinceMs: state?.sinceMs ?? null,
    stateMaxSec: state ? (dictionary.get(state.status)?.maxDurationSec ?? null) : null,
  };
}

/**
 * One look at the live day of an organization: adherence so far is measured and alerts begin or end. Does nothing where no feed
 * has spoken lately.
 */
export async function watchLiveDay(
  organizationId: string,
  now = new Date(),
): Promise<{ measured: number; opened: number; resolved: number } | null> {
  const nowMs = now.getTime();
  const feeds = await readFeeds(organizationId);
  const lastNewsMs = Math.max(feeds.agents ?? 0, feeds.queues ?? 0);
  if (nowMs - lastNewsMs > forgottenAfterMs) return null;
  const from = new Date(Math.floor(nowMs / slotMs) * slotMs);
  const [queues, employees, coverage, entries, agentStates, queueStates, measured] = await Promise.all([
    listLiveQueues({ organizationId, now }),
    listLiveEmployees({ organizationId, scope: everyone, now }),
    listCoverage({ organizationId, from, to: new Date(from.getTime() + slotMs) }),
    listStates(organizationId),
    readAgentStates(organizationId),
    readQueueStates(organizationId),
    measureLiveAdherence(organizationId, now),
  ]);
  const dictionary = new Map(entries.map((entry) => [entry.code, entry]));
  const scheduled = new Map(coverage.map((slot) => [slot.groupId, slot.scheduled]));
  const online = countOnline(employees, agentStates, dictionary);
  const fedGroups = findFedGroups(employees, agentStates, nowMs);
  const troubles = findTroubles({
    nowMs,
    lastNewsMs,
    queues: queues.map((queue) =>
      lookAtQueue(
        queue,
        nowMs,
        scheduled.get(queue.groupId) ?? 0,
        online.get(queue.groupId) ?? 0,
        fedGroups,
        queueStates.get(queue.groupId),
      ),
    ),
    agents: employees.map((employee) =>
      lookAtAgent(employee, agentStates.get(employee.id), dictionary, fedGroups, nowMs),
    ),
  });
  const { opened, resolved } = await reconcileAlerts({ organizationId, troubles, now });
  return { measured, opened, resolved };
}

const isHeardOf = (state: AgentLiveState | undefined, nowMs: number): boolean =>
  state !== undefined && nowMs - state.sinceMs <= agentFeedMs;

/** Groups of whose people at least one was heard of in the last day. */
function findFedGroups(employees: LiveEmployee[], states: Map<string, AgentLiveState>, nowMs: number): Set<string> {
  const fed = new Set<string>();
  for (const { id, groupIds } of employees) {
    const state = states.get(id);
    if (!state || !isHeardOf(state, nowMs)) continue;
    for (const groupId of groupIds) fed.add(groupId);
    if (state.groupId) fed.add(state.groupId);
  }
  return fed;
}

/** Productive people by the group they serve now, or their main one. */
function countOnline(
  employees: LiveEmployee[],
  states: Map<string, AgentLiveState>,
  dictionary: Map<string, { isProductive: boolean }>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { id, groupIds } of employees) {
    const state = states.get(id);
    const groupId = state?.groupId ?? groupIds[0];
    if (!state || !groupId || !dictionary.get(state.status)?.isProductive) continue;
    counts.set(groupId, (counts.get(groupId) ?? 0) + 1);
  }
  return counts;
}
