import type { FieldFault } from '~/platform/errors.server';
import { singleton } from '~/platform/singleton.server';
import { rooms } from '~/realtime/events';
import { publishAll } from '~/realtime/publish.server';
import { storeGroupMetrics } from './group-metric.server';
import { type ResolvedStatus, resolveMetric, resolveStatus } from './ingest-rows';
import { getLiveDirectory } from './live-directory.server';
import { type QueueLiveState, touchFeed, writeAgentStates, writeQueueStates } from './live-state.server';
import { storeStatusChanges } from './status-history.server';
import { TickBuffer } from './tick-buffer';

export interface IngestResult {
  /** rows taken over; repeated ones count */
  accepted: number;
  /** rows left out, each with its place (1 = first), field and rule */
  rejected: FieldFault[];
  /** status codes that the dictionary of states does not know; they are stored and shown as unclassified */
  unclassified: string[];
}

/** Events of so many milliseconds go to Redis and the database together. */
const tickMs = 20;

function bufferOf<Row>(
  kind: string,
  organizationId: string,
  flush: (rows: Row[]) => Promise<void>,
): TickBuffer<Row, void> {
  const buffers = singleton(`ingest-${kind}`, () => new Map<string, TickBuffer<Row, void>>());
  const known = buffers.get(organizationId);
  if (known) return known;
  const created = new TickBuffer<Row, void>(tickMs, flush);
  buffers.set(organizationId, created);
  return created;
}

/**
 * Takes states of agents as a contact centre reports them: current state, history and an event for those who watch.
 * Each row stands alone; late rows enter the history without touching the current state; repeated ones change nothing.
 * Resolves when everything is stored.
 * @param rows unchecked, at most 1,000
 */
export async function ingestAgentStatus(input: {
  organizationId: string;
  rows: unknown[];
  now?: Date;
}): Promise<IngestResult> {
  const { organizationId, rows, now = new Date() } = input;
  const directory = await getLiveDirectory(organizationId);
  const resolved = rows.map((row, index) => resolveStatus(row, index + 1, directory, now));
  const changes = resolved.flatMap((row) => ('value' in row ? [row.value] : []));
  if (changes.length > 0) {
    await bufferOf<ResolvedStatus>('status', organizationId, (all) => takeStatuses(organizationId, all)).add(changes);
  }
  const codes = new Set(changes.map((change) => change.status));
  return {
    accepted: changes.length,
    rejected: resolved.flatMap((row) => ('faults' in row ? row.faults : [])),
    unclassified: [...codes].filter((code) => !directory.stateCodes.has(code)),
  };
}

async function takeStatuses(organizationId: string, changes: ResolvedStatus[]): Promise<void> {
  const newest = new Map<string, ResolvedStatus>();
  for (const change of changes) {
    const known = newest.get(change.agentId);
    if (!known || known.startedAt <= change.startedAt) newest.set(change.agentId, change);
  }
  // why: the history first; if it fails the caller sends again, and the current state has not run ahead
  await storeStatusChanges(organizationId, changes);
  const states = [...newest.values()];
  const answers = await writeAgentStates(
    organizationId,
    states.map(({ agentId, status, startedAt, groupId }) => ({
      agentId,
      status,
      sinceMs: startedAt.getTime(),
      groupId,
    })),
  );
  await touchFeed(organizationId, 'agents');
  await publishAll(
    states.flatMap((state, index) => {
      if (!answers[index].isNew) return [];
      const groupIds = state.groupId ? [state.groupId] : state.agent.groupIds;
      return {
        organizationId,
        type: 'agent_status' as const,
        rooms: groupIds.map(rooms.group),
        timestamp: state.startedAt.toISOString(),
        data: {
          agentId: state.agentId,
          newStatus: state.status,
          previousStatus: answers[index].previousStatus,
          since: state.startedAt.toISOString(),
          groupIds,
          departmentId: state.agent.departmentId,
        },
      };
    }),
  );
}

/**
 * Takes counters of queues: current figures, one row a minute, and an event.
 * @param rows unchecked, at most 1,000
 */
export async function ingestQueueMetrics(input: {
  organizationId: string;
  rows: unknown[];
  now?: Date;
}): Promise<IngestResult> {
  const { organizationId, rows, now = new Date() } = input;
  const directory = await getLiveDirectory(organizationId);
  const resolved = rows.map((row, index) => resolveMetric(row, index + 1, directory, now));
  const metrics = resolved.flatMap((row) => ('value' in row ? [row.value] : []));
  if (metrics.length > 0) {
    await bufferOf<QueueLiveState>('metrics', organizationId, (all) => takeMetrics(organizationId, all)).add(metrics);
  }
  return {
    accepted: metrics.length,
    rejected: resolved.flatMap((row) => ('faults' in row ? row.faults : [])),
    unclassified: [],
  };
}

async function takeMetrics(organizationId: string, metrics: QueueLiveState[]): Promise<void> {
  const newest = new Map<string, QueueLiveState>();
  for (const metric of metrics) {
    const known = newest.get(metric.groupId);
    if (!known || Date.parse(known.measuredAt) <= Date.parse(metric.measuredAt)) newest.set(metric.groupId, metric);
  }
  await storeGroupMetrics(organizationId, metrics);
  const states = [...newest.values()];
  const areNew = await writeQueueStates(organizationId, states);
  await touchFeed(organizationId, 'queues');
  await publishAll(
    states
      .filter((_, index) => areNew[index])
      .map((state) => ({
        organizationId,
        type: 'queue_metrics' as const,
        rooms: [rooms.group(state.groupId)],
        timestamp: state.measuredAt,
        data: state,
      })),
  );
}
