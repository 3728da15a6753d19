import type { AccessScope } from '~/auth/actor';
import { query, reader } from '~/platform/pg.server';
import { factDaySql, inForceSql } from './access-scope.server';
import type { EmployeeFilter, EmployeeSort } from './employee-filter';
import type { EmployeeStatus } from './employee-input';
import { effectiveStatusSql, orderEmployees, selectEmployees } from './employee-selection.server';

/** One row of the list of employees, with the dated facts in force. */
export interface EmployeeRow {
  id: string;
  personnelNumber: string;
  lastName: string;
  firstName: string;
  patronymic: string | null;
  email: string | null;
  phone: string | null;
  status: EmployeeStatus;
  workType: string;
  timeZone: string;
  hireDate: string;
  /** first day without employment */
  dismissalDate: string | null;
  siteId: string;
  siteName: string;
  positionId: string | null;
  positionName: string | null;
  departmentId: string | null;
  departmentName: string | null;
  rate: number | null;
  weeklyMinutes: number | null;
  groups: { id: string; name: string; role: string }[];
  skills: { id: string; name: string; proficiency: number; priority: number }[];
  version: number;
}

const day = factDaySql('a');
const rowsSql = `
select a.id, a.personnel_number as "personnelNumber", a.last_name as "lastName", a.first_name as "firstName", a.patronymic,
  a.email, a.phone, ${effectiveStatusSql('a')} as status, a.work_type as "workType", a.time_zone as "timeZone",
  a.hire_date as "hireDate", a.dismissal_date as "dismissalDate", a.site_id as "siteId", st.name as "siteName",
  a.position_id as "positionId", po.name as "positionName", d.id as "departmentId", d.name as "departmentName",
  c.rate, c.weekly_minutes as "weeklyMinutes", a.version,
  (select coalesce(json_agg(json_build_object('id', g.id, 'name', g.name, 'role', gm.role) order by gm.priority, g.name), '[]')
     from group_memberships gm join groups g on g.id = gm.group_id where gm.employee_id = a.id and ${inForceSql('gm', day)}) as groups,
  (select coalesce(json_agg(json_build_object('id', s.id, 'name', s.name, 'proficiency', sm.proficiency, 'priority', sm.priority) order by sm.proficiency desc, s.name), '[]')
     from agent_skills sm join skills s on s.id = sm.skill_id where sm.employee_id = a.id and ${inForceSql('sm', day)}) as skills
from unnest($2::uuid[]) with ordinality wanted(id, place)
join agents a on a.id = wanted.id and a.organization_id = $1::uuid
join sites st on st.id = a.site_id
left join positions po on po.id = a.position_id
left join department_memberships dm on dm.employee_id = a.id and ${inForceSql('dm', day)}
left join departments d on d.id = dm.department_id
left join contracts c on c.employee_id = a.id and ${inForceSql('c', day)}
order by wanted.place`;

/** Rows of employees in the order of their ids; ids of another organization are left out. */
export function loadEmployeeRows(organizationId: string, ids: string[]): Promise<EmployeeRow[]> {
  return query<EmployeeRow>('employee-rows', rowsSql, [organizationId, ids], reader());
}

interface ListInput {
  organizationId: string;
  scope: AccessScope;
  filter: EmployeeFilter;
  sort: EmployeeSort;
}

/** Ids of all employees of a selection in order: the frame of an export, read at one moment. */
export async function findEmployeeIds(input: ListInput & { limit?: number; offset?: number }): Promise<string[]> {
  const selection = selectEmployees(input);
  const { join, orderBy } = orderEmployees(input.sort);
  const { rows } = await reader().query<{ id: string }>(
    `select a.id from agents a ${join} where ${selection.sql} order by ${orderBy} limit ${input.limit ?? 'all'} offset ${input.offset ?? 0}`,
    selection.values,
  );
  return rows.map((row) => row.id);
}

/** How many employees a selection holds. */
export async function countEmployees(input: Omit<ListInput, 'sort'>): Promise<number> {
  const selection = selectEmployees(input);
  const { rows } = await reader().query<{ total: number }>(
    `select count(*) as total from agents a where ${selection.sql}`,
    selection.values,
  );
  return rows[0].total;
}

/**
 * One page of the list of employees.
 * @param page from 1; one past the end answers the last page
 * @param pageSize up to 200
 */
export async function listEmployees(
  input: ListInput & { page: number; pageSize: number },
): Promise<{ rows: EmployeeRow[]; totalCount: number; page: number; pageSize: number }> {
  const pageSize = Math.min(Math.max(1, input.pageSize), 200);
  const totalCount = await countEmployees(input);
  const page = Math.min(Math.max(1, input.page), Math.max(1, Math.ceil(totalCount / pageSize)));
  const ids = await findEmployeeIds({ ...input, limit: pageSize, offset: (page - 1) * pageSize });
  return { rows: await loadEmployeeRows(input.organizationId, ids), totalCount, page, pageSize };
}

/** Where a page by key ended: the last row's names and id. */
export type EmployeeCursor = [lastName: string, firstName: string, id: string];

/** Employees by name after a cursor: the pages of the API, whose cost does not grow with depth. */
export async function listEmployeesAfter(input: {
  organizationId: string;
  scope: AccessScope;
  filter: EmployeeFilter;
  after: EmployeeCursor | null;
  limit: number;
}): Promise<{ rows: EmployeeRow[]; next: EmployeeCursor | null }> {
  const selection = selectEmployees(input);
  const { after } = input;
  if (after) {
    selection.add(
      (place) =>
        `(a.last_name, a.first_name, a.id) > (${place(after[0])}, ${place(after[1])}, ${place(after[2])}::uuid)`,
    );
  }
  const found = await reader().query<{ id: string }>(
    `select a.id from agents a where ${selection.sql} order by a.last_name, a.first_name, a.id limit ${input.limit + 1}`,
    selection.values,
  );
  const ids = found.rows.slice(0, input.limit).map((row) => row.id);
  const rows = await loadEmployeeRows(input.organizationId, ids);
  const last = rows.at(-1);
  return {
    rows,
    next: found.rows.length > input.limit && last ? [last.lastName, last.firstName, last.id] : null,
  };
}
