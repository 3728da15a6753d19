import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { type AccessScope, type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, notFound } from '~/platform/errors.server';
import { packJson, unpackJson } from '~/platform/packed-json';
import { query } from '~/platform/pg.server';
import { rooms } from '~/realtime/events';
import { publish } from '~/realtime/publish.server';
import type { ProposalSummary } from './proposal-summary';
import { getScheduleView } from './schedule.server';
import type { ProposalKind, ProposalState } from './schedule-proposal-input';
import type { SuggestionDetails } from './suggestion-details';
import type { ShiftEdit } from './write-shifts.server';

/** A proposal as lists show it. */
export interface ProposalView {
  id: string;
  scheduleId: string;
  kind: ProposalKind;
  state: ProposalState;
  jobId: string;
  input: Record<string, unknown>;
  /** 0..100, of suggestions */
  score: number | null;
  error: string | null;
  createdAt: Date;
  createdByName: string | null;
  decidedAt: Date | null;
  decidedByName: string | null;
  changedPeople: number | null;
  changedShifts: number | null;
  shortBefore: number | null;
  shortAfter: number | null;
  details: SuggestionDetails | null;
}

/** Shifts that lay in the cells (person and date) of a change when it was computed. */
export interface SeenCell {
  employeeId: string;
  date: string;
  shifts: { id: string; version: number }[];
}

/** What is kept of a computed change, in full. */
export interface StoredEdits {
  edits: ShiftEdit[];
  cells: SeenCell[];
  /** ids of the shifts in the order of the edits, once they are written */
  shiftIds: string[] | null;
}

// why: a job that was cancelled, or died with its process, leaves its row in computing
const stateSql = `case when p.state = 'computing' and j.state in ('failed', 'cancelled') then 'failed' else p.state end`;
const columns = `p.id, p.schedule_id as "scheduleId", p.kind, ${stateSql} as state, p.job_id as "jobId", p.input, p.score,
  coalesce(p.error, case when p.state = 'computing' and j.state in ('failed', 'cancelled') then coalesce(j.error, 'cancelled') end) as error,
  p.created_at as "createdAt", cu.display_name as "createdByName", p.decided_at as "decidedAt", du.display_name as "decidedByName",
  (p.summary ->> 'changedPeople')::int as "changedPeople", (p.summary ->> 'changedShifts')::int as "changedShifts",
  (p.summary #>> '{before,shortHours}')::float8 as "shortBefore", (p.summary #>> '{after,shortHours}')::float8 as "shortAfter",
  p.summary -> 'details' as details`;
const from = `from schedule_proposals p left join jobs j on j.id = p.job_id left join users cu on cu.id = p.created_by
  left join users du on du.id = p.decided_by`;

/**
 * Whose proposals an actor may see: planners of everything all of them, others those they asked for, because a proposal names
 * people that may lie beyond their reach.
 */
const ownerOf = (actor: Actor): string | null => (scopeOf(actor, 'schedule:write')?.kind === 'all' ? null : actor.id);

/** @throws AppError not_found, forbidden where the schedule is out of reach or may not be changed */
async function requireReach(actor: Actor, scheduleId: string): Promise<AccessScope> {
  const scope = scopeOf(actor, 'schedule:write');
  if (!scope || scope.kind === 'own') throw forbidden();
  await getScheduleView({ organizationId: actor.organizationId, scope, scheduleId });
  return scope;
}

/**
 * Proposals of a schedule, the newest first; suggestions by their score.
 * @throws AppError not_found, forbidden
 */
export async function listProposals(
  actor: Actor,
  input: { scheduleId: string; kinds: ProposalKind[]; states?: ProposalState[]; limit: number; after?: string },
): Promise<{ items: ProposalView[]; next: string | null }> {
  await requireReach(actor, input.scheduleId);
  const rows = await query<ProposalView>(
    'proposal-list',
    `select ${columns} ${from} where p.organization_id = $1 and p.schedule_id = $2 and p.kind = any($3::text[])
       and ($4::text[] is null or ${stateSql} = any($4::text[])) and ($5::uuid is null or p.created_by = $5)
       and ($6::uuid is null or p.id < $6) order by p.id desc limit $7`,
    [
      actor.organizationId,
      input.scheduleId,
      input.kinds,
      input.states ?? null,
      ownerOf(actor),
      input.after ?? null,
      input.limit + 1,
    ],
  );
  const items = rows.slice(0, input.limit);
  return { items, next: rows.length > input.limit ? (items.at(-1)?.id ?? null) : null };
}

/** The suggestions of the last search, best first. @throws AppError not_found, forbidden */
export async function listSuggestions(actor: Actor, input: { scheduleId: string }): Promise<ProposalView[]> {
  await requireReach(actor, input.scheduleId);
  return query<ProposalView>(
    'suggestion-list',
    `select ${columns} ${from} where p.organization_id = $1 and p.schedule_id = $2 and p.kind = 'suggestion'
       and ($3::uuid is null or p.created_by = $3) and p.job_id = (select l.job_id from schedule_proposals l
         where l.organization_id = $1 and l.schedule_id = $2 and l.kind = 'suggestion' and ($3::uuid is null or l.created_by = $3)
         order by l.id desc limit 1)
     order by p.score desc, p.id limit 100`,
    [actor.organizationId, input.scheduleId, ownerOf(actor)],
  );
}

/** One proposal with everything it would change. @throws AppError not_found, forbidden */
export async function getProposal(
  actor: Actor,
  input: { scheduleId: string; proposalId: string },
): Promise<ProposalView & { summary: ProposalSummary | null }> {
  await requireReach(actor, input.scheduleId);
  const [row] = await query<ProposalView & { summary: ProposalSummary | null }>(
    'proposal-by-id',
    `select ${columns}, p.summary ${from} where p.organization_id = $1 and p.schedule_id = $2 and p.id = $3
       and ($4::uuid is null or p.created_by = $4)`,
    [actor.organizationId, input.scheduleId, input.proposalId, ownerOf(actor)],
  );
  if (!row) throw notFound('The proposal');
  return row;
}

/** The stored edits of some proposals that wait in a state; each must be there. @throws AppError not_found, conflict */
export async function readEdits(
  actor: Actor,
  input: { scheduleId: string; proposalIds: string[]; state: ProposalState },
): Promise<{ id: string; stored: StoredEdits; summary: ProposalSummary }[]> {
  const rows = await query<{ id: string; state: string; edits: Buffer | null; summary: ProposalSummary }>(
    'proposal-edits',
    `select id, state, edits, summary from schedule_proposals where organization_id = $1 and schedule_id = $2
       and id = any($3::uuid[]) and ($4::uuid is null or created_by = $4) order by id`,
    [actor.organizationId, input.scheduleId, input.proposalIds, ownerOf(actor)],
  );
  if (rows.length < new Set(input.proposalIds).size) throw notFound('The proposal');
  return Promise.all(
    rows.map(async ({ id, state, edits, summary }) => {
      if (state !== input.state || !edits) {
        throw conflict(`This proposal is ${state}; what was asked for is possible while it is ${input.state}.`);
      }
      return { id, summary, stored: await unpackJson<StoredEdits>(edits) };
    }),
  );
}

/** Writes down that a computation was asked for, in the transaction of the caller. */
export async function insertProposal(
  client: PoolClient,
  input: {
    id: string;
    organizationId: string;
    scheduleId: string;
    kind: ProposalKind;
    jobId: string;
    input: unknown;
    createdBy: string | null;
  },
): Promise<void> {
  await client.query(
    `insert into schedule_proposals (id, organization_id, schedule_id, kind, job_id, input, created_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [
      input.id,
      input.organizationId,
      input.scheduleId,
      input.kind,
      input.jobId,
      JSON.stringify(input.input),
      input.createdBy,
    ],
  );
}

/** Keeps what a computation found; a proposal that is over already stays as it is. */
export async function saveProposal(input: {
  organizationId: string;
  proposalId: string;
  summary: ProposalSummary;
  stored: StoredEdits;
}): Promise<void> {
  await query(
    'proposal-save',
    `update schedule_proposals set state = 'awaiting', summary = $3, edits = $4 where organization_id = $1 and id = $2
       and state = 'computing'`,
    [input.organizationId, input.proposalId, JSON.stringify(input.summary), await packJson(input.stored)],
  );
}

/** Ends a computation with a fault. */
export async function failProposal(input: {
  organizationId: string;
  proposalId: string;
  error: string;
}): Promise<void> {
  await query(
    'proposal-fail',
    `update schedule_proposals set state = 'failed', error = $3 where organization_id = $1 and id = $2 and state = 'computing'`,
    [input.organizationId, input.proposalId, input.error],
  );
}

/** Keeps the suggestions of one search in place of the undecided ones of earlier searches of the same person. */
export async function saveSuggestions(input: {
  organizationId: string;
  scheduleId: string;
  jobId: string;
  createdBy: string | null;
  suggestions: { summary: ProposalSummary; stored: StoredEdits; score: number }[];
}): Promise<void> {
  const { organizationId, scheduleId, jobId, createdBy, suggestions } = input;
  const packed = await Promise.all(suggestions.map(({ stored }) => packJson(stored)));
  const actor = {
    organizationId,
    actorId: createdBy,
    actorKind: createdBy ? 'user' : 'system',
    source: 'job',
  } as const;
  await bulkWriteWithAudit(actor, async (client) => {
    await client.query(
      `delete from schedule_proposals where organization_id = $1 and schedule_id = $2 and kind = 'suggestion'
         and state in ('awaiting', 'computing') and created_by is not distinct from $3`,
      [organizationId, scheduleId, createdBy],
    );
    await client.query(
      `insert into schedule_proposals (id, organization_id, schedule_id, kind, state, job_id, summary, edits, score, created_by)
       select s.id, $1, $2, 'suggestion', 'awaiting', $3, s.summary, s.edits, s.score, $4
       from unnest($5::uuid[], $6::jsonb[], $7::bytea[], $8::float8[]) as s(id, summary, edits, score)`,
      [
        organizationId,
        scheduleId,
        jobId,
        createdBy,
        suggestions.map(() => createId()),
        suggestions.map(({ summary }) => JSON.stringify(summary)),
        packed,
        suggestions.map(({ score }) => score),
      ],
    );
    const audit = {
      action: 'schedule.suggestions_found',
      entity: 'schedule',
      entityId: scheduleId,
      after: { count: suggestions.length },
    };
    return { result: undefined, audit };
  });
}

/** Marks proposals as decided, in the transaction that carries the decision out. @throws AppError conflict */
export async function markDecided(
  client: PoolClient,
  input: { organizationId: string; actor: Actor; proposalIds: string[]; from: ProposalState[]; to: ProposalState },
): Promise<void> {
  const { rowCount } = await client.query(
    `update schedule_proposals set state = $4, decided_at = now(), decided_by = $5
     where organization_id = $1 and id = any($2::uuid[]) and state = any($3::text[])`,
    [
      input.organizationId,
      input.proposalIds,
      input.from,
      input.to,
      input.actor.kind === 'user' ? input.actor.id : null,
    ],
  );
  if ((rowCount ?? 0) < input.proposalIds.length) throw conflict('Somebody else has decided on this proposal already.');
}

/** Gives a proposal up without a change. @throws AppError not_found, forbidden, conflict */
export async function discardProposals(
  actor: Actor,
  input: { scheduleId: string; proposalIds: string[] },
): Promise<void> {
  const { organizationId } = actor;
  await requireReach(actor, input.scheduleId);
  await readStates(actor, input);
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const from: ProposalState[] = ['awaiting', 'computing', 'failed'];
    await markDecided(client, { organizationId, actor, proposalIds: input.proposalIds, from, to: 'discarded' });
    const audit = input.proposalIds.map((entityId) => ({
      action: 'schedule_proposal.discarded',
      entity: 'schedule_proposal',
      entityId,
    }));
    return { result: undefined, audit };
  });
  const { scheduleId } = input;
  await publish({
    organizationId,
    type: 'schedule',
    rooms: [rooms.schedule(scheduleId)],
    data: { scheduleId, change: 'proposal' },
  });
}

async function readStates(actor: Actor, input: { scheduleId: string; proposalIds: string[] }): Promise<void> {
  const rows = await query(
    'proposal-states',
    `select id from schedule_proposals where organization_id = $1 and schedule_id = $2 and id = any($3::uuid[])
       and ($4::uuid is null or created_by = $4)`,
    [actor.organizationId, input.scheduleId, input.proposalIds, ownerOf(actor)],
  );
  if (rows.length < new Set(input.proposalIds).size) throw notFound('The proposal');
}
