import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { loadRebalance } from '~/models/rebalance.server';
import { applyMoves, endRouting, listActiveRouting } from '~/models/routing-assignment.server';
import { importSkills, massEditSkill } from '~/models/skill-mass-edit.server';
import { runSkillMatrixCommand } from '~/models/skill-matrix-command.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createOrganization } from '../../factories/organization';
import { createForecastCentre } from '../../factories/planned-centre';

let centre: Awaited<ReturnType<typeof createForecastCentre>>;
const all = { kind: 'all' } as const;

beforeAll(async () => {
  centre = await createForecastCentre();
});

/** Somebody who serves two live queues. */
async function findHelper() {
  const { organizationId } = centre;
  const live = centre.groups.filter(({ channelType }) => channelType !== 'EMAILS').map(({ id }) => id);
  const memberships = await prisma().groupMembership.findMany({
    where: { organizationId, groupId: { in: live }, validTo: null },
  });
  const helper = memberships.find(
    (one) =>
      one.role !== 'MAIN' && memberships.some((other) => other.employeeId === one.employeeId && other.role === 'MAIN'),
  );
  if (!helper) throw new Error('The centre has nobody who serves two queues.');
  return helper;
}

describe('rebalancing', () => {
  it('is applied for a while, written down, and can be taken back', async () => {
    const { organizationId } = centre;
    const planner = createActor({ organizationId, role: 'planner' });
    const { employeeId, groupId } = await findHelper();
    expect(await applyMoves(planner, { moves: [{ employeeId, groupId }], minutes: 30 })).toEqual({ moved: 1 });
    const [active] = await listActiveRouting({ organizationId, scope: all, now: new Date() });
    expect(active.employeeId).toBe(employeeId);
    const left = Date.parse(active.endsAt) - Date.now();
    expect(left).toBeGreaterThan(0);
    expect(left).toBeLessThanOrEqual(30 * 60_000);
    const page = await loadRebalance({ organizationId, scope: all });
    expect(page.active.map(({ id }) => id)).toEqual([active.id]);
    await endRouting(planner, active.id);
    expect(await listActiveRouting({ organizationId, scope: all, now: new Date(Date.now() + 1000) })).toEqual([]);
    const trail = await prisma().auditEvent.findMany({ where: { organizationId, entityId: employeeId } });
    expect(trail.map(({ action }) => action)).toEqual(expect.arrayContaining(['routing.moved', 'routing.ended']));
  });

  it('refuses a group that the person does not serve, and people of others', async () => {
    const { organizationId, groups } = centre;
    const planner = createActor({ organizationId, role: 'planner' });
    const { employeeId } = await findHelper();
    const served = await prisma().groupMembership.findMany({ where: { employeeId } });
    const foreign = groups.find(({ id }) => !served.some(({ groupId }) => groupId === id));
    await expect(applyMoves(planner, { moves: [{ employeeId, groupId: foreign?.id }] })).rejects.toMatchObject({
      faults: [{ field: 'moves.0.groupId', rule: 'not_served' }],
    });
    const other = await createOrganization();
    const stranger = createActor({ organizationId: other.organizationId, role: 'planner' });
    await expect(applyMoves(stranger, { moves: [{ employeeId, groupId: other.group.id }] })).rejects.toMatchObject({
      code: 'not_found',
    });
  });
});

describe('skills of many people', () => {
  it('are set, changed and ended at once, and written in the trail', async () => {
    const { organizationId } = centre;
    const planner = createActor({ organizationId, role: 'administrator' });
    const people = await prisma().employee.findMany({ where: { organizationId }, take: 5, select: { id: true } });
    const skill = await prisma().skill.create({ data: { organizationId, name: 'Juggling', code: 'JUG' } });
    const employeeIds = people.map(({ id }) => id);
    const held = () => prisma().employeeSkill.findMany({ where: { skillId: skill.id, validTo: null } });
    await massEditSkill(planner, { employeeIds, skillId: skill.id, proficiency: 0.5, priority: 2 });
    expect((await held()).map(({ proficiency, priority }) => [proficiency, priority])).toEqual(Array(5).fill([0.5, 2]));
    await massEditSkill(planner, { employeeIds: employeeIds.slice(1), skillId: skill.id, proficiency: 0.9 });
    expect((await held()).map(({ proficiency }) => proficiency).sort()).toEqual([0.5, 0.9, 0.9, 0.9, 0.9]);
    await massEditSkill(planner, { employeeIds, skillId: skill.id, proficiency: null });
    expect(await held()).toEqual([]);
    const other = await createOrganization();
    const stranger = createActor({ organizationId: other.organizationId, role: 'administrator' });
    const theirs = await prisma().skill.create({
      data: { organizationId: other.organizationId, name: 'X', code: 'X' },
    });
    await expect(massEditSkill(stranger, { employeeIds, skillId: theirs.id, proficiency: 1 })).rejects.toMatchObject({
      faults: expect.arrayContaining([expect.objectContaining({ field: 'employeeIds' })]),
    });
    await expect(massEditSkill(stranger, { employeeIds, skillId: skill.id, proficiency: 1 })).rejects.toMatchObject({
      faults: [{ field: 'skillId' }],
    });
  });

  it('are imported whole or not at all, with the rows that are wrong', async () => {
    const { organizationId } = centre;
    const planner = createActor({ organizationId, role: 'administrator' });
    const [one, two] = await prisma().employee.findMany({ where: { organizationId }, take: 2 });
    const skill = await prisma().skill.create({ data: { organizationId, name: 'Chess', code: 'CHESS' } });
    const count = () => prisma().employeeSkill.count({ where: { skillId: skill.id } });
    const head = 'personnel_number;skill;proficiency;priority';
    const bad = `${head}\n${one.personnelNumber};chess;80;1\nnobody;CHESS;80;1\n${two.personnelNumber};CHESS;180;0`;
    await expect(importSkills(planner, bad)).rejects.toMatchObject({
      faults: [
        { row: 3, field: 'personnel_number', rule: 'unknown' },
        { row: 4, field: 'proficiency', rule: 'range' },
        { row: 4, field: 'priority', rule: 'range' },
      ],
    });
    expect(await count()).toBe(0);
    await importSkills(planner, `${head}\n${one.personnelNumber};chess;80 %;1\n${two.personnelNumber};Chess;45,5;2`);
    const held = await prisma().employeeSkill.findMany({ where: { skillId: skill.id }, orderBy: { priority: 'asc' } });
    expect(held.map(({ proficiency, priority }) => [proficiency, priority])).toEqual([
      [0.8, 1],
      [0.455, 2],
    ]);
    await expect(importSkills(planner, 'name;age\nA;1')).rejects.toMatchObject({
      faults: [{ field: 'file', rule: 'header' }],
    });
  });

  it('come from a CSV or XLSX file, where a spreadsheet keeps percents as shares', async () => {
    const { organizationId } = centre;
    const planner = createActor({ organizationId, role: 'administrator' });
    const [one, two] = await prisma().employee.findMany({ where: { organizationId }, take: 2 });
    const skill = await prisma().skill.create({ data: { organizationId, name: 'Шахматы', code: 'SHAH' } });
    const held = async () => {
      const rows = await prisma().employeeSkill.findMany({ where: { skillId: skill.id, validTo: null } });
      return rows.map(({ proficiency, priority }) => [proficiency, priority]).sort(([a], [b]) => a - b);
    };
    const send = (content: BlobPart, name: string) => {
      const form = new FormData();
      form.set('intent', 'import');
      form.set('file', new File([content], name));
      return runSkillMatrixCommand(planner, form);
    };
    const header = ['personnel_number', 'skill', 'proficiency', 'priority'];
    const csv = `${header.join(',')}\r\n${one.personnelNumber},Шахматы,40,3\r\n${two.personnelNumber},Шахматы,75,1\r\n`;
    expect(await send(csv, 'skills.csv')).toEqual({ changed: 2, faults: [] });
    expect(await held()).toEqual([
      [0.4, 3],
      [0.75, 1],
    ]);
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Skills');
    sheet.addRows([header, [one.personnelNumber, 'SHAH', 0.6, 2], [two.personnelNumber, 'SHAH', 1, 1]]);
    expect(await send(await workbook.xlsx.writeBuffer(), 'skills.xlsx')).toEqual({ changed: 2, faults: [] });
    expect(await held()).toEqual([
      [0.6, 2],
      [1, 1],
    ]);
    expect(await send('PK-no workbook', 'skills.xlsx')).toMatchObject({ changed: 0, faults: [{ field: 'file' }] });
  });
});
