import { z } from 'zod';
import type { FieldFault } from '~/platform/errors.server';
import type { DirectoryAgent, LiveDirectory } from './live-directory.server';
import type { QueueLiveState } from './live-state.server';
import type { StatusChange } from './status-history.server';

/** A clock may run ahead by so much. */
const futureToleranceMs = 60_000;
const oldestMs = 31 * 86_400_000;
const name = z.string().trim().min(1).max(100);

const instant = z
  .union([z.iso.datetime({ offset: true }), z.number().int().positive()])
  .transform((value) => new Date(value));

const statusRow = z.object({
  agentId: z.uuid().optional(),
  personnelNumber: name.optional(),
  externalId: name.optional(),
  status: z
    .string()
    .trim()
    .min(1)
    .max(50)
    .regex(/^[^|]*$/, 'must not contain |'),
  groupId: z.uuid().optional(),
  groupCode: name.optional(),
  timestamp: instant.optional(),
});

const count = z.number().int().min(0).max(10_000_000).default(0);

const metricRow = z
  .object({
    groupId: z.uuid().optional(),
    groupCode: name.optional(),
    externalId: name.optional(),
    timestamp: instant.optional(),
    waiting: count,
    longestWaitMs: z.number().int().min(0).max(604_800_000).default(0),
    receivedToday: count,
    answeredToday: count,
    answeredInTimeToday: count,
    lostToday: count,
    ahtMs: z.number().int().min(0).max(86_400_000).default(0),
    agentsAvailable: count,
    agentsBusy: count,
    agentsOnline: count,
  })
  .refine((row) => row.answeredInTimeToday <= row.answeredToday, {
    path: ['answeredInTimeToday'],
    message: 'must not exceed answeredToday',
  });

export interface ResolvedStatus extends StatusChange {
  agent: DirectoryAgent;
}

type Resolved<T> = { value: T } | { faults: FieldFault[] };

const fault = (row: number, field: string, rule: string, message: string): { faults: FieldFault[] } => ({
  faults: [{ row, field, rule, message }],
});

function parseRow<T extends z.ZodType>(schema: T, raw: unknown, row: number): Resolved<z.output<T>> {
  const parsed = schema.safeParse(raw);
  if (parsed.success) return { value: parsed.data };
  return {
    faults: parsed.error.issues.map((issue) => ({
      row,
      field: issue.path.join('.') || 'row',
      rule: issue.code,
      message: issue.message,
    })),
  };
}

function checkInstant(at: Date, now: Date, row: number): { faults: FieldFault[] } | null {
  if (at.getTime() > now.getTime() + futureToleranceMs) {
    return fault(row, 'timestamp', 'future', 'The instant lies in the future.');
  }
  if (at.getTime() < now.getTime() - oldestMs) {
    return fault(row, 'timestamp', 'too_old', 'The instant is more than 31 days old.');
  }
  return null;
}

/** Checks one event of a state and finds whom it speaks of. @param row 1 for the first */
export function resolveStatus(
  raw: unknown,
  row: number,
  directory: LiveDirectory,
  now: Date,
): Resolved<ResolvedStatus> {
  const parsed = parseRow(statusRow, raw, row);
  if ('faults' in parsed) return parsed;
  const { agentId, personnelNumber, externalId, status, groupId, groupCode, timestamp } = parsed.value;
  const names = [agentId, personnelNumber, externalId].filter((value) => value !== undefined);
  if (names.length !== 1) {
    return fault(row, 'agentId', 'one_of', 'Give exactly one of agentId, personnelNumber and externalId.');
  }
  const [field, agent] = agentId
    ? (['agentId', directory.agents.get(agentId)] as const)
    : personnelNumber
      ? (['personnelNumber', directory.agentsByNumber.get(personnelNumber)] as const)
      : (['externalId', directory.agentsByExternalId.get(externalId as string)] as const);
  if (!agent) return fault(row, field, 'unknown', 'No such employee.');
  if (!agent.isActive) return fault(row, field, 'inactive', 'The employee is not active.');
  const group = groupId ?? (groupCode ? directory.groupsByCode.get(groupCode) : undefined);
  if ((groupId && !directory.groupIds.has(groupId)) || (groupCode && !group)) {
    return fault(row, groupId ? 'groupId' : 'groupCode', 'unknown', 'No such group.');
  }
  const startedAt = timestamp ?? now;
  return (
    checkInstant(startedAt, now, row) ?? {
      value: { agent, agentId: agent.id, startedAt, status, groupId: group ?? null },
    }
  );
}

/** Checks the counters of one queue and finds its group. @param row 1 for the first */
export function resolveMetric(
  raw: unknown,
  row: number,
  directory: LiveDirectory,
  now: Date,
): Resolved<QueueLiveState> {
  const parsed = parseRow(metricRow, raw, row);
  if ('faults' in parsed) return parsed;
  const { groupId, groupCode, externalId, timestamp, ...counters } = parsed.value;
  if ([groupId, groupCode, externalId].filter((value) => value !== undefined).length !== 1) {
    return fault(row, 'groupId', 'one_of', 'Give exactly one of groupId, groupCode and externalId.');
  }
  const [field, group] = groupId
    ? (['groupId', directory.groupIds.has(groupId) ? groupId : undefined] as const)
    : groupCode
      ? (['groupCode', directory.groupsByCode.get(groupCode)] as const)
      : (['externalId', directory.groupsByExternalId.get(externalId as string)] as const);
  if (!group) return fault(row, field, 'unknown', 'No such group.');
  const measuredAt = timestamp ?? now;
  return (
    checkInstant(measuredAt, now, row) ?? {
      value: { groupId: group, measuredAt: measuredAt.toISOString(), ...counters },
    }
  );
}
