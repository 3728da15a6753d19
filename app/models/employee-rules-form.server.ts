import { type Actor, scopeOf } from '~/auth/actor';
import { forbidden, notFound } from '~/platform/errors.server';
import { parseClockMinute } from './clock-minute';
import { isEmployeeInScope } from './employee.server';
import { parseId } from './parse-input.server';
import { assignToPeople } from './rule-assignment.server';
import { addWorkPermit, endWorkPermit } from './work-permit.server';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');
const optionalMinutes = (form: FormData, name: string) =>
  text(form, name) === '' ? null : Math.round(Number(text(form, name)) * 60);
const optionalClock = (form: FormData, name: string) =>
  text(form, name) === '' ? null : parseClockMinute(text(form, name));

/** The forms of the card's page of rules: assign, end, a permit. @throws AppError invalid, not_found, forbidden */
export async function saveEmployeeRulesForm(actor: Actor, employeeId: string, form: FormData): Promise<unknown> {
  const intent = text(form, 'intent');
  const scope = scopeOf(actor, 'employee:write');
  if (!scope) throw forbidden();
  // why: a card out of reach does not exist, whatever the form asks of it
  if (!(await isEmployeeInScope({ organizationId: actor.organizationId, scope, employeeId })))
    throw notFound('Employee');
  if (intent === 'add-permit') {
    return addWorkPermit(actor, employeeId, {
      kind: text(form, 'kind'),
      isNightAllowed: form.get('isNightAllowed') !== null,
      dailyMaxMinutes: optionalMinutes(form, 'dailyMaxHours'),
      weeklyMaxMinutes: optionalMinutes(form, 'weeklyMaxHours'),
      earliestStartMinute: optionalClock(form, 'earliestStart'),
      latestEndMinute: optionalClock(form, 'latestEnd'),
      note: text(form, 'note'),
      from: text(form, 'from'),
      lastDate: text(form, 'lastDate'),
    });
  }
  if (intent === 'end-permit') {
    const permitId = parseId(text(form, 'permitId'), 'Permit');
    return endWorkPermit(actor, employeeId, permitId, { from: text(form, 'from') });
  }
  return assignToPeople(actor, {
    kind: intent.endsWith('rotation') ? 'rotation' : 'work_rule',
    targetId: intent.startsWith('end') ? null : text(form, 'targetId'),
    employeeIds: [employeeId],
    from: text(form, 'from'),
    lastDate: text(form, 'lastDate'),
    cycleStart: text(form, 'cycleStart'),
  });
}
