import type { AccessScope, Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError } from '~/platform/errors.server';
import { inTransaction } from '~/platform/pg.server';
import { type Assignment, isByTime, settingNames, toSlotValues } from './forecast-assignment-input';
import { findTargets, type Target, toLayers } from './forecast-assignment-targets.server';
import { addLayer, recomputeForecast } from './forecast-layer.server';
import { requireTargetLimits } from './require-setting-limits.server';
import { writeSettingsOfPeriod } from './settings-of-period.server';
import { addSlotSettings } from './slot-setting.server';

/** How it went for one group. */
export interface AssignmentOutcome {
  groupId: string;
  groupName: string;
  /** why it was not done; null when it was */
  fault: string | null;
}

/**
 * Sets values for many groups, each on its own: one that fails leaves the others done.
 * @param input.scope the groups that may be changed; one beyond it is not found
 * @param input.onDone called after each group with how many are done
 */
export async function assignParameters(
  actor: Actor,
  input: {
    assignment: Assignment;
    scope: AccessScope;
    signal?: AbortSignal;
    onDone?: (done: number, total: number, group: string) => void;
  },
): Promise<AssignmentOutcome[]> {
  const { assignment, scope, signal, onDone } = input;
  const targets = await findTargets({ organizationId: actor.organizationId, scope }, assignment);
  const outcomes: AssignmentOutcome[] = assignment.groupIds
    .filter((id) => !targets.some((target) => target.groupId === id))
    .map((groupId) => ({ groupId, groupName: groupId, fault: 'The group was not found.' }));
  for (const target of targets) {
    signal?.throwIfAborted();
    const { groupId, groupName } = target;
    try {
      await assignToGroup(actor, target, assignment);
      outcomes.push({ groupId, groupName, fault: null });
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      outcomes.push({ groupId, groupName, fault: error.message });
    }
    onDone?.(outcomes.length, assignment.groupIds.length, groupName);
  }
  return outcomes;
}

async function assignToGroup(actor: Actor, target: Target, assignment: Assignment): Promise<void> {
  const layers = toLayers(target, assignment);
  if (isByTime(assignment))
    await addSlotSettings(actor, { groupIds: [target.groupId], values: toSlotValues(assignment) });
  else if (settingNames.some((name) => assignment[name] !== undefined)) await assignSettings(actor, target, assignment);
  if ((layers.length || assignment.schema) && !target.forecastIds.length) {
    throw new AppError('conflict', 'No forecast of this group touches the period.');
  }
  const { organizationId } = actor;
  for (const forecastId of target.forecastIds) {
    for (const layer of layers) await addLayer(actor, { forecastId, layer });
    // why: a layer brings the requirement up to date with the new settings as well
    if (!layers.length) await inTransaction((client) => recomputeForecast(client, { organizationId, forecastId }));
  }
}

/** Settings of the period; what held after it goes on after it. */
async function assignSettings(actor: Actor, { groupId }: Target, assignment: Assignment): Promise<void> {
  const { from, to } = assignment;
  const values = toSettings(assignment);
  await requireTargetLimits({ organizationId: actor.organizationId, groupId, date: from, values });
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => ({
    result: undefined,
    audit: await writeSettingsOfPeriod(client, actor, { groupId, from, to, values }),
  }));
}

const toShare = (percent: number | undefined) => (percent === undefined ? undefined : percent / 100);

/** What is set of whole days; undefined where it stays. */
const toSettings = ({ absencePercent, minAgents, serviceLevelPercent, thresholdSec }: Assignment) => ({
  shrinkage: toShare(absencePercent),
  minAgents,
  serviceLevelTarget: toShare(serviceLevelPercent),
  thresholdSec,
});
