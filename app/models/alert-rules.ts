export type AlertRule =
  | 'understaffing'
  | 'critical_understaffing'
  | 'service_level'
  | 'queue_overload'
  | 'no_data'
  | 'absent_agent'
  | 'state_too_long';

export type AlertSeverity = 'critical' | 'warning' | 'technical';

/** Trouble that was seen at one look at the live day. */
export interface Trouble {
  rule: AlertRule;
  severity: AlertSeverity;
  groupId: string | null;
  employeeId: string | null;
  /** what was seen and what is wanted */
  figures: Record<string, number | string>;
  /** only what lasts so long becomes an alert */
  afterMs: number;
}

export interface QueueLook {
  groupId: string;
  isOpen: boolean;
  /** some agent of the queue was heard of in the last day: only then does an empty queue mean that nobody came */
  hasAgentFeed: boolean;
  /** planned at work in this queue now, and of those (and others) logged in */
  planned: number;
  online: number;
  /** of the last 15 minutes; null without a contact */
  serviceLevel: number | null;
  serviceLevelCritical: number;
  waiting: number;
  longestWaitMs: number;
}

export interface AgentLook {
  employeeId: string;
  /** the agent, or some other of the same queues, was heard of in the last day */
  hasAgentFeed: boolean;
  status: string;
  statusSinceMs: number | null;
  stateCode: string | null;
  stateSinceMs: number | null;
  stateMaxSec: number | null;
}

const minuteMs = 60_000;
/** Limits of the rules: shares of planned people, contacts, times. */
export const alertLimits = {
  understaffedShare: 0.85,
  criticallyUnderstaffedShare: 0.7,
  lastingMs: 5 * minuteMs,
  waitingContacts: 20,
  longestWaitMs: 5 * minuteMs,
  silenceMs: 10 * minuteMs,
} as const;

function findQueueTroubles(queue: QueueLook): Trouble[] {
  if (!queue.isOpen) return [];
  const { groupId, planned, online } = queue;
  const base = { groupId, employeeId: null };
  const troubles: Trouble[] = [];
  const share = planned > 0 && queue.hasAgentFeed ? online / planned : null;
  if (share !== null && share < alertLimits.understaffedShare) {
    const isCritical = share < alertLimits.criticallyUnderstaffedShare;
    troubles.push({
      ...base,
      rule: isCritical ? 'critical_understaffing' : 'understaffing',
      severity: isCritical ? 'critical' : 'warning',
      figures: { online, planned },
      afterMs: alertLimits.lastingMs,
    });
  }
  if (queue.serviceLevel !== null && queue.serviceLevel < queue.serviceLevelCritical) {
    troubles.push({
      ...base,
      rule: 'service_level',
      severity: 'critical',
      figures: { serviceLevel: queue.serviceLevel, limit: queue.serviceLevelCritical },
      afterMs: alertLimits.lastingMs,
    });
  }
  if (queue.waiting > alertLimits.waitingContacts || queue.longestWaitMs > alertLimits.longestWaitMs) {
    troubles.push({
      ...base,
      rule: 'queue_overload',
      severity: 'critical',
      figures: { waiting: queue.waiting, longestWaitMs: queue.longestWaitMs },
      afterMs: 0,
    });
  }
  return troubles;
}

function findAgentTroubles(agent: AgentLook, nowMs: number): Trouble[] {
  const base = { groupId: null, employeeId: agent.employeeId, severity: 'warning' as const, afterMs: 0 };
  const troubles: Trouble[] = [];
  if (agent.status === 'absent' && agent.hasAgentFeed) {
    const minutes = Math.floor((nowMs - (agent.statusSinceMs ?? nowMs)) / minuteMs);
    troubles.push({ ...base, rule: 'absent_agent', figures: { minutes } });
  }
  const lastedSec = agent.stateSinceMs === null ? 0 : (nowMs - agent.stateSinceMs) / 1_000;
  if (agent.stateMaxSec !== null && lastedSec > agent.stateMaxSec) {
    const figures = { state: agent.stateCode ?? '', seconds: Math.floor(lastedSec), limitSeconds: agent.stateMaxSec };
    troubles.push({ ...base, rule: 'state_too_long', figures });
  }
  return troubles;
}

/**
 * What is wrong at this moment, by the rules of the live day. While a feed is silent nothing else is judged: old figures must not
 * raise alarms.
 * @param lastNewsMs when the feed last spoke; null = never, which is no trouble (nothing is connected)
 */
export function findTroubles(input: {
  nowMs: number;
  lastNewsMs: number | null;
  queues: QueueLook[];
  agents: AgentLook[];
}): Trouble[] {
  const { nowMs, lastNewsMs } = input;
  if (lastNewsMs === null) return [];
  const silenceMs = nowMs - lastNewsMs;
  if (silenceMs > alertLimits.silenceMs) {
    const figures = { minutes: Math.floor(silenceMs / minuteMs) };
    return [{ rule: 'no_data', severity: 'technical', groupId: null, employeeId: null, figures, afterMs: 0 }];
  }
  return [
    ...input.queues.flatMap(findQueueTroubles),
    ...input.agents.flatMap((agent) => findAgentTroubles(agent, nowMs)),
  ];
}

/** The same trouble with the same object. */
export const troubleKey = (trouble: { rule: string; groupId: string | null; employeeId: string | null }): string =>
  `${trouble.rule}:${trouble.groupId ?? ''}:${trouble.employeeId ?? ''}`;
