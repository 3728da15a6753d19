import type { AccessScope } from '~/auth/actor';
import { employeeScopeSql, factDaySql, inForceSql, localTodaySql } from './access-scope.server';
import type { EmployeeFilter, EmployeeSort, EmployeeSortKey } from './employee-filter';

/** Collects conditions and numbers their parameters. */
class ConditionList {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  /** @param write gets a function that turns a value into its placeholder */
  add(write: (place: (value: unknown) => string) => string): void {
    this.parts.push(
      write((value) => {
        this.values.push(value);
        return `$${this.values.length}`;
      }),
    );
  }

  addScope(scope: AccessScope): void {
    const condition = employeeScopeSql(scope, 'a', this.values.length + 1);
    this.values.push(...condition.values);
    this.parts.push(condition.sql);
  }

  get sql(): string {
    return this.parts.join('\n  and ');
  }
}

/** Status today as SQL: a dismissal in the future leaves a person active until its day. */
export const effectiveStatusSql = (alias: string): string =>
  `case when ${alias}.status <> 'active' or ${alias}.dismissal_date is null then ${alias}.status when ${alias}.dismissal_date <= ${localTodaySql(alias)} then 'dismissed' else 'active' end`;

const uuidPattern = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Employees in an organization, a scope and a filter, as conditions on `agents a`. */
export function selectEmployees(input: {
  organizationId: string;
  scope: AccessScope;
  filter: EmployeeFilter;
}): ConditionList {
  const { filter } = input;
  const list = new ConditionList();
  const day = factDaySql('a');
  list.add((place) => `a.organization_id = ${place(input.organizationId)}::uuid`);
  list.addScope(input.scope);
  if (filter.siteId) list.add((place) => `a.site_id = ${place(filter.siteId)}::uuid`);
  if (filter.positionId) list.add((place) => `a.position_id = ${place(filter.positionId)}::uuid`);
  if (filter.workType) list.add((place) => `a.work_type = ${place(filter.workType)}`);
  if (filter.status !== 'all') list.add((place) => `${effectiveStatusSql('a')} = ${place(filter.status ?? 'active')}`);
  if (filter.departmentId) {
    list.add(
      (place) => `exists (
      select 1 from department_memberships fm join departments fd on fd.id = fm.department_id
      where fm.employee_id = a.id and fd.path @> array[${place(filter.departmentId)}::uuid] and ${inForceSql('fm', day)})`,
    );
  }
  if (filter.groupId) {
    list.add(
      (place) => `exists (select 1 from group_memberships fg
      where fg.employee_id = a.id and fg.group_id = ${place(filter.groupId)}::uuid and ${inForceSql('fg', day)})`,
    );
  }
  if (filter.skillId) {
    list.add(
      (place) => `exists (select 1 from agent_skills fs
      where fs.employee_id = a.id and fs.skill_id = ${place(filter.skillId)}::uuid and ${inForceSql('fs', day)})`,
    );
  }
  if (filter.managerId) {
    list.add((place) => {
      const manager = `${place(filter.managerId)}::uuid`;
      return `a.id <> ${manager} and (exists (
      select 1 from department_memberships mm join departments md on md.id = mm.department_id
      where mm.employee_id = a.id and md.head_employee_id = ${manager} and ${inForceSql('mm', day)}) or exists (
      select 1 from departments hd join departments up on up.id = hd.parent_id
      where hd.head_employee_id = a.id and hd.status = 'active' and up.head_employee_id = ${manager}))`;
    });
  }
  addSearch(list, filter.search);
  return list;
}

function addSearch(list: ConditionList, search: string | undefined): void {
  if (!search) return;
  if (uuidPattern.test(search)) {
    list.add((place) => `a.id = ${place(search)}::uuid`);
    return;
  }
  for (const word of search.split(/\s+/).slice(0, 6)) {
    list.add((place) => `a.search_text like '%' || fold_text(${place(escapeLike(word))}::text) || '%'`);
  }
}

const departmentJoin = `
left join department_memberships dm on dm.employee_id = a.id and ${inForceSql('dm', factDaySql('a'))}
left join departments d on d.id = dm.department_id`;

const sorts: Record<EmployeeSortKey, { join: string; columns: string[] }> = {
  name: { join: '', columns: ['a.last_name', 'a.first_name'] },
  personnelNumber: { join: '', columns: ['a.personnel_number'] },
  hireDate: { join: '', columns: ['a.hire_date'] },
  workType: { join: '', columns: ['a.work_type', 'a.last_name', 'a.first_name'] },
  status: { join: '', columns: [effectiveStatusSql('a'), 'a.last_name', 'a.first_name'] },
  site: { join: 'join sites st on st.id = a.site_id', columns: ['st.name', 'a.last_name', 'a.first_name'] },
  position: {
    join: 'left join positions po on po.id = a.position_id',
    columns: ['po.name', 'a.last_name', 'a.first_name'],
  },
  department: { join: departmentJoin, columns: ['d.name', 'a.last_name', 'a.first_name'] },
};

/** The joins and the order of a sort; ties end at the id, so that pages never overlap. */
export function orderEmployees(sort: EmployeeSort): { join: string; orderBy: string } {
  const { join, columns } = sorts[sort.key];
  const direction = sort.isDescending ? ' desc nulls last' : ' asc';
  const [first, ...rest] = [...columns, 'a.id'];
  return {
    join,
    orderBy: [
      `${first}${direction}`,
      ...rest.map((column) => `${column}${sort.isDescending && sort.key === 'name' ? ' desc' : ''}`),
    ].join(', '),
  };
}
