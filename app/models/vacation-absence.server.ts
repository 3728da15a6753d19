import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import type { VacationKind } from './vacation-person.server';

/** The absence reason of each kind of leave; made where an organization has none. */
const reasons: Record<VacationKind, { code: string; name: string; payrollCode: string }> = {
  annual: { code: 'VAC', name: 'Vacation', payrollCode: 'OT' },
  extraordinary: { code: 'EXT', name: 'Extraordinary vacation', payrollCode: 'OD' },
};

/** The id of the reason under which leave is recorded. */
export async function findVacationReason(
  client: PoolClient,
  organizationId: string,
  kind: VacationKind,
): Promise<string> {
  const { code, name, payrollCode } = reasons[kind];
  const found = await client.query<{ id: string }>(
    `with made as (insert into absence_reasons (id, organization_id, name, code, in_absenteeism, paid, payroll_code)
       values ($1, $2, $3, $4, false, true, $5) on conflict (organization_id, code) do nothing returning id)
     select id from made union all select id from absence_reasons where organization_id = $2 and code = $4 limit 1`,
    [createId(), organizationId, name, code, payrollCode],
  );
  return found.rows[0].id;
}

/**
 * Makes the absences of approved blocks agree with them: new ones where there are none, other dates where they have moved.
 * Planning, the grid and the live day read absences, so that an approved vacation counts there at once.
 * @param vacations blocks, each with the request that it came from
 */
export async function recordVacationAbsences(
  client: PoolClient,
  organizationId: string,
  vacations: readonly { id: string; requestId?: string }[],
): Promise<void> {
  if (vacations.length === 0) return;
  const vacationIds = vacations.map(({ id }) => id);
  const [annual, extraordinary] = [
    await findVacationReason(client, organizationId, 'annual'),
    await findVacationReason(client, organizationId, 'extraordinary'),
  ];
  const values = [organizationId, vacationIds, annual, extraordinary];
  const times = `v.first_date::timestamp at time zone a.time_zone as starts_at, (v.last_date + 1)::timestamp at time zone a.time_zone as ends_at,
    case v.kind when 'annual' then $3::uuid else $4::uuid end as reason_id`;
  await client.query(
    `with wanted as (select v.id, v.absence_id, ${times} from vacations v join agents a on a.id = v.employee_id
       where v.organization_id = $1 and v.id = any($2::uuid[]) and v.state = 'approved' and v.absence_id is not null)
     update absences b set starts_at = w.starts_at, ends_at = w.ends_at, reason_id = w.reason_id, status = 'approved'
     from wanted w where b.id = w.absence_id`,
    values,
  );
  await client.query(
    `with wanted as (select v.id, v.employee_id, v.note, n.request_id, gen_random_uuid() as absence_id, ${times}
       from unnest($2::uuid[], $5::uuid[]) n(id, request_id) join vacations v on v.id = n.id join agents a on a.id = v.employee_id
       where v.organization_id = $1 and v.state = 'approved' and v.absence_id is null),
     made as (insert into absences (id, organization_id, employee_id, reason_id, starts_at, ends_at, all_day, status, request_id, note)
       select absence_id, $1, employee_id, reason_id, starts_at, ends_at, true, 'approved', request_id, note from wanted returning id)
     update vacations v set absence_id = w.absence_id from wanted w join made on made.id = w.absence_id where v.id = w.id`,
    [...values, vacations.map(({ requestId }) => requestId ?? null)],
  );
}

/** Takes the absences of blocks away that are no longer approved or are about to be deleted. */
export async function cancelVacationAbsences(
  client: PoolClient,
  organizationId: string,
  vacationIds: readonly string[],
): Promise<void> {
  await client.query(
    `with freed as (select id, absence_id from vacations where organization_id = $1 and id = any($2::uuid[]) and absence_id is not null),
     cancelled as (update absences b set status = 'cancelled' from freed f where b.id = f.absence_id)
     update vacations v set absence_id = null from freed f where v.id = f.id`,
    [organizationId, vacationIds],
  );
}
