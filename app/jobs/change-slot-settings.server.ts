import type { Actor } from '~/auth/actor';
import { enqueueJob } from '~/models/job.server';
import { faultsOf, parseId } from '~/models/parse-input.server';
import { type SlotSettingInput, slotSettingInput } from '~/models/slot-setting';
import { addSlotSettings, removeSlotSetting } from '~/models/slot-setting.server';
import { recomputeRequirements } from './recompute-requirements';

/**
 * Sets allowances of a group by weekday and time, and starts the computation of the requirements that follow.
 * @returns id of the allowances
 * @throws AppError not_found
 */
export async function setSlotSettings(
  actor: Actor,
  { groupId, values }: { groupId: string; values: SlotSettingInput },
): Promise<string> {
  const [id] = await addSlotSettings(actor, { groupIds: [groupId], values });
  await enqueueJob(actor, recomputeRequirements, { groupId, from: values.from });
  return id;
}

/**
 * Takes allowances away, and starts the computation of the requirements that follow.
 * @throws AppError not_found
 */
export async function dropSlotSetting(actor: Actor, { id }: { id: string }): Promise<void> {
  const { groupId, validFrom } = await removeSlotSetting(actor, { id });
  await enqueueJob(actor, recomputeRequirements, { groupId, from: validFrom });
}

/**
 * Carries out the form of allowances.
 * @returns rule broken by field; empty when it was saved
 * @throws AppError not_found
 */
export async function runSlotSettingCommand(actor: Actor, form: FormData): Promise<Record<string, string>> {
  if (form.get('intent') === 'remove') {
    await dropSlotSetting(actor, { id: parseId(String(form.get('id')), 'The allowance') });
    return {};
  }
  const groupId = parseId(String(form.get('groupId')), 'The group');
  const parsed = slotSettingInput.safeParse(
    { ...Object.fromEntries(form), weekdays: form.getAll('weekdays') },
    { reportInput: true },
  );
  if (!parsed.success)
    return Object.fromEntries(faultsOf(parsed.error).map(({ field, rule }) => [field.split('.')[0], rule]));
  await setSlotSettings(actor, { groupId, values: parsed.data });
  return {};
}
