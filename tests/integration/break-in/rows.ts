import { prisma } from '~/platform/prisma.server';
import type { TargetIds } from './centre';

/** The version of the row that an edit of these targets must name. */
const versionReaders: Partial<Record<keyof TargetIds, (id: string) => Promise<{ version: number } | null>>> = {
  shiftId: (id) => prisma().shift.findUnique({ where: { id } }),
  employeeId: (id) => prisma().employee.findUnique({ where: { id } }),
  departmentId: (id) => prisma().department.findUnique({ where: { id } }),
  siteId: (id) => prisma().site.findUnique({ where: { id } }),
  serviceId: (id) => prisma().service.findUnique({ where: { id } }),
  groupId: (id) => prisma().group.findUnique({ where: { id } }),
  skillId: (id) => prisma().skill.findUnique({ where: { id } }),
  templateId: (id) => prisma().shiftTemplate.findUnique({ where: { id } }),
  workRuleId: (id) => prisma().workRule.findUnique({ where: { id } }),
  rotationId: (id) => prisma().rotation.findUnique({ where: { id } }),
  bondId: (id) => prisma().shiftBond.findUnique({ where: { id } }),
  roleId: (id) => prisma().role.findUnique({ where: { id } }),
  userId: (id) => prisma().user.findUnique({ where: { id } }),
  forecastId: (id) => prisma().forecast.findUnique({ where: { id } }),
  timetableEventId: (id) => prisma().timetableEvent.findUnique({ where: { id } }),
  scheduleId: (id) => prisma().schedule.findUnique({ where: { id } }),
};

/** The version of the innermost of the named targets; 1 where rows of that kind have none. */
export async function readVersion(ids: TargetIds, names: string[]): Promise<number> {
  const name = [...names].reverse().find((candidate) => candidate in versionReaders) as keyof TargetIds | undefined;
  const row = name ? await versionReaders[name]?.(ids[name]) : null;
  return row?.version ?? 1;
}
