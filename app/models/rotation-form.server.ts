import type { Actor } from '~/auth/actor';
import { invalid } from '~/platform/errors.server';
import { createRotation, updateRotation } from './rotation.server';
import { readPattern } from './rotation-days';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/**
 * The form of a rotation: a select for each day (`work`, `off`, `any`, or the id of a template), or a pattern in letters.
 * @throws AppError invalid; VersionConflict
 */
export async function saveRotationForm(actor: Actor, form: FormData): Promise<unknown> {
  const pattern = text(form, 'pattern').trim();
  const spelled = pattern === '' ? null : readPattern(pattern);
  if (pattern !== '' && spelled === null) throw invalid('pattern', 'regex', 'pattern: write it as 2/2 or WWRR.');
  const chosen = form
    .getAll('day')
    .map(String)
    .filter(Boolean)
    .map((value) =>
      ['work', 'off', 'any'].includes(value)
        ? { kind: value, templateIds: [] }
        : { kind: 'work', templateIds: [value] },
    );
  const values = {
    name: text(form, 'name'),
    kind: text(form, 'kind'),
    isMandatory: form.get('isMandatory') !== null,
    days: text(form, 'kind') === 'demand' ? [] : (spelled ?? chosen),
    minDaysPerWeek: text(form, 'minDaysPerWeek'),
    maxDaysPerWeek: text(form, 'maxDaysPerWeek'),
    maxConsecutiveDays: text(form, 'maxConsecutiveDays'),
    status: text(form, 'status') || 'active',
  };
  const rotationId = text(form, 'id');
  return rotationId
    ? updateRotation({ actor, rotationId, version: Number(form.get('version')), values })
    : createRotation({ actor, values });
}
