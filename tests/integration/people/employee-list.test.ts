import { beforeAll, describe, expect, it } from 'vitest';
import { scopeOf } from '~/auth/actor';
import { defaultEmployeeSort, type EmployeeFilter, parseEmployeeSort } from '~/models/employee-filter';
import { listEmployees, listEmployeesAfter } from '~/models/employee-list.server';
import { prisma } from '~/platform/prisma.server';
import { createEmployee } from '../../factories/employee';
import { createDepartment, createOrganization } from '../../factories/organization';
import { createCompany } from '../../factories/people';

type Company = Awaited<ReturnType<typeof createCompany>>;
let company: Company;
let foreign: Awaited<ReturnType<typeof createOrganization>>;

beforeAll(async () => {
  company = await createCompany();
  foreign = await createOrganization();
  await createEmployee({
    organizationId: foreign.organizationId,
    siteId: foreign.site.id,
    departmentId: foreign.department.id,
    workRuleId: foreign.workRule.id,
    lastName: 'Foreignova',
  });
});

const all = { kind: 'all' } as const;
const namesOf = async (filter: EmployeeFilter, scope: Parameters<typeof listEmployees>[0]['scope'] = all) => {
  const { organizationId } = company;
  const page = await listEmployees({ organizationId, scope, filter, sort: defaultEmployeeSort, page: 1, pageSize: 50 });
  expect(page.totalCount).toBe(page.rows.length);
  return page.rows.map((row) => row.lastName);
};

describe('list of employees', () => {
  it('holds the organization and nobody else', async () => {
    expect(await namesOf({})).toEqual(['Northova', 'Southova']);
  });

  it('shows a manager the departments below theirs, an employee themselves', async () => {
    expect(await namesOf({}, scopeOf(company.actors.manager, 'employee:read')!)).toEqual(['Northova']);
    expect(scopeOf(company.actors.employee, 'employee:read')).toBeNull();
    expect(await namesOf({}, { kind: 'own', employeeId: company.southerner.id })).toEqual(['Southova']);
  });

  it('filters by a department with everything below it', async () => {
    expect(await namesOf({ departmentId: company.north.id })).toEqual(['Northova']);
    expect(await namesOf({ departmentId: company.department.id })).toEqual([]);
  });

  it('filters by group, site, work type and status', async () => {
    expect(await namesOf({ groupId: company.group.id })).toHaveLength(2);
    expect(await namesOf({ siteId: company.site.id, workType: 'office' })).toHaveLength(2);
    expect(await namesOf({ workType: 'home' })).toEqual([]);
    expect(await namesOf({ status: 'dismissed' })).toEqual([]);
    expect(await namesOf({ groupId: foreign.group.id })).toEqual([]);
  });

  it('finds Cyrillic words in any case, in any order, by name and number', async () => {
    const person = await createEmployee({ ...company.place, departmentId: company.south.id, lastName: 'Щербакова' });
    await prisma().employee.update({ where: { id: person.id }, data: { firstName: 'Алёна', patronymic: 'Игоревна' } });
    expect(await namesOf({ search: 'алена ЩЕРБ' })).toEqual(['Щербакова']);
    expect(await namesOf({ search: 'игоревна' })).toEqual(['Щербакова']);
    expect(await namesOf({ search: person.personnelNumber })).toEqual(['Щербакова']);
    expect(await namesOf({ search: person.id })).toEqual(['Щербакова']);
    expect(await namesOf({ search: '%' })).toEqual([]);
  });

  it('shows the facts in force today', async () => {
    const { organizationId } = company;
    const page = await listEmployees({
      organizationId,
      scope: all,
      filter: { search: 'Northova' },
      sort: defaultEmployeeSort,
      page: 1,
      pageSize: 50,
    });
    expect(page.rows[0]).toMatchObject({
      departmentName: 'North team',
      rate: 1,
      weeklyMinutes: 2400,
      siteName: 'Main',
      groups: [{ name: 'Support calls', role: 'MAIN' }],
    });
  });

  it.each([
    'name',
    '-name',
    'department',
    '-department',
    'site',
    'position',
    'hireDate',
    '-personnelNumber',
    'status',
    'workType',
  ])('sorts by %s so that pages neither overlap nor leave anyone out', async (sort) => {
    const organization = await createOrganization();
    const { organizationId } = organization;
    const department = await createDepartment({ organizationId });
    const place = { organizationId, siteId: organization.site.id, workRuleId: organization.workRule.id };
    for (let index = 0; index < 5; index += 1) {
      await createEmployee({
        ...place,
        departmentId: index % 2 ? department.id : organization.department.id,
        lastName: `Same${index % 2}`,
      });
    }
    const input = { organizationId, scope: all, filter: {}, sort: parseEmployeeSort(sort), pageSize: 2 };
    const pages = await Promise.all([1, 2, 3].map((page) => listEmployees({ ...input, page })));
    const ids = pages.flatMap((page) => page.rows.map((row) => row.id));
    expect(new Set(ids).size).toBe(5);
    expect((await listEmployees({ ...input, page: 99 })).page).toBe(3);
  });

  it('pages by key with the same result, however deep', async () => {
    const { organizationId } = company;
    const seen: string[] = [];
    let after: Parameters<typeof listEmployeesAfter>[0]['after'] = null;
    do {
      const page = await listEmployeesAfter({ organizationId, scope: all, filter: {}, after, limit: 1 });
      seen.push(...page.rows.map((row) => row.lastName));
      after = page.next;
    } while (after);
    expect(seen).toEqual(await namesOf({}));
  });
});
