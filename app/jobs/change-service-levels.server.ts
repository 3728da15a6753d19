import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { requireGroupsInReach } from '~/models/group-reach.server';
import { enqueueJob } from '~/models/job.server';
import { findBrokenSettingLimit } from '~/models/require-setting-limits.server';
import { inheritStaffingSettings, setGroupDepartment, setStaffingSettings } from '~/models/service-level-change.server';
import type { StaffingSettings } from '~/models/service-level-setting.server';
import { recomputeRequirements } from './recompute-requirements';

const percent = (min: number, max: number) =>
  z.coerce
    .number()
    .min(min)
    .max(max)
    .transform((value) => value / 100);
const optionalPositive = z.union([z.literal('').transform(() => null), z.coerce.number().positive()]);

const optionalId = z
  .union([z.literal('').transform(() => null), z.uuid()])
  .optional()
  .transform((id) => id ?? null);

const form = z
  .object({
    intent: z.enum(['save', 'inherit']),
    groupId: optionalId,
    departmentId: optionalId,
    validFrom: z.iso.date(),
    serviceLevelTarget: percent(1, 99.9),
    thresholdSec: z.coerce.number().int().min(0).max(86_400),
    warningLevel: percent(0, 100),
    criticalLevel: percent(0, 100),
    maxOccupancy: percent(10, 100),
    shrinkage: percent(0, 90),
    reserve: z.coerce.number().positive().max(10),
    minAgents: z.coerce.number().int().min(0).max(10_000),
    concurrency: z.coerce.number().int().min(1).max(20),
    switchPenalty: percent(0, 100),
    deadlineHours: optionalPositive,
    patienceSec: optionalPositive,
  })
  .refine((input) => input.serviceLevelTarget >= input.warningLevel && input.warningLevel >= input.criticalLevel, {
    path: ['warningLevel'],
    message: 'order',
  });

const inheritForm = z
  .object({ intent: z.literal('inherit'), groupId: optionalId, departmentId: optionalId, validFrom: z.iso.date() })
  .refine((input) => input.groupId !== null || input.departmentId !== null);
const departmentForm = z.object({
  intent: z.literal('department'),
  groupId: z.uuid(),
  departmentId: optionalId,
  validFrom: z.iso.date(),
});

const namedGroup = z.object({ groupId: z.uuid() });

/**
 * Carries out the form of service levels and starts the computation of the requirements that follow.
 * @returns rule broken by field; empty when it was saved
 * @throws AppError not_found
 */
export async function runServiceLevelCommand(
  actor: Actor,
  input: Record<string, unknown>,
): Promise<Record<string, string>> {
  const named = namedGroup.safeParse(input);
  if (named.success) await requireGroupsInReach(actor, 'staffing:write', [named.data.groupId]);
  const inherit = inheritForm.safeParse(input);
  if (inherit.success) {
    const { groupId, departmentId, validFrom } = inherit.data;
    await inheritStaffingSettings(actor, { groupId, departmentId, from: validFrom });
    await enqueueJob(actor, recomputeRequirements, { groupId, from: validFrom });
    return {};
  }
  const department = departmentForm.safeParse(input);
  if (department.success) {
    const { groupId, departmentId, validFrom } = department.data;
    await setGroupDepartment(actor, { groupId, departmentId });
    await enqueueJob(actor, recomputeRequirements, { groupId, from: validFrom });
    return {};
  }
  const parsed = form.safeParse(input);
  if (!parsed.success) {
    return Object.fromEntries(
      parsed.error.issues.map((issue) => [String(issue.path[0]), issue.message === 'order' ? 'order' : 'any']),
    );
  }
  const { intent: _intent, groupId, departmentId, validFrom, deadlineHours, patienceSec, ...rest } = parsed.data;
  const settings: StaffingSettings = {
    ...rest,
    deadlineSec: deadlineHours === null ? null : Math.round(deadlineHours * 3600),
    patienceSec: patienceSec === null ? null : Math.round(patienceSec),
  };
  const { organizationId } = actor;
  const broken = await findBrokenSettingLimit({
    organizationId,
    groupId,
    departmentId,
    date: validFrom,
    values: settings,
  });
  if (broken) return { [broken.setting]: 'range' };
  await setStaffingSettings(actor, { groupId, departmentId, validFrom, settings });
  await enqueueJob(actor, recomputeRequirements, { groupId, from: validFrom });
  return {};
}
