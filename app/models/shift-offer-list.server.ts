import type { AccessScope } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import type { OfferKind, OfferState } from './shift-offer-input';

/** An offer with what was offered and where it stands. */
export interface ShiftOfferView {
  id: string;
  batchId: string;
  scheduleId: string;
  /** null once the shift is gone */
  shiftId: string | null;
  employeeId: string;
  employeeName: string;
  /** local date of the shift */
  date: string;
  kind: OfferKind;
  minutes: number;
  /** of the batch: how many are needed, and how many have accepted */
  wanted: number;
  accepted: number;
  /** what is added to the shift or falls away, epoch ms */
  fromMs: number;
  toMs: number;
  payNote: string | null;
  expiresMs: number;
  /** an open offer past its time is expired */
  status: OfferState;
  answeredAt: Date | null;
}

const stateSql = `case when o.status = 'open' and b.expires_at <= now() then 'expired' else o.status end`;

/** Offers within a scope, newest first. */
export function listShiftOffers(input: {
  organizationId: string;
  scope: AccessScope;
  scheduleId?: string;
  date?: string;
  status?: OfferState;
  /** only those that were open at this instant or can still be seen to matter: their period ends after it */
  endsAfterMs?: number;
  limit: number;
  /** id of the last one of the page before */
  after?: string;
}): Promise<ShiftOfferView[]> {
  const condition = employeeScopeSql(input.scope, 'a', 8);
  return query<ShiftOfferView>(
    `shift-offer-list-${input.scope.kind}`,
    `select o.id, o.batch_id as "batchId", b.schedule_id as "scheduleId", o.shift_id as "shiftId", o.employee_id as "employeeId",
       a.last_name || ' ' || a.first_name as "employeeName", o.date, b.kind, b.minutes, b.wanted,
       (select count(*) from shift_offers t where t.batch_id = b.id and t.status = 'accepted')::int as accepted,
       extract(epoch from o.from_at)::float8 * 1000 as "fromMs", extract(epoch from o.to_at)::float8 * 1000 as "toMs",
       b.pay_note as "payNote", extract(epoch from b.expires_at)::float8 * 1000 as "expiresMs", ${stateSql} as status,
       o.answered_at as "answeredAt"
     from shift_offers o join shift_offer_batches b on b.id = o.batch_id join agents a on a.id = o.employee_id
     where o.organization_id = $1 and ($2::uuid is null or b.schedule_id = $2) and ($3::date is null or o.date = $3)
       and ($4::text is null or ${stateSql} = $4) and ($5::uuid is null or o.id < $5)
       and ($6::float8 is null or o.to_at > to_timestamp($6::float8 / 1000)) and ${condition.sql}
     order by o.id desc limit $7`,
    [
      input.organizationId,
      input.scheduleId ?? null,
      input.date ?? null,
      input.status ?? null,
      input.after ?? null,
      input.endsAfterMs ?? null,
      input.limit,
      ...condition.values,
    ],
  );
}
