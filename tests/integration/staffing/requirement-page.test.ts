import { beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '~/engine/time';
import recomputeHandler from '~/jobs/recompute-requirements.handler.server';
import { unpackColumn } from '~/models/packed-column';
import { inheritStaffingSettings, setGroupDepartment, setStaffingSettings } from '~/models/service-level-change.server';
import { loadServiceLevels } from '~/models/service-level-page.server';
import { defaultStaffingSettings, listEffectiveSettings } from '~/models/service-level-setting.server';
import { loadStaffingPage } from '~/models/staffing-page.server';
import { query } from '~/platform/pg.server';
import { prisma } from '~/platform/prisma.server';
import { createActor } from '../../factories/actor';
import { createDepartment, createOrganization } from '../../factories/organization';
import { createForecastCentre } from '../../factories/planned-centre';
import { runHandler } from '../../factories/running-job';

let centre: Awaited<ReturnType<typeof createForecastCentre>>;

beforeAll(async () => {
  centre = await createForecastCentre();
});

const page = (input: Partial<Parameters<typeof loadStaffingPage>[0]> = {}) =>
  loadStaffingPage({ organizationId: centre.organizationId, from: centre.startDate, days: 7, ...input });

describe('requirement page', () => {
  it('shows the stored requirement of every interval of a week', async () => {
    const group = centre.groups[0];
    const shown = await page({ groupId: group.id });
    const stored = await query<{ people: number }>(
      'test-stored',
      `select required_agents::float8 as people from staffing_requirements where group_id = $1
         and interval_start >= to_timestamp($2::float8) order by interval_start limit 672`,
      [group.id, shown.startSec],
    );
    expect(unpackColumn(shown.required)).toEqual(stored.map(({ people }) => Math.round(people * 10) / 10));
    expect(shown.figures?.requiredHours).toBeCloseTo(
      stored.reduce((sum, { people }) => sum + people / 4, 0),
      3,
    );
    expect(shown.actual).toBeNull();
  });

  it('adds up the groups of a service and of a department', async () => {
    const { organizationId, groups } = centre;
    // why: the days of a sum are those of its first group's zone; in one zone the sums are comparable
    await prisma().group.updateMany({ where: { organizationId }, data: { timeZone: 'Europe/Moscow' } });
    const serviceId = groups[0].serviceId;
    const members = groups.filter((group) => group.serviceId === serviceId);
    expect(members.length).toBeGreaterThan(1);
    const ofService = await page({ serviceId });
    const alone = await Promise.all(members.map((group) => page({ groupId: group.id })));
    const sum = alone.reduce((total, one) => total + (one.figures?.requiredHours ?? 0), 0);
    expect(ofService.target).toMatchObject({ kind: 'service', id: serviceId });
    expect(ofService.memberIds.sort()).toEqual(members.map(({ id }) => id).sort());
    expect(ofService.figures?.requiredHours).toBeCloseTo(sum, 3);
    const department = await createDepartment({ organizationId });
    await prisma().group.updateMany({ where: { serviceId }, data: { departmentId: department.id } });
    const ofDepartment = await page({ departmentId: department.id });
    expect(ofDepartment.figures?.requiredHours).toBeCloseTo(sum, 3);
  });

  it('takes a figure of a sum apart into those of its groups, each with its own explanation', async () => {
    const { organizationId, groups } = centre;
    await prisma().group.updateMany({ where: { organizationId }, data: { timeZone: 'Europe/Moscow' } });
    const { serviceId } = groups[0];
    const shown = await page({ serviceId });
    const required = unpackColumn(shown.required);
    const busiest = required.reduce<number>((best, value, i) => ((value ?? 0) > (required[best] ?? 0) ? i : best), 0);
    const at = (shown.startSec + busiest * shown.stepSec) * 1000;
    const { parts, explanation } = await page({ serviceId, at });
    expect(explanation).toBeNull();
    expect(parts?.at).toBe(at);
    expect(parts?.list.length).toBeGreaterThan(1);
    expect(parts?.list.reduce((sum, part) => sum + part.people, 0)).toBeCloseTo(required[busiest] as number, 1);
    for (const part of parts?.list ?? []) {
      const ofGroup = await page({ groupId: part.groupId, at: part.at });
      expect(ofGroup.parts).toBeNull();
      expect(ofGroup.explanation?.steps[0].value).toBeCloseTo(part.volume, 2);
    }
    expect((await page({ serviceId })).parts).toBeNull();
    expect((await page({ serviceId, at: at + 1000 })).parts).toBeNull();
  });

  it('explains an interval by its steps and by small changes, and stays silent about others', async () => {
    const calls = centre.groups.find((group) => group.channelType === 'CALLS');
    const first = await page({ groupId: calls?.id });
    const busiest = unpackColumn(first.required).reduce<number>(
      (best, value, i, all) => ((value ?? 0) > (all[best] ?? 0) ? i : best),
      0,
    );
    const at = (first.startSec + busiest * first.stepSec) * 1000;
    const { explanation } = await page({ groupId: calls?.id, at });
    expect(explanation?.steps.map((step) => step.code)).toEqual(['V0', 'V1', 'A', 'N1', 'N2', 'N3', 'N4', 'R']);
    expect(explanation?.steps[6].value).toBeCloseTo(unpackColumn(first.required)[busiest] ?? 0, 0);
    const less = explanation?.sensitivity.find((change) => change.change === 'one-less');
    expect(less?.serviceLevel).toBeLessThan(explanation?.serviceLevel ?? 0);
    const band = await prisma().forecastInterval.findFirst({
      where: { intervalStart: new Date(at), forecast: { groupId: calls?.id, isCurrent: true } },
    });
    expect(explanation?.covered?.people).toBe(explanation?.steps.at(-1)?.value);
    // why: whole people for the mean are enough for it, so for half of the outcomes at least
    expect(explanation?.covered?.quantile).toBeGreaterThanOrEqual(0.5 - 1e-9);
    expect(explanation?.covered?.volume).toBeGreaterThanOrEqual((band?.volume ?? 0) - 0.01);
    const elsewhere = await page({ groupId: calls?.id, at: at + 1000 });
    expect(elsewhere.explanation).toBeNull();
  });

  it('shows nothing of another organization', async () => {
    const other = await createOrganization();
    const shown = await page({ organizationId: other.organizationId, groupId: centre.groups[0].id });
    expect(shown.target?.id).toBe(other.group.id);
    expect(unpackColumn(shown.required).every((value) => value === null)).toBe(true);
    const ofService = await page({ organizationId: other.organizationId, serviceId: centre.groups[0].serviceId });
    expect(ofService.target?.kind).toBe('group');
  });
});

describe('inheritance of settings', () => {
  it('goes from the organization over the departments to the group, the nearest first', async () => {
    const place = await createOrganization();
    const { organizationId, group } = place;
    const administrator = createActor({ organizationId });
    const top = await createDepartment({ organizationId });
    const below = await createDepartment({ organizationId, parentId: top.id });
    const settings = (shrinkage: number) => ({ ...defaultStaffingSettings, shrinkage });
    const effective = async () => {
      const [found] = await listEffectiveSettings({ organizationId, date: '2026-06-01', groupId: group.id });
      return [found.source, found.settings.shrinkage];
    };
    const validFrom = '2026-01-01';
    await setStaffingSettings(administrator, { groupId: null, validFrom, settings: settings(0.1) });
    await setStaffingSettings(administrator, {
      groupId: null,
      departmentId: top.id,
      validFrom,
      settings: settings(0.2),
    });
    expect(await effective()).toEqual(['organization', 0.1]);
    await setGroupDepartment(administrator, { groupId: group.id, departmentId: below.id });
    expect(await effective()).toEqual(['department', 0.2]);
    await setStaffingSettings(administrator, {
      groupId: null,
      departmentId: below.id,
      validFrom,
      settings: settings(0.3),
    });
    expect(await effective()).toEqual(['department', 0.3]);
    await setStaffingSettings(administrator, { groupId: group.id, validFrom, settings: settings(0.4) });
    expect(await effective()).toEqual(['group', 0.4]);
    await inheritStaffingSettings(administrator, { groupId: group.id, from: validFrom });
    await inheritStaffingSettings(administrator, { groupId: null, departmentId: below.id, from: validFrom });
    expect(await effective()).toEqual(['department', 0.2]);
    const shown = await loadServiceLevels({
      scope: { kind: 'all' },
      organizationId,
      groupId: null,
      departmentId: below.id,
      date: '2026-06-01',
    });
    expect(shown.settings.shrinkage).toBe(0.2);
    const trail = await prisma().auditEvent.findMany({ where: { organizationId, entityId: below.id } });
    expect(trail.map(({ action }) => action)).toContain('service_level_settings.inherited');
  });

  it('refuses departments and groups of another organization', async () => {
    const [own, other] = [await createOrganization(), await createOrganization()];
    const administrator = createActor({ organizationId: own.organizationId });
    const settings = defaultStaffingSettings;
    const validFrom = '2026-01-01';
    await expect(
      setStaffingSettings(administrator, { groupId: null, departmentId: other.department.id, validFrom, settings }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      setGroupDepartment(administrator, { groupId: own.group.id, departmentId: other.department.id }),
    ).rejects.toMatchObject({ code: 'not_found' });
    await expect(
      setGroupDepartment(administrator, { groupId: other.group.id, departmentId: null }),
    ).rejects.toMatchObject({ code: 'not_found' });
  });

  it('a department that changes its shrinkage changes the requirement of its groups', async () => {
    const { organizationId, groups, startDate } = centre;
    const administrator = createActor({ organizationId });
    const group = groups.find((one) => one.channelType === 'CALLS') ?? groups[0];
    const department = await createDepartment({ organizationId });
    await setGroupDepartment(administrator, { groupId: group.id, departmentId: department.id });
    await inheritStaffingSettings(administrator, { groupId: group.id, from: '2020-01-01' });
    const settings = { ...defaultStaffingSettings, maxOccupancy: 0.88 };
    const change = async (shrinkage: number) => {
      await setStaffingSettings(administrator, {
        groupId: null,
        departmentId: department.id,
        validFrom: addDays(startDate, -1),
        settings: { ...settings, shrinkage },
      });
      await runHandler(recomputeHandler, { groupId: null, from: startDate }, { organizationId });
      return (await page({ groupId: group.id })).figures?.requiredHours ?? 0;
    };
    const [plain, shrunk] = [await change(0), await change(0.5)];
    expect(shrunk / plain).toBeCloseTo(2, 2);
  });
});
