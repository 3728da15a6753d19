import type { Actor } from '~/auth/actor';
import { invalid } from '~/platform/errors.server';
import { parseId } from './parse-input.server';
import {
  approveVacations,
  createVacation,
  deleteVacation,
  listPlannedIds,
  splitVacation,
  updateVacation,
} from './vacation-write.server';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/** The values of a block's form; fields that were not sent stay as they are. */
function valuesOf(form: FormData): Record<string, unknown> {
  const values: Record<string, unknown> = { isForced: form.has('isForced') };
  for (const name of ['kind', 'schemeId', 'firstDate', 'lastDate', 'days', 'priority', 'note']) {
    if (form.has(name)) values[name] = text(form, name);
  }
  if (text(form, 'measure') === 'days') delete values.lastDate;
  else delete values.days;
  return values;
}

/** Any form of the year page. @throws AppError as the writes it calls */
export async function saveVacationForm(actor: Actor, form: FormData): Promise<unknown> {
  const intent = text(form, 'intent');
  if (intent === 'create' || intent === 'create-approved') {
    const employeeId = parseId(text(form, 'employeeId'), 'The employee');
    return createVacation({ actor, employeeId, values: valuesOf(form), isApproved: intent === 'create-approved' });
  }
  if (intent === 'approve-all') {
    const departmentId = text(form, 'departmentId') || undefined;
    const planned = await listPlannedIds({
      actor,
      year: Number(text(form, 'year')) || 0,
      departmentId: departmentId && parseId(departmentId, 'The department'),
    });
    return approveVacations({ actor, vacationIds: planned.map(({ id }) => id), isApproved: true });
  }
  const vacationId = parseId(text(form, 'vacationId'), 'The vacation');
  const version = Number(text(form, 'version'));
  switch (intent) {
    case 'update':
      return updateVacation({ actor, vacationId, version, values: valuesOf(form) });
    case 'delete':
      return deleteVacation({ actor, vacationId, version });
    case 'split':
      return splitVacation({ actor, vacationId, version, secondFirstDate: text(form, 'secondFirstDate') });
    case 'approve':
    case 'withdraw':
      return approveVacations({ actor, vacationIds: [vacationId], isApproved: intent === 'approve' });
    default:
      throw invalid('intent', 'unknown', 'intent: unknown.');
  }
}
