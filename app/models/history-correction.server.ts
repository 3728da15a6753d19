import { v7 as createId } from 'uuid';
import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { invalid, notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import type { HistoryCorrection } from './apply-corrections';
import { parseInput } from './parse-input.server';

/** A decision about a stretch of the history, with who and when. */
export interface CorrectionView extends HistoryCorrection {
  id: string;
  comment: string | null;
  createdByName: string | null;
  createdAt: string;
}

/** Decisions about the history of a group that act now, oldest first. */
export async function listCorrections(input: {
  organizationId: string;
  groupId: string;
  from: Date;
  to: Date;
}): Promise<CorrectionView[]> {
  const rows = await query<Omit<CorrectionView, 'createdAt'> & { createdAt: Date }>(
    'history-corrections',
    `select c.id, c.target, c.finding, c.action, c.values, extract(epoch from c.starts_at)::float8 * 1000 as "from",
       extract(epoch from c.ends_at)::float8 * 1000 as "to", c.comment, u.display_name as "createdByName", c.created_at as "createdAt"
     from history_corrections c left join users u on u.id = c.created_by
     where c.organization_id = $1 and c.group_id = $2 and c.reverted_at is null and c.starts_at < $4 and c.ends_at > $3
     order by c.created_at, c.id limit 2000`,
    [input.organizationId, input.groupId, input.from, input.to],
    reader(),
  );
  return rows.map((row) => ({ ...row, createdAt: row.createdAt.toISOString() }));
}

export const correctionInput = z
  .object({
    target: z.enum(['volume', 'ahtSec']),
    from: z.coerce.number().int(),
    to: z.coerce.number().int(),
    finding: z.enum(['gap', 'outlier', 'empty-day', 'level-shift', 'manual']),
    action: z.enum(['keep', 'replace', 'exclude', 'neighbours']),
    /** one for each slot, or one for all of them */
    values: z.array(z.number().min(0).max(1e7)).max(3000).default([]),
    comment: z.string().trim().max(256).optional(),
  })
  .refine((value) => value.to > value.from, { path: ['to'], params: { rule: 'after_from' } });

/**
 * Writes down what a planner decided about a stretch of the history; the history itself stays as it came. A new decision on the
 * same stretch replaces the earlier one. It acts when the forecast is computed again.
 * @returns id of the decision
 * @throws AppError not_found (group), invalid
 */
export async function decideCorrection(actor: Actor, input: { groupId: string; values: unknown }): Promise<string> {
  const { organizationId } = actor;
  const decision = parseInput(correctionInput, input.values);
  const [group] = await query<{ intervalMinutes: number }>(
    'history-correction-group',
    'select interval_minutes as "intervalMinutes" from groups where organization_id = $1 and id = $2',
    [organizationId, input.groupId],
  );
  if (!group) throw notFound('The group');
  const slots = Math.round((decision.to - decision.from) / (group.intervalMinutes * 60_000));
  const isLevelShift = decision.finding === 'level-shift';
  let values: number[] = [];
  if (decision.action === 'neighbours') {
    values = await interpolateNeighbours({ organizationId, groupId: input.groupId, ...decision, slots });
  } else if (decision.action === 'replace' && !isLevelShift) {
    if (decision.values.length !== 1 && decision.values.length !== slots) {
      throw invalid('values', 'length', `Give one value, or one for each of the ${slots} intervals.`);
    }
    values = decision.values.length === 1 ? Array.from({ length: slots }, () => decision.values[0]) : decision.values;
  }
  const id = createId();
  const action = decision.action === 'neighbours' ? 'replace' : decision.action;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const range = [organizationId, input.groupId, decision.target, new Date(decision.from), new Date(decision.to)];
    await client.query(
      `update history_corrections set reverted_at = now()
       where organization_id = $1 and group_id = $2 and target = $3 and starts_at = $4 and ends_at = $5 and reverted_at is null`,
      range,
    );
    await client.query(
      `insert into history_corrections (organization_id, group_id, target, starts_at, ends_at, id, finding, action, values, comment, created_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
      [
        ...range,
        id,
        decision.finding,
        action,
        values,
        decision.comment || null,
        actor.kind === 'user' ? actor.id : null,
      ],
    );
    const after = { groupId: input.groupId, target: decision.target, from: decision.from, to: decision.to, action };
    return {
      result: id,
      audit: { action: 'history.correction_decided', entity: 'history_correction', entityId: id, after },
    };
  });
}

/** A straight line from the slot before a stretch to the one after it. */
async function interpolateNeighbours(input: {
  organizationId: string;
  groupId: string;
  target: 'volume' | 'ahtSec';
  from: number;
  to: number;
  slots: number;
}): Promise<number[]> {
  const column = input.target === 'volume' ? 's.not_unique_received' : '(s.aht_ms + s.post_processing_ms) / 1000.0';
  const [row] = await query<{ before: number | null; after: number | null }>(
    `history-neighbours-${input.target}`,
    `with members as (select $2::uuid as id union all select member_id from group_aggregates where aggregate_id = $2 and organization_id = $1),
     slots as (select s.interval_start, ${input.target === 'volume' ? 'sum' : 'avg'}(${column})::float8 as value from contact_statistics s
       where s.organization_id = $1 and s.group_id in (select id from members)
         and s.interval_start >= $3::timestamptz - interval '1 day' and s.interval_start < $4::timestamptz + interval '1 day'
       group by 1)
     select (select value from slots where interval_start < $3 order by interval_start desc limit 1) as before,
       (select value from slots where interval_start >= $4 order by interval_start limit 1) as after`,
    [input.organizationId, input.groupId, new Date(input.from), new Date(input.to)],
  );
  const before = row.before ?? row.after;
  const after = row.after ?? row.before;
  if (before === null || after === null) {
    throw invalid(
      'action',
      'no_neighbours',
      'There is no history within a day of this stretch to draw a line between.',
    );
  }
  return Array.from({ length: input.slots }, (_, k) => before + ((after - before) * (k + 1)) / (input.slots + 1));
}

/**
 * Takes a decision about the history of a group back: it counts as it came again.
 * @throws AppError not_found
 */
export async function revertCorrection(
  actor: Actor,
  { groupId, correctionId }: { groupId: string; correctionId: string },
): Promise<void> {
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const changed = await client.query(
      'update history_corrections set reverted_at = now() where organization_id = $1 and id = $2 and group_id = $3 and reverted_at is null',
      [actor.organizationId, correctionId, groupId],
    );
    if (!changed.rowCount) throw notFound('The correction');
    return {
      result: undefined,
      audit: { action: 'history.correction_reverted', entity: 'history_correction', entityId: correctionId },
    };
  });
}
