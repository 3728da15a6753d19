import type { Actor } from '~/auth/actor';
import { parseId } from './parse-input.server';
import { deleteVacationLimit, saveVacationLimit } from './vacation-limit.server';
import { createVacationScheme, deleteVacationScheme, updateVacationScheme } from './vacation-scheme.server';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/** Numbers of "14, 7, 7" or "14/7/7". */
const readBlocks = (list: string) => list.split(/[^\d]+/).filter(Boolean);

/** Periods of "12-15 – 12-31, 02-20 – 02-25". */
const readPeriods = (list: string) =>
  list
    .split(/[,;]/)
    .map((part) => part.trim())
    .filter(Boolean)
    .map((part) => {
      const [from = '', to = ''] = part.split(/\s*[–—]\s*|\s+-\s+/);
      return { from: from.trim(), to: to.trim() };
    });

/** The form of a scheme: save or delete. @throws AppError as the writes it calls */
export async function saveSchemeForm(actor: Actor, form: FormData): Promise<unknown> {
  const schemeId = text(form, 'schemeId');
  if (text(form, 'intent') === 'delete')
    return deleteVacationScheme({ actor, schemeId: parseId(schemeId, 'The vacation scheme') });
  const values = {
    ...Object.fromEntries(
      [...form].filter(([name]) => !['blocks', 'blackouts', 'carryOver', 'isAdditional'].includes(name)),
    ),
    blocks: readBlocks(text(form, 'blocks')),
    blackouts: readPeriods(text(form, 'blackouts')),
    carryOver: form.has('carryOver'),
    isAdditional: form.has('isAdditional'),
  };
  return schemeId
    ? updateVacationScheme({
        actor,
        schemeId: parseId(schemeId, 'The vacation scheme'),
        version: Number(form.get('version')),
        values,
      })
    : createVacationScheme({ actor, values });
}

/** The form of a limit: save or delete. @throws AppError as the writes it calls */
export async function saveLimitForm(actor: Actor, form: FormData): Promise<unknown> {
  const limitId = text(form, 'limitId') ? parseId(text(form, 'limitId'), 'The limit') : undefined;
  if (text(form, 'intent') === 'delete' && limitId) return deleteVacationLimit({ actor, limitId });
  const values = Object.fromEntries(form);
  return saveVacationLimit({ actor, limitId, version: limitId ? Number(form.get('version')) : undefined, values });
}
