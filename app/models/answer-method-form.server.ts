import { type Actor, scopeOf } from '~/auth/actor';
import { AppError, forbidden } from '~/platform/errors.server';
import { setMethodSetting } from './forecast-method-setting.server';
import { methodChoiceInput } from './forecast-methods';
import { requireGroupsInReach } from './group-reach.server';
import { faultsOf, parseId } from './parse-input.server';

/**
 * Carries out the form of forecasting methods.
 * @returns fields at fault; empty when it was saved
 * @throws AppError not_found (group)
 */
export async function answerMethodForm(actor: Actor, form: FormData): Promise<string[]> {
  const sentGroup = String(form.get('groupId') ?? '');
  const groupId = sentGroup ? parseId(sentGroup, 'The group') : null;
  // why: the choice of the organization acts on the groups of all departments
  if (!groupId && scopeOf(actor, 'forecast:write')?.kind !== 'all') throw forbidden();
  await requireGroupsInReach(actor, 'forecast:write', [groupId ?? []].flat());
  const expectedVersion = Number(form.get('version') ?? Number.NaN);
  const isInherit = form.get('intent') === 'inherit';
  const parsed = methodChoiceInput.safeParse({
    members: form.getAll('members'),
    timeBudgetSec: form.get('timeBudgetSec'),
  });
  if (!isInherit && !parsed.success)
    return [...new Set(faultsOf(parsed.error).map(({ field }) => field.split('.')[0]))];
  try {
    await setMethodSetting(actor, {
      groupId,
      choice: isInherit ? null : (parsed.data ?? null),
      expectedVersion: Number.isInteger(expectedVersion) ? expectedVersion : undefined,
    });
    return [];
  } catch (error) {
    if (error instanceof AppError && error.code === 'conflict') return ['version'];
    throw error;
  }
}
