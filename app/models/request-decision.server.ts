import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, invalid, notFound } from '~/platform/errors.server';
import { employeeScopeSql } from './access-scope.server';
import { notifyUsers } from './notification.server';
import { isVacationRequest, recordRequestedVacations } from './requested-vacation.server';

interface Decided {
  id: string;
  employee_id: string;
  type: string;
  status: string;
  starts_at: Date;
  ends_at: Date;
  all_day: boolean;
  reason_id: string | null;
  user_id: string | null;
}

/** Which absence a request without a reason of its own becomes. */
const reasonCodes: Record<string, string[]> = {
  SICK_LEAVE: ['SICK'],
  TIME_OFF: ['PTO', 'EMG'],
};

/**
 * Approves or rejects requests with one comment, all or none. Approval makes the absence; the author is told.
 * @throws AppError not_found for one outside one's reach; forbidden for one's own; conflict for a decided one; invalid without a reason for a rejection
 */
export async function decideRequests(
  actor: Actor,
  input: { requestIds: string[]; isApproved: boolean; comment?: string },
): Promise<void> {
  const scope = scopeOf(actor, 'request:approve');
  if (!scope || scope.kind === 'own') throw forbidden();
  const comment = input.comment?.trim() || null;
  if (!input.isApproved && !comment) throw invalid('comment', 'required', 'Say why the request is rejected.');
  const { organizationId } = actor;
  const decided = await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const within = employeeScopeSql(scope, 'e', 3);
    const found = await client.query<Decided>(
      `select q.id, q.employee_id, q.type, q.status, q.starts_at, q.ends_at, q.all_day, q.reason_id,
         (select id from users u where u.employee_id = q.employee_id) as user_id
       from requests q join agents e on e.id = q.employee_id
       where q.organization_id = $1 and q.id = any($2::uuid[]) and ${within.sql} order by q.id for update of q`,
      [organizationId, input.requestIds, ...within.values],
    );
    if (found.rows.length !== new Set(input.requestIds).size) throw notFound('The request');
    for (const request of found.rows) {
      if (request.employee_id === actor.employeeId) throw forbidden('Nobody decides on their own request.');
      if (request.status !== 'under_review') throw conflict('Somebody has decided on this request already.');
    }
    await client.query(
      `update requests set status = $2, decided_by = $3, decided_at = now(), decision_comment = $4, version = version + 1 where id = any($1::uuid[])`,
      [input.requestIds, input.isApproved ? 'approved' : 'rejected', actor.kind === 'user' ? actor.id : null, comment],
    );
    if (input.isApproved) {
      await createAbsences(
        client,
        organizationId,
        found.rows.filter(({ type }) => !isVacationRequest(type)),
      );
      await recordRequestedVacations(client, actor, found.rows);
    }
    const audit = found.rows.map((request) => ({
      action: input.isApproved ? 'request.approved' : 'request.rejected',
      entity: 'request',
      entityId: request.id,
      after: { comment },
    }));
    return { result: found.rows, audit };
  });
  await Promise.all(
    decided
      .filter((request) => request.user_id)
      .map((request) =>
        notifyUsers({
          organizationId,
          userIds: [request.user_id as string],
          kind: input.isApproved ? 'request_approved' : 'request_rejected',
          params: { type: request.type, startsAt: request.starts_at.toISOString(), comment: comment ?? '' },
          link: '/my/requests',
        }),
      ),
  );
}

async function createAbsences(client: PoolClient, organizationId: string, requests: Decided[]): Promise<void> {
  if (requests.length === 0) return;
  const reasons = await client.query<{ id: string; code: string }>(
    'select id, code from absence_reasons where organization_id = $1',
    [organizationId],
  );
  const byCode = new Map(reasons.rows.map((reason) => [reason.code, reason.id]));
  const reasonOf = (request: Decided): string => {
    const proposed = (reasonCodes[request.type] ?? []).map((code) => byCode.get(code)).find(Boolean);
    const chosen = request.reason_id ?? proposed ?? reasons.rows[0]?.id;
    if (!chosen) throw conflict('There is no absence reason to record the approval under: add one first.');
    return chosen;
  };
  await client.query(
    `insert into absences (id, organization_id, employee_id, reason_id, starts_at, ends_at, all_day, status, request_id)
     select n.id, $1, q.employee_id, n.reason_id, q.starts_at, q.ends_at, q.all_day, 'approved', q.id
     from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as n(id, request_id, reason_id) join requests q on q.id = n.request_id`,
    [organizationId, requests.map(() => createId()), requests.map((request) => request.id), requests.map(reasonOf)],
  );
}
