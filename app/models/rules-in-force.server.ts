import type { AccessScope } from '~/auth/actor';
import { notFound } from '~/platform/errors.server';
import { query, reader } from '~/platform/pg.server';
import { departmentScopeSql } from './access-scope.server';
import { isEmployeeInScope } from './employee.server';
import type { EmployeeFilter } from './employee-filter';
import { selectEmployees } from './employee-selection.server';
import type { RotationDay } from './rotation-days';

interface Named {
  id: string;
  name: string;
}

/** Who works by what on a date: the rule that applies and where it comes from, and the rotation. */
export interface RulesInForceRow {
  employeeId: string;
  name: string;
  personnelNumber: string;
  departmentName: string | null;
  rule:
    | (Named & {
        source: 'employee' | 'department' | 'contract';
        departmentName: string | null;
        validTo: string | null;
      })
    | null;
  rotation: (Named & { cycleStart: string; validTo: string | null; days: RotationDay[]; kind: string }) | null;
}

/**
 * The rule that applies to `agents a` on a date given as SQL: the person's own assignment, else that of the nearest
 * department above, else the contract's.
 */
const ruleSql = (day: string) => `
  select * from (
    select json_build_object('id', r.id, 'name', r.name, 'source', 'employee', 'departmentName', null, 'validTo', x.valid_to) as rule, 1000 as rank
    from work_rule_assignments x join work_rules r on r.id = x.work_rule_id
    where x.employee_id = a.id and x.valid_from <= ${day} and (x.valid_to is null or x.valid_to > ${day})
    union all
    select json_build_object('id', r.id, 'name', r.name, 'source', 'department', 'departmentName', o.name, 'validTo', x.valid_to), cardinality(o.path)
    from department_memberships m join departments d on d.id = m.department_id
    join work_rule_assignments x on x.department_id = any(d.path) and x.valid_from <= ${day} and (x.valid_to is null or x.valid_to > ${day})
    join departments o on o.id = x.department_id join work_rules r on r.id = x.work_rule_id
    where m.employee_id = a.id and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day})
    union all
    select json_build_object('id', r.id, 'name', r.name, 'source', 'contract', 'departmentName', null, 'validTo', c.valid_to), 0
    from contracts c join work_rules r on r.id = c.work_rule_id
    where c.employee_id = a.id and c.valid_from <= ${day} and (c.valid_to is null or c.valid_to > ${day})
  ) found order by rank desc limit 1`;

/**
 * A page of people with the rule and the rotation that apply on a date.
 * @param page from 1; pageSize up to 200
 */
export async function listRulesInForce(input: {
  organizationId: string;
  scope: AccessScope;
  filter: EmployeeFilter;
  date: string;
  page: number;
  pageSize: number;
}): Promise<{ rows: RulesInForceRow[]; totalCount: number }> {
  const selection = selectEmployees(input);
  const pageSize = Math.min(200, Math.max(1, input.pageSize));
  const at = selection.values.length;
  const day = `$${at + 1}::date`;
  const { rows } = await reader().query<RulesInForceRow & { total: number }>(
    `with chosen as (
       select a.id, a.last_name, a.first_name, a.personnel_number, count(*) over () as total from agents a where ${selection.sql}
       order by a.last_name, a.first_name, a.id limit $${at + 2} offset $${at + 3})
     select a.id as "employeeId", a.last_name || ' ' || a.first_name as name, a.personnel_number as "personnelNumber", a.total,
       (select d.name from department_memberships m join departments d on d.id = m.department_id where m.employee_id = a.id
         and m.valid_from <= ${day} and (m.valid_to is null or m.valid_to > ${day}) limit 1) as "departmentName",
       (select rule from (${ruleSql(day)}) best) as rule,
       (select json_build_object('id', r.id, 'name', r.name, 'cycleStart', x.cycle_start, 'validTo', x.valid_to, 'days', r.days, 'kind', r.kind)
         from rotation_assignments x join rotations r on r.id = x.rotation_id
         where x.employee_id = a.id and x.valid_from <= ${day} and (x.valid_to is null or x.valid_to > ${day})) as rotation
     from chosen a order by a.last_name, a.first_name, a.id`,
    [...selection.values, input.date, pageSize, (Math.max(1, input.page) - 1) * pageSize],
  );
  return { rows: rows.map(({ total: _, ...row }) => row), totalCount: rows[0]?.total ?? 0 };
}

interface Period {
  id: string;
  validFrom: string;
  validTo: string | null;
}

/** Everything dated about how a person works, the newest first. */
export interface EmployeeRules {
  current: RulesInForceRow['rule'];
  rules: (Period & { name: string; source: 'employee' | 'department' | 'contract'; departmentName: string | null })[];
  rotations: (Period & { name: string; cycleStart: string; kind: string; days: RotationDay[] })[];
  permits: (Period & {
    kind: string;
    isNightAllowed: boolean;
    dailyMaxMinutes: number | null;
    weeklyMaxMinutes: number | null;
    earliestStartMinute: number | null;
    latestEndMinute: number | null;
    note: string | null;
  })[];
  bonds: (Named & { kind: string; toleranceMinutes: number; people: string[] })[];
}

/** @throws AppError not_found outside the organization or the scope */
export async function getEmployeeRules(input: {
  organizationId: string;
  scope: AccessScope;
  employeeId: string;
  today: string;
}): Promise<EmployeeRules> {
  if (!(await isEmployeeInScope(input))) throw notFound('Employee');
  const list = (select: string) =>
    `(select coalesce(json_agg(t.item order by t.valid_from desc), '[]') from (${select}) t)`;
  const period = `'id', x.id, 'validFrom', x.valid_from, 'validTo', x.valid_to`;
  const [row] = await query<EmployeeRules>(
    'employee-rules',
    `select (select rule from (${ruleSql('$3::date')}) best) as current,
      ${list(`
        select x.valid_from, json_build_object(${period}, 'name', r.name, 'source', 'employee', 'departmentName', null) as item
        from work_rule_assignments x join work_rules r on r.id = x.work_rule_id where x.employee_id = a.id
        union all
        select greatest(x.valid_from, m.valid_from), json_build_object('id', x.id, 'validFrom', greatest(x.valid_from, m.valid_from),
          'validTo', nullif(least(coalesce(x.valid_to, 'infinity'::date), coalesce(m.valid_to, 'infinity'::date)), 'infinity'::date),
          'name', r.name, 'source', 'department', 'departmentName', o.name)
        from department_memberships m join departments d on d.id = m.department_id
        join work_rule_assignments x on x.department_id = any(d.path)
          and x.valid_from < coalesce(m.valid_to, 'infinity'::date) and coalesce(x.valid_to, 'infinity'::date) > m.valid_from
        join departments o on o.id = x.department_id join work_rules r on r.id = x.work_rule_id where m.employee_id = a.id
        union all
        select x.valid_from, json_build_object(${period}, 'name', r.name, 'source', 'contract', 'departmentName', null)
        from contracts x join work_rules r on r.id = x.work_rule_id where x.employee_id = a.id`)} as rules,
      ${list(`select x.valid_from, json_build_object(${period}, 'name', r.name, 'cycleStart', x.cycle_start, 'kind', r.kind, 'days', r.days) as item
        from rotation_assignments x join rotations r on r.id = x.rotation_id where x.employee_id = a.id`)} as rotations,
      ${list(`select x.valid_from, json_build_object(${period}, 'kind', x.kind, 'isNightAllowed', x.is_night_allowed, 'dailyMaxMinutes', x.daily_max_minutes,
          'weeklyMaxMinutes', x.weekly_max_minutes, 'earliestStartMinute', x.earliest_start_minute, 'latestEndMinute', x.latest_end_minute, 'note', x.note) as item
        from work_permits x where x.employee_id = a.id`)} as permits,
      ${list(`select x.valid_from, json_build_object('id', x.id, 'name', x.name, 'kind', x.kind, 'toleranceMinutes', x.tolerance_minutes,
          'people', (select json_agg(p.last_name || ' ' || p.first_name order by p.last_name) from agents p where p.id = any(x.employee_ids) and p.id <> a.id)) as item
        from shift_bonds x where x.organization_id = a.organization_id and a.id = any(x.employee_ids) and x.status = 'active'`)} as bonds
     from agents a where a.organization_id = $1 and a.id = $2`,
    [input.organizationId, input.employeeId, input.today],
  );
  return row;
}

/** Rules of departments in force on a date, or to come; of the departments that the scope reaches. At most 500. */
export function listDepartmentRules(input: {
  organizationId: string;
  scope: AccessScope;
  date: string;
}): Promise<(Period & { departmentId: string; departmentName: string; workRuleId: string; workRuleName: string })[]> {
  const reach = departmentScopeSql(input.scope, 'd', 3);
  return query(
    `department-rules-${input.scope.kind}`,
    `select x.id, x.valid_from as "validFrom", x.valid_to as "validTo", x.department_id as "departmentId", d.name as "departmentName",
       x.work_rule_id as "workRuleId", r.name as "workRuleName"
     from work_rule_assignments x join departments d on d.id = x.department_id join work_rules r on r.id = x.work_rule_id
     where x.organization_id = $1 and (x.valid_to is null or x.valid_to > $2::date) and ${reach.sql} order by d.name, x.valid_from limit 500`,
    [input.organizationId, input.date, ...reach.values],
  );
}

/** Ids of everyone in a selection, for an assignment to all of it; up to 5,000. */
export async function findSelectedIds(input: {
  organizationId: string;
  scope: AccessScope;
  filter: EmployeeFilter;
}): Promise<string[]> {
  const selection = selectEmployees(input);
  const { rows } = await reader().query<{ id: string }>(
    `select a.id from agents a where ${selection.sql} order by a.last_name, a.first_name, a.id limit 5000`,
    selection.values,
  );
  return rows.map(({ id }) => id);
}
