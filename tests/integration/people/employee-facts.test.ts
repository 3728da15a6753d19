import { beforeEach, describe, expect, it } from 'vitest';
import { createEmployee, getEmployee, updateEmployee } from '~/models/employee.server';
import { changeEmployeeFact, getEmployeeFacts } from '~/models/employee-facts.server';
import { listEmployeeSkills, setEmployeeSkills } from '~/models/employee-skills.server';
import { VersionConflict } from '~/models/version-conflict.server';
import { prisma } from '~/platform/prisma.server';
import { createOrganization } from '../../factories/organization';
import { createCompany } from '../../factories/people';
import { unique } from '../../factories/unique';

let company: Awaited<ReturnType<typeof createCompany>>;
beforeEach(async () => {
  company = await createCompany();
});

const read = (employeeId: string) => ({
  organizationId: company.organizationId,
  scope: { kind: 'all' } as const,
  employeeId,
});
const edit = (version = 1) => ({ actor: company.actors.planner, employeeId: company.northerner.id, version });
const profile = () => ({
  personnelNumber: unique('pn'),
  lastName: 'Petrova',
  firstName: 'Vera',
  siteId: company.site.id,
  hireDate: '2026-01-12',
  timeZone: 'Europe/Moscow',
});

describe('creation', () => {
  it('begins department and contract on the day of hire and takes the zone of the site', async () => {
    const contract = { workRuleId: company.workRule.id, rate: 0.5, weeklyMinutes: 1200 };
    const values = { ...profile(), timeZone: '', departmentId: company.north.id, contract };
    const { id } = await createEmployee({ actor: company.actors.planner, values });
    const facts = await getEmployeeFacts(read(id));
    expect(facts.departments).toMatchObject([
      { departmentId: company.north.id, validFrom: '2026-01-12', validTo: null },
    ]);
    expect(facts.contracts).toMatchObject([{ rate: 0.5, weeklyMinutes: 1200, validFrom: '2026-01-12' }]);
    expect((await getEmployee(read(id))).timeZone).toBe('Europe/Moscow');
  });

  it('names the field of a personnel number that is taken', async () => {
    const values = {
      ...profile(),
      departmentId: company.north.id,
      personnelNumber: company.northerner.personnelNumber,
    };
    await expect(createEmployee({ actor: company.actors.planner, values })).rejects.toMatchObject({
      code: 'invalid',
      faults: [{ field: 'personnelNumber', rule: 'unique' }],
    });
  });

  it('takes no site, department or rule of another organization', async () => {
    const foreign = await createOrganization();
    const base = { ...profile(), departmentId: company.north.id };
    const attempts = [
      { ...base, siteId: foreign.site.id },
      { ...base, departmentId: foreign.department.id },
      { ...base, contract: { workRuleId: foreign.workRule.id, weeklyMinutes: 2400 } },
    ];
    for (const values of attempts) {
      await expect(createEmployee({ actor: company.actors.planner, values })).rejects.toMatchObject({
        faults: [{ rule: 'unknown' }],
      });
    }
  });

  it('keeps a manager to the own departments, and a supervisor out', async () => {
    const values = { ...profile(), departmentId: company.south.id };
    await expect(createEmployee({ actor: company.actors.manager, values })).rejects.toMatchObject({ status: 403 });
    await expect(createEmployee({ actor: company.actors.supervisor, values })).rejects.toMatchObject({ status: 403 });
    await expect(
      createEmployee({ actor: company.actors.manager, values: { ...values, departmentId: company.northTeam.id } }),
    ).resolves.toBeTruthy();
  });
});

describe('undated edits', () => {
  it('answer both versions when somebody else was first', async () => {
    const values = { ...profile(), hireDate: '2020-01-01' };
    await updateEmployee({ ...edit(), values });
    const late = updateEmployee({ ...edit(), values: { ...values, lastName: 'Late' } });
    await expect(late).rejects.toBeInstanceOf(VersionConflict);
    await expect(late).rejects.toMatchObject({
      status: 409,
      current: { version: 2, changedBy: company.actors.planner.name, values: { lastName: 'Petrova' } },
    });
  });

  it('record only what changed, and nothing when nothing did', async () => {
    const before = await getEmployee(read(company.northerner.id));
    await updateEmployee({ ...edit(), values: { ...before, lastName: 'Renamed' } });
    const { version } = await updateEmployee({ ...edit(2), values: { ...before, lastName: 'Renamed' } });
    expect(version).toBe(2);
    const trail = await prisma().auditEvent.findMany({ where: { entityId: company.northerner.id } });
    expect(trail).toHaveLength(1);
    expect(trail[0]).toMatchObject({
      action: 'employee.updated',
      before: { lastName: 'Northova' },
      after: { lastName: 'Renamed' },
    });
  });

  it('do not reach beyond the scope', async () => {
    const values = profile();
    const outside = { actor: company.actors.manager, employeeId: company.southerner.id, version: 1, values };
    await expect(updateEmployee(outside)).rejects.toMatchObject({ status: 404 });
    const foreign = await createCompany();
    await expect(updateEmployee({ ...outside, actor: foreign.actors.administrator })).rejects.toMatchObject({
      status: 404,
    });
    await expect(updateEmployee({ ...outside, actor: company.actors.employee })).rejects.toMatchObject({ status: 403 });
  });
});

describe('dated edits', () => {
  it('end the department in force and begin the next, and keep what was planned', async () => {
    const move = (departmentId: string, from: string, version: number) =>
      changeEmployeeFact({ ...edit(version), change: { intent: 'move-department', departmentId, from } });
    await move(company.south.id, '2026-03-01', 1);
    await move(company.north.id, '2026-02-01', 2);
    const { departments } = await getEmployeeFacts(read(company.northerner.id));
    expect(departments.map(({ name, validFrom, validTo }) => [name, validFrom, validTo])).toEqual([
      ['South', '2026-03-01', null],
      ['North', '2026-02-01', '2026-03-01'],
      ['North team', '2020-01-01', '2026-02-01'],
    ]);
  });

  it('allow one main group at a time', async () => {
    const group = await prisma().group.create({
      data: {
        organizationId: company.organizationId,
        serviceId: company.service.id,
        name: 'Chats',
        code: 'CH',
        channelType: 'CHATS',
        timeZone: 'UTC',
      },
    });
    const change = { intent: 'set-group', groupId: group.id, role: 'MAIN', from: '2026-02-01' };
    await expect(changeEmployeeFact({ ...edit(), change })).rejects.toMatchObject({
      faults: [{ rule: 'one_main_group' }],
    });
    await changeEmployeeFact({ ...edit(), change: { ...change, role: 'SECONDARY', priority: 2 } });
    await changeEmployeeFact({ ...edit(2), change: { intent: 'end-group', groupId: group.id, from: '2026-05-01' } });
    const { groups } = await getEmployeeFacts(read(company.northerner.id));
    expect(groups[0]).toMatchObject({
      name: 'Chats',
      role: 'SECONDARY',
      validFrom: '2026-02-01',
      validTo: '2026-05-01',
    });
  });

  it('refuse a date before the hire', async () => {
    const change = {
      intent: 'change-contract',
      from: '2019-01-01',
      workRuleId: company.workRule.id,
      weeklyMinutes: 2400,
    };
    await expect(changeEmployeeFact({ ...edit(), change })).rejects.toMatchObject({
      faults: [{ field: 'from', rule: 'before_hire' }],
    });
  });

  it('keep a manager from moving people out of the own departments', async () => {
    const change = { intent: 'move-department', departmentId: company.south.id, from: '2026-02-01' };
    await expect(changeEmployeeFact({ ...edit(), actor: company.actors.manager, change })).rejects.toMatchObject({
      status: 403,
    });
  });

  it('of two at once let one through and tell the other', async () => {
    const change = (departmentId: string) =>
      changeEmployeeFact({ ...edit(), change: { intent: 'move-department', departmentId, from: '2026-02-01' } });
    const results = await Promise.allSettled([change(company.south.id), change(company.north.id)]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(results.find((result) => result.status === 'rejected')).toMatchObject({ reason: { status: 409 } });
  });
});

describe('skills as a whole', () => {
  it('end what is missing, begin anew what differs, and let the rest go on', async () => {
    const { organizationId } = company;
    const [english, chess, sales] = await Promise.all(
      ['English', 'Chess', 'Sales'].map((name) =>
        prisma().skill.create({ data: { organizationId, name, code: name } }),
      ),
    );
    const set = (version: number, from: string, skills: { skillId: string; proficiency: number }[]) =>
      setEmployeeSkills({ ...edit(version), values: { from, skills } });
    await set(1, '2021-01-01', [
      { skillId: english.id, proficiency: 0.5 },
      { skillId: chess.id, proficiency: 1 },
    ]);
    await set(2, '2022-01-01', [
      { skillId: english.id, proficiency: 0.8 },
      { skillId: sales.id, proficiency: 0.3 },
    ]);
    const { skills } = await getEmployeeFacts(read(company.northerner.id));
    const periods = skills
      .map(({ name, proficiency, validFrom, validTo }) => [name, proficiency, validFrom, validTo].join(' '))
      .sort();
    expect(periods).toEqual([
      'Chess 1 2021-01-01 2022-01-01',
      'English 0.5 2021-01-01 2022-01-01',
      'English 0.8 2022-01-01 ',
      'Sales 0.3 2022-01-01 ',
    ]);
    const held = await listEmployeeSkills(read(company.northerner.id));
    expect(held.version).toBe(3);
    expect(held.skills.map((skill) => skill.name)).toEqual(['English', 'Sales']);
  });
});
