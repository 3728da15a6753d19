import { beforeEach, describe, expect, it } from 'vitest';
import { scopeOf } from '~/auth/actor';
import { fillHolidays, getCalendarYear, setCalendarDay } from '~/models/calendar.server';
import { createDepartment, listDepartments, moveDepartment, updateDepartment } from '~/models/department.server';
import { createGroup, getGroup, setGroupSkills, updateGroup } from '~/models/group.server';
import { alwaysOpen } from '~/models/group-input';
import { deleteView, listSavedViews, saveView } from '~/models/saved-view.server';
import { searchEverything } from '~/models/search.server';
import { createService, listServices, updateService } from '~/models/service.server';
import { updateSite } from '~/models/site.server';
import { createSkill, listSkills } from '~/models/skill.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createCompany } from '../../factories/people';
import { unique } from '../../factories/unique';
import { createUserWithRole } from '../../factories/user';

let company: Awaited<ReturnType<typeof createCompany>>;
beforeEach(async () => {
  company = await createCompany();
});
const pathOf = async (id: string) => (await prisma().department.findUniqueOrThrow({ where: { id } })).path;

describe('tree of departments', () => {
  it('counts people here and below, each node after its parent', async () => {
    const nodes = await listDepartments({ organizationId: company.organizationId, scope: { kind: 'all' } });
    const north = nodes.find((node) => node.id === company.north.id)!;
    expect(north).toMatchObject({ memberCount: 0, subtreeCount: 1, depth: 0 });
    expect(nodes[nodes.indexOf(north) + 1].id).toBe(company.northTeam.id);
  });

  it('moves a department with everything below it', async () => {
    const actor = company.actors.administrator;
    await moveDepartment({ actor, departmentId: company.north.id, version: 1, parentId: company.south.id });
    expect(await pathOf(company.northTeam.id)).toEqual([company.south.id, company.north.id, company.northTeam.id]);
    await moveDepartment({ actor, departmentId: company.north.id, version: 2, parentId: null });
    expect(await pathOf(company.northTeam.id)).toEqual([company.north.id, company.northTeam.id]);
  });

  it('refuses a cycle, also when two moves at once would make one together', async () => {
    const actor = company.actors.administrator;
    const move = (departmentId: string, parentId: string) =>
      moveDepartment({ actor, departmentId, version: 1, parentId });
    await expect(move(company.north.id, company.northTeam.id)).rejects.toMatchObject({ faults: [{ rule: 'cycle' }] });
    const results = await Promise.allSettled([
      move(company.north.id, company.south.id),
      move(company.south.id, company.north.id),
    ]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('shows a manager the own departments only, and nobody of another organization', async () => {
    const scope = scopeOf(company.actors.manager, 'department:read')!;
    const nodes = await listDepartments({ organizationId: company.organizationId, scope });
    expect(nodes.map((node) => node.name)).toEqual(['North', 'North team']);
    const foreign = await createCompany();
    const attempt = { actor: foreign.actors.administrator, departmentId: company.north.id, version: 1 };
    await expect(updateDepartment({ ...attempt, values: { name: 'Mine', code: 'MINE' } })).rejects.toMatchObject({
      status: 404,
    });
    await expect(moveDepartment({ ...attempt, parentId: null })).rejects.toMatchObject({ status: 404 });
    const below = {
      actor: foreign.actors.administrator,
      values: { name: 'x', code: unique('x'), parentId: company.north.id },
    };
    await expect(createDepartment(below)).rejects.toMatchObject({ faults: [{ field: 'parentId' }] });
    await expect(createDepartment({ ...below, actor: company.actors.manager })).rejects.toMatchObject({ status: 403 });
  });

  it('is not closed while people belong to it', async () => {
    const values = { name: 'South', code: company.south.code, status: 'inactive' };
    const attempt = updateDepartment({
      actor: company.actors.administrator,
      departmentId: company.south.id,
      version: 1,
      values,
    });
    await expect(attempt).rejects.toMatchObject({ status: 409 });
  });
});

describe('services, groups, skills, sites', () => {
  it('are written by those who may, and answer a lost update with both versions', async () => {
    const { planner, supervisor, manager } = company.actors;
    const { id } = await createService({ actor: planner, values: { name: 'Sales', code: 'SAL' } });
    await updateService({ actor: planner, serviceId: id, version: 1, values: { name: 'Sales 2', code: 'SAL' } });
    const late = updateService({ actor: planner, serviceId: id, version: 1, values: { name: 'Late', code: 'SAL' } });
    await expect(late).rejects.toMatchObject({ status: 409, current: { version: 2, values: { name: 'Sales 2' } } });
    for (const actor of [supervisor, manager, company.actors.employee]) {
      await expect(createService({ actor, values: { name: 'x', code: unique('x') } })).rejects.toMatchObject({
        status: 403,
      });
    }
    await expect(createService({ actor: planner, values: { name: 'Other', code: 'SAL' } })).rejects.toMatchObject({
      faults: [{ rule: 'unique' }],
    });
  });

  it('of another organization are not found, nor taken as references', async () => {
    const foreign = await createCompany();
    const { planner } = foreign.actors;
    const group = {
      name: 'G',
      code: unique('g'),
      serviceId: company.service.id,
      channelType: 'CALLS',
      timeZone: 'UTC',
      openingHours: alwaysOpen,
      intervalMinutes: 15,
    };
    await expect(createGroup({ actor: planner, values: group })).rejects.toMatchObject({
      faults: [{ field: 'serviceId' }],
    });
    await expect(
      updateGroup({
        actor: planner,
        groupId: company.group.id,
        version: 1,
        values: { ...group, serviceId: foreign.service.id },
      }),
    ).rejects.toMatchObject({ status: 404 });
    await expect(getGroup({ organizationId: foreign.organizationId, groupId: company.group.id })).rejects.toMatchObject(
      { status: 404 },
    );
    const site = { name: 'S', code: 'S', timeZone: 'UTC' };
    await expect(
      updateSite({ actor: foreign.actors.administrator, siteId: company.site.id, version: 1, values: site }),
    ).rejects.toMatchObject({ status: 404 });
    const skill = await createSkill({ actor: planner, values: { name: 'Theirs', code: 'T' } });
    await expect(
      setGroupSkills({ actor: company.actors.planner, groupId: company.group.id, skills: [{ skillId: skill.id }] }),
    ).rejects.toMatchObject({ faults: [{ rule: 'unknown' }] });
  });

  it('count who serves and who holds today', async () => {
    const skill = await createSkill({ actor: company.actors.planner, values: { name: 'English', code: 'EN' } });
    const { organizationId } = company;
    const held = (employeeId: string, proficiency: number, validTo: Date | null) => ({
      organizationId,
      employeeId,
      skillId: skill.id,
      proficiency,
      validFrom: new Date('2020-01-01'),
      validTo,
    });
    await prisma().employeeSkill.createMany({
      data: [held(company.northerner.id, 0.5, null), held(company.southerner.id, 1, new Date('2021-01-01'))],
    });
    await setGroupSkills({
      actor: company.actors.planner,
      groupId: company.group.id,
      skills: [{ skillId: skill.id, minProficiency: 0.4 }],
    });
    expect(await listSkills({ organizationId })).toMatchObject([
      { holderCount: 1, meanProficiency: 0.5, groups: [{ name: 'Support calls' }] },
    ]);
    const [service] = await listServices({ organizationId });
    expect(service.groups).toMatchObject([{ memberCount: 2, requiredSkills: ['English'] }]);
  });
});

describe('production calendar', () => {
  it('takes the site before the organization before the five-day week', async () => {
    const actor = company.actors.planner;
    const { organizationId } = company;
    await setCalendarDay({ actor, siteId: null, values: { date: '2026-03-09', dayType: 'holiday', name: 'Bridge' } });
    const { former } = await setCalendarDay({
      actor,
      siteId: company.site.id,
      values: { date: '2026-03-09', dayType: 'working' },
    });
    expect(former.dayType).toBe('inherit');
    const dayOf = async (siteId: string | null, date: string) =>
      (await getCalendarYear({ organizationId, siteId, year: 2026 })).find((day) => day.date === date);
    expect(await dayOf(null, '2026-03-09')).toMatchObject({
      dayType: 'holiday',
      name: 'Bridge',
      source: 'organization',
    });
    expect(await dayOf(company.site.id, '2026-03-09')).toMatchObject({ dayType: 'working', source: 'site' });
    expect(await dayOf(null, '2026-03-08')).toMatchObject({ dayType: 'weekend', source: 'week' });
    await setCalendarDay({ actor, siteId: company.site.id, values: { date: '2026-03-09', dayType: 'inherit' } });
    expect(await dayOf(company.site.id, '2026-03-09')).toMatchObject({ dayType: 'holiday' });
  });

  it('fills a year with the holidays of a country, leaves what was set, and repeats safely', async () => {
    const actor = company.actors.planner;
    await setCalendarDay({ actor, siteId: null, values: { date: '2026-12-25', dayType: 'working', name: 'We work' } });
    const values = { year: 2026, country: 'DE', shortenDayBefore: 'on' };
    expect((await fillHolidays({ actor, siteId: null, values })).written).toBeGreaterThan(8);
    expect(await fillHolidays({ actor, siteId: null, values })).toEqual({ written: 0 });
    const days = await getCalendarYear({ organizationId: company.organizationId, siteId: null, year: 2026 });
    expect(days.find((day) => day.date === '2026-12-25')).toMatchObject({ dayType: 'working' });
    expect(days.find((day) => day.date === '2026-10-03')).toMatchObject({ dayType: 'holiday' });
    expect(days.find((day) => day.date === '2026-04-30')).toMatchObject({ dayType: 'pre_holiday' });
    await expect(fillHolidays({ actor: company.actors.supervisor, siteId: null, values })).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('search', () => {
  const titles = async (text: string, actor = company.actors.administrator) =>
    (await searchEverything({ actor, text })).map((result) => `${result.type}: ${result.title}`);

  it('finds people, groups and departments within the rights of who asks', async () => {
    expect(await titles('north')).toEqual(expect.arrayContaining(['department: North', 'employee: Northova Anna']));
    expect(await titles('SUPPORT calls')).toEqual(['group: Support calls']);
    expect(await titles('southova', company.actors.manager)).toEqual([]);
    expect(await titles('southova', company.actors.employee)).toEqual([]);
    const foreign = await createCompany();
    expect(await titles('northova', createActor({ organizationId: foreign.organizationId }))).toHaveLength(1);
  });
});

describe('saved views', () => {
  it('are one’s own unless shared, and deleted by their owner only', async () => {
    const { organizationId } = company;
    const owner = await createUserWithRole({ organizationId, role: 'planner' });
    const actor = { ...company.actors.planner, id: owner.id };
    const values = { page: 'employees', name: 'Night team', search: '?status=active&page=3', isShared: 'on' };
    const { id } = await saveView({ actor, values });
    await saveView({ actor, values: { ...values, name: 'Private', isShared: undefined } });
    const others = await listSavedViews({ organizationId, userId: company.actors.manager.id, page: 'employees' });
    expect(others).toMatchObject([{ name: 'Night team', search: 'status=active', isOwn: false }]);
    await expect(deleteView({ actor: company.actors.manager, viewId: id })).rejects.toMatchObject({ status: 404 });
    await deleteView({ actor, viewId: id });
    expect(
      (await listSavedViews({ organizationId, userId: owner.id, page: 'employees' })).map((view) => view.name),
    ).toEqual(['Private']);
  });
});
