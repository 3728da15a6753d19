import { data } from '@remix-run/node';
import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { AppError, forbidden } from '~/platform/errors.server';
import { getCalendarYear } from './calendar.server';
import { listSubPeriods, normPeriods } from './norm-assignment';
import { assignNorms, type NormPreview, previewNormAssignment } from './norm-assignment.server';
import { computeNormMinutes, countMonths } from './norm-hours';
import { getPeopleOptions } from './people-options.server';

const searchSchema = z.object({
  year: z.coerce
    .number()
    .int()
    .min(2000)
    .max(2100)
    .catch(() => new Date().getUTCFullYear()),
  per: z.enum(normPeriods).catch('month'),
});

/** The page that gives norm hours to many: the periods of a year with what the calendar says of 40 hours a week. */
export async function readNormAssignPage(actor: Actor, search: URLSearchParams) {
  const scope = scopeOf(actor, 'employee:write');
  if (!scope || scope.kind === 'own') throw forbidden();
  const { organizationId } = actor;
  const { year, per } = searchSchema.parse({ year: search.get('year') || undefined, per: search.get('per') });
  const [days, options] = await Promise.all([
    getCalendarYear({ organizationId, siteId: null, year }),
    getPeopleOptions({ organizationId, scope }),
  ]);
  const months = countMonths(days);
  const periods = listSubPeriods(year, per).map(({ firstDate, lastDate }) => {
    const inside = months.filter(({ month }) => month >= firstDate.slice(0, 7) && month <= lastDate.slice(0, 7));
    const sum = (key: 'workingDays' | 'preHolidayDays') => inside.reduce((total, month) => total + month[key], 0);
    const counted = { workingDays: sum('workingDays'), preHolidayDays: sum('preHolidayDays') };
    return { firstDate, lastDate, calendarMinutes: computeNormMinutes({ weeklyMinutes: 2400, ...counted }) };
  });
  return { year, per, periods, options };
}

/** What was sent, so that a preview can be confirmed as it is. */
export interface SentNorms {
  source: string;
  hours: string[];
  isByRate: boolean;
  filter: Record<string, string>;
}

const filterFields = ['departmentId', 'groupId', 'siteId', 'workType', 'status', 'search'] as const;

/** The form of the page: a preview, or the assignment itself. @throws AppError forbidden, not_found */
export async function answerNormAssignForm(actor: Actor, form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '');
  const sent: SentNorms = {
    source: text('source'),
    hours: form.getAll('hours').map(String),
    isByRate: form.has('isByRate'),
    filter: Object.fromEntries(filterFields.flatMap((name) => (text(name) ? [[name, text(name)]] : []))),
  };
  const values = { ...sent, year: text('year'), per: text('per') };
  const answer = { sent, preview: null as NormPreview | null, done: null as Done | null, fault: null as Fault | null };
  try {
    if (text('intent') === 'confirm') return data({ ...answer, done: await assignNorms(actor, values) });
    return data({ ...answer, preview: await previewNormAssignment(actor, values) });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    const { field, rule, message } = error.faults[0] ?? { field: 'form', rule: 'invalid', message: error.message };
    return data({ ...answer, fault: { field: field.split('.')[0], rule, message } }, { status: 422 });
  }
}

interface Done {
  changed: number;
  skipped: number;
}
interface Fault {
  field: string;
  rule: string;
  message: string;
}
