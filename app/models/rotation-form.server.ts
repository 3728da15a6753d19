import type { Actor } from '~/auth/actor';
import { invalid } from '~/platform/errors.server';
import { createRotation, updateRotation } from './rotation.server';
import { patternOf, readPattern } from './rotation-days';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/** Cycles separated by commas, semicolons or lines. @throws AppError invalid naming the cycle that cannot be read */
function readChoices(written: string): string[] {
  return written
    .split(/[,;\n]+/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const days = readPattern(part);
      if (days === null) throw invalid('choices', 'regex', `choices: ${part}: write it as 5/2 or WWRR.`);
      return patternOf(days);
    });
}

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
    choices: text(form, 'kind') === 'demand' ? readChoices(text(form, 'choices')) : [],
    status: text(form, 'status') || 'active',
  };
  const rotationId = text(form, 'id');
  return rotationId
    ? updateRotation({ actor, rotationId, version: Number(form.get('version')), values })
    : createRotation({ actor, values });
}
