import type { AccessScope } from '~/auth/actor';
import { notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';

/** A block as the API shows it. */
export interface VacationRecord {
  id: string;
  employeeId: string;
  employeeName: string;
  kind: string;
  /** the additional scheme that pays it; null = the main account */
  schemeId: string | null;
  firstDate: string;
  lastDate: string;
  state: string;
  priority: string;
  origin: string;
  note: string | null;
  version: number;
}

const columns = `v.id, v.employee_id as "employeeId", a.last_name || ' ' || a.first_name as "employeeName", v.kind, v.scheme_id as "schemeId", v.first_date as "firstDate",
  v.last_date as "lastDate", v.state, v.priority, v.origin, v.note, v.version`;

/** Blocks within a scope that touch a range of days, by first day and id, after a cursor. */
export function listVacations(input: {
  organizationId: string;
  scope: AccessScope;
  from?: string;
  to?: string;
  employeeId?: string;
  departmentId?: string;
  state?: string;
  after?: [string, string];
  limit: number;
}): Promise<VacationRecord[]> {
  const within = employeeScopeSql(input.scope, 'a', 10);
  return query<VacationRecord>(
    `vacation-list-${input.scope.kind}`,
    `select ${columns} from vacations v join agents a on a.id = v.employee_id
     where v.organization_id = $1 and ($2::date is null or v.last_date >= $2) and ($3::date is null or v.first_date <= $3)
       and ($4::uuid is null or v.employee_id = $4) and ($5::text is null or v.state = $5)
       and ($6::uuid is null or exists (select 1 from department_memberships m join departments d on d.id = m.department_id
         where m.employee_id = a.id and d.path @> array[$6::uuid] and (m.valid_to is null or m.valid_to > current_date)))
       and ($7::date is null or (v.first_date, v.id) > ($7, $8::uuid)) and ${within.sql}
     order by v.first_date, v.id limit $9`,
    [
      input.organizationId,
      input.from ?? null,
      input.to ?? null,
      input.employeeId ?? null,
      input.state ?? null,
      input.departmentId ?? null,
      input.after?.[0] ?? null,
      input.after?.[1] ?? null,
      input.limit,
      ...within.values,
    ],
    reader(),
  );
}

/** @throws AppError not_found */
export async function getVacation(input: {
  organizationId: string;
  scope: AccessScope;
  vacationId: string;
}): Promise<VacationRecord> {
  const within = employeeScopeSql(input.scope, 'a', 3);
  const [found] = await query<VacationRecord>(
    `vacation-one-${input.scope.kind}`,
    `select ${columns} from vacations v join agents a on a.id = v.employee_id where v.organization_id = $1 and v.id = $2 and ${within.sql}`,
    [input.organizationId, input.vacationId, ...within.values],
  );
  if (!found) throw notFound('The vacation');
  return found;
}
