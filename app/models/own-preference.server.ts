import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays, eachDay } from '~/engine/time';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, forbidden, invalid, notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { localTodaySql } from './access-scope.server';
import { localDate } from './employee-input';
import { parseId, parseInput } from './parse-input.server';
import { requireKnownDetails } from './preference.server';
import { preferenceDaysSql } from './preference-days';
import {
  findContradiction,
  type PreferenceDetailView,
  preferenceDetailFields,
  preferenceDetailSql,
  type WishHours,
} from './preference-details';
import { endOfMonth, firstOpenMonth, lastDayForWishes, startOfMonth } from './preference-month';
import { getPreferenceSetting, type PreferenceSettingView } from './preference-setting.server';

/** One's own wish; days of it in the month, those already planned, those on which it came true. */
export interface OwnPreference extends PreferenceDetailView {
  id: string;
  date: string | null;
  weekday: number | null;
  kind: 'work' | 'off';
  startMinute: number | null;
  endMinute: number | null;
  isPriority: boolean;
  covered: number;
  met: number;
}

const ownSql = `with ${preferenceDaysSql('p.employee_id = $4')}
  select p.id, p.date, p.weekday, p.kind, p.start_minute as "startMinute", p.end_minute as "endMinute", p.is_priority as "isPriority", ${preferenceDetailSql},
    count(j.day) filter (where j.covered)::int as covered, count(j.day) filter (where j.is_met)::int as met
  from preferences p left join judged j on j.id = p.id
  where p.organization_id = $1 and p.employee_id = $4 and (p.date is null or p.date between $2::date and $3::date)
  group by p.id order by p.date nulls first, p.weekday, p.id limit 200`;

/** What a person may wish for by name. */
export interface WishChoices {
  templates: { id: string; name: string }[];
  groups: { id: string; name: string }[];
  sites: { id: string; name: string }[];
}

const choicesSql = `select
  (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]') from shift_templates
    where organization_id = $1 and status = 'active') as templates,
  (select coalesce(json_agg(distinct jsonb_build_object('id', g.id, 'name', g.name)), '[]') from group_memberships m join groups g on g.id = m.group_id
    where m.organization_id = $1 and m.employee_id = $2 and (m.valid_to is null or m.valid_to > current_date)) as groups,
  (select coalesce(json_agg(json_build_object('id', id, 'name', name) order by name), '[]') from sites where organization_id = $1 and status = 'active') as sites`;

async function todayOf(organizationId: string, employeeId: string): Promise<string> {
  const [person] = await query<{ today: string }>(
    'preference-today',
    `select ${localTodaySql('a')} as today from agents a where a.organization_id = $1 and a.id = $2`,
    [organizationId, employeeId],
  );
  if (!person) throw notFound('Employee');
  return person.today;
}

/** One's own wishes of a month with the rules about them. @param input.date a day of the month; the first open month if null */
export async function readOwnPreferences(input: { organizationId: string; employeeId: string; date: string | null }) {
  const { organizationId, employeeId } = input;
  const [today, setting] = await Promise.all([
    todayOf(organizationId, employeeId),
    getPreferenceSetting({ organizationId }),
  ]);
  const wanted = localDate.safeParse(input.date).data ?? firstOpenMonth(today, setting.closeDays);
  const month = startOfMonth(wanted);
  const [wishes, [choices]] = await Promise.all([
    query<OwnPreference>('own-preferences', ownSql, [organizationId, month, endOfMonth(month), employeeId]),
    query<WishChoices>('own-preference-choices', choicesSql, [organizationId, employeeId]),
  ]);
  const closesOn = lastDayForWishes(month, setting.closeDays);
  return {
    today,
    month,
    lastDate: endOfMonth(month),
    closesOn,
    isOpen: today <= closesOn,
    setting,
    choices,
    dates: wishes.filter((wish) => wish.date !== null),
    weekly: wishes.filter((wish) => wish.date === null),
  };
}

const minuteOf = (value: unknown) => {
  const found = /^(\d{1,2}):(\d{2})$/.exec(String(value ?? ''));
  return found ? Number(found[1]) * 60 + Number(found[2]) : value === '' || value == null ? null : Number.NaN;
};
const clock = z.preprocess(minuteOf, z.number().int().min(0).max(1440).nullable());

/** Hours and details as they are stored: a day off has none, plain work no hours. */
function detailsOf(wish: {
  kind: string;
  from: number | null;
  to: number | null;
  startMaxMinute: number | null;
  endMinMinute: number | null;
  minMinutes: number | null;
  maxMinutes: number | null;
  shiftTemplateId: string | null;
  groupId: string | null;
  siteId: string | null;
  isOvertime: boolean;
}): WishHours {
  const isWork = wish.kind !== 'off';
  const isHours = wish.kind === 'hours';
  return {
    startMinute: isHours ? wish.from : null,
    endMinute: isHours ? wish.to : null,
    startMaxMinute: isHours ? wish.startMaxMinute : null,
    endMinMinute: isHours ? wish.endMinMinute : null,
    minMinutes: isWork ? wish.minMinutes : null,
    maxMinutes: isWork ? wish.maxMinutes : null,
    shiftTemplateId: isWork ? wish.shiftTemplateId : null,
    groupId: isWork ? wish.groupId : null,
    siteId: isWork ? wish.siteId : null,
    isOvertime: isWork && wish.isOvertime,
  };
}

const wishInput = z
  .object({
    date: localDate.nullable(),
    /** last day of several in a row, each of which counts */
    lastDate: z.preprocess((value) => (value === '' || value === undefined ? null : value), localDate.nullable()),
    weekdays: z.array(z.coerce.number().int().min(1).max(7)).max(7),
    kind: z.enum(['off', 'work', 'hours']),
    from: clock,
    to: clock,
    isPriority: z.boolean(),
    ...preferenceDetailFields,
    startMaxMinute: clock.default(null),
    endMinMinute: clock.default(null),
  })
  .refine(({ date, weekdays }) => date !== null || weekdays.length > 0, {
    path: ['weekdays'],
    message: 'Choose a weekday.',
    params: { rule: 'required' },
  })
  .refine(({ date, lastDate }) => date === null || lastDate === null || lastDate >= date, {
    path: ['lastDate'],
    message: 'The last day lies before the first.',
    params: { rule: 'days_order' },
  })
  .refine(({ date, lastDate }) => date === null || lastDate === null || lastDate.slice(0, 7) === date.slice(0, 7), {
    path: ['lastDate'],
    message: 'The days lie in one month.',
    params: { rule: 'one_month' },
  })
  .refine(({ kind, from }) => kind !== 'hours' || from !== null, {
    path: ['from'],
    message: 'Name the hour.',
    params: { rule: 'required' },
  })
  .refine(({ kind, from, to }) => kind !== 'hours' || to === null || from === null || to > from, {
    path: ['to'],
    message: 'The hours end before they begin.',
    params: { rule: 'order' },
  })
  .superRefine((wish, context) => {
    const found = findContradiction(detailsOf(wish));
    if (!found) return;
    const { field, rule, message } = found;
    context.addIssue({ code: 'custom', path: [field], message, params: { rule } });
  });
type Wish = z.output<typeof wishInput>;

/** Any form about one's own wishes. @throws AppError forbidden, not_found, invalid, conflict */
export async function saveOwnPreferenceForm(actor: Actor, form: FormData): Promise<unknown> {
  const intent = String(form.get('intent'));
  if (intent === 'delete') return deleteOwnPreference(actor, parseId(String(form.get('id')), 'The wish'));
  if (intent !== 'add') throw invalid('intent', 'unknown', 'intent: unknown.');
  const isWeekly = form.get('when') === 'weekly';
  return addOwnPreference(actor, {
    date: isWeekly ? null : String(form.get('date') ?? ''),
    lastDate: isWeekly ? null : form.get('lastDate'),
    weekdays: isWeekly ? form.getAll('weekday') : [],
    kind: form.get('kind') ?? undefined,
    from: form.get('from'),
    to: form.get('to'),
    isPriority: !isWeekly && form.has('isPriority'),
    ...readDetails(form),
  });
}

/** Lengths come in hours. */
function readDetails(form: FormData) {
  const text = (name: string) => String(form.get(name) ?? '');
  const hours = (name: string) => (text(name) === '' ? null : Math.round(Number(text(name)) * 60));
  return {
    startMaxMinute: text('startMax'),
    endMinMinute: text('endMin'),
    minMinutes: hours('minHours'),
    maxMinutes: hours('maxHours'),
    shiftTemplateId: text('shiftTemplateId'),
    groupId: text('groupId'),
    siteId: text('siteId'),
    isOvertime: form.has('isOvertime'),
  };
}

/**
 * Records a wish of one's own: for a date (or several in a row) while its month is open, or for weekdays of every week, which
 * may change any time.
 * A weekday has one wish, the latest.
 * @throws AppError forbidden, invalid (closed, past, published, wished, too_many, too_many_priority)
 */
export async function addOwnPreference(actor: Actor, sent: unknown): Promise<string[]> {
  const { organizationId, employeeId } = actor;
  if (!employeeId) throw forbidden();
  const wish = parseInput(wishInput, sent);
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const today = await lockOwner(client, organizationId, employeeId);
    const setting = await getPreferenceSetting({ organizationId }, client);
    const dates = wish.date ? eachDay(wish.date, addDays(wish.lastDate ?? wish.date, 1)) : [];
    if (dates.length) await requireDates(client, { organizationId, employeeId, dates, today, setting, wish });
    else await clearWeekdays(client, employeeId, wish.weekdays, setting);
    const details = detailsOf(wish);
    await requireKnownDetails({ organizationId, employeeId, details }, client);
    const weekdays = [...new Set(wish.weekdays)];
    const rows = dates.length
      ? dates.map((date) => ({ id: createId(), date, weekday: null }))
      : weekdays.map((weekday) => ({ id: createId(), date: null, weekday }));
    await client.query(
      `insert into preferences (id, organization_id, employee_id, date, weekday, kind, start_minute, end_minute, is_priority,
         start_max_minute, end_min_minute, min_minutes, max_minutes, shift_template_id, group_id, site_id, is_overtime)
       select t.id, $1, $2, t.date, t.weekday, $3, $4, $5, $6, $10, $11, $12, $13, $14, $15, $16, $17
       from unnest($7::uuid[], $8::date[], $9::int[]) t(id, date, weekday)`,
      [
        organizationId,
        employeeId,
        wish.kind === 'off' ? 'off' : 'work',
        details.startMinute,
        details.endMinute,
        wish.isPriority,
        rows.map(({ id }) => id),
        rows.map(({ date }) => date),
        rows.map(({ weekday }) => weekday),
        details.startMaxMinute,
        details.endMinMinute,
        details.minMinutes,
        details.maxMinutes,
        details.shiftTemplateId,
        details.groupId,
        details.siteId,
        details.isOvertime,
      ],
    );
    const audit = {
      action: 'preference.added',
      entity: 'employee',
      entityId: employeeId,
      after: { ...wish, own: true },
    };
    return { result: rows.map(({ id }) => id), audit };
  });
}

/** Takes one's own wish back, as long as it could still be recorded. @throws AppError not_found, conflict */
export async function deleteOwnPreference(actor: Actor, preferenceId: string): Promise<void> {
  const { organizationId, employeeId } = actor;
  if (!employeeId) throw forbidden();
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const today = await lockOwner(client, organizationId, employeeId);
    const found = await client.query<{ date: string | null; weekday: number | null; kind: string }>(
      'select date, weekday, kind from preferences where organization_id = $1 and employee_id = $2 and id = $3',
      [organizationId, employeeId, preferenceId],
    );
    const before = found.rows[0];
    if (!before) throw notFound('The wish');
    const { closeDays } = await getPreferenceSetting({ organizationId }, client);
    if (before.date && lastDayForWishes(before.date, closeDays) < today)
      throw conflict('Wishes for this month are closed.');
    await client.query('delete from preferences where id = $1', [preferenceId]);
    const audit = { action: 'preference.deleted', entity: 'employee', entityId: employeeId, before };
    return { result: undefined, audit };
  });
}

/** Holds a person while their wishes are counted; answers today where they work. */
async function lockOwner(client: PoolClient, organizationId: string, employeeId: string): Promise<string> {
  const found = await client.query<{ today: string }>(
    `select ${localTodaySql('a')} as today from agents a where a.organization_id = $1 and a.id = $2 for no key update`,
    [organizationId, employeeId],
  );
  if (!found.rows[0]) throw notFound('Employee');
  return found.rows[0].today;
}

async function requireDates(
  client: PoolClient,
  input: {
    organizationId: string;
    employeeId: string;
    /** in a row, of one month */
    dates: string[];
    today: string;
    setting: PreferenceSettingView;
    wish: Wish;
  },
): Promise<void> {
  const { dates, today, setting, employeeId, organizationId } = input;
  const [date] = dates;
  if (date <= today) throw invalid('date', 'past', 'date: this day is over or has begun.');
  const closesOn = lastDayForWishes(date, setting.closeDays);
  if (closesOn < today) throw invalid('date', 'closed', `date: wishes for this month closed on ${closesOn}.`);
  const counted = await client.query<{ count: number; priority: number; wished: boolean; published: boolean }>(
    `select count(*)::int as count, count(*) filter (where is_priority)::int as priority, coalesce(bool_or(date = any($3::date[])), false) as wished,
       exists (select 1 from shifts x join schedules s on s.id = x.schedule_id where x.employee_id = $2 and s.organization_id = $1
         and s.status = 'applied' and s.start_date <= $6::date and s.end_date >= $7::date) as published
     from preferences where organization_id = $1 and employee_id = $2 and date between $4::date and $5::date`,
    [organizationId, employeeId, dates, startOfMonth(date), endOfMonth(date), dates[dates.length - 1], date],
  );
  const { count, priority, wished, published } = counted.rows[0];
  if (published) throw invalid('date', 'published', 'date: the schedule of this day is published.');
  if (wished) throw invalid('date', 'wished', 'date: you have a wish for this day already.');
  if (count + dates.length > setting.maxDates)
    throw invalid('date', 'too_many', `date: at most ${setting.maxDates} wishes a month.`);
  if (input.wish.isPriority && priority + dates.length > setting.maxPriority)
    throw invalid(
      'isPriority',
      'too_many_priority',
      `isPriority: at most ${setting.maxPriority} wishes with priority a month.`,
    );
}

async function clearWeekdays(
  client: PoolClient,
  employeeId: string,
  weekdays: readonly number[],
  setting: PreferenceSettingView,
): Promise<void> {
  await client.query('delete from preferences where employee_id = $1 and date is null and weekday = any($2::int[])', [
    employeeId,
    weekdays,
  ]);
  const left = await client.query<{ count: number }>(
    'select count(distinct weekday)::int as count from preferences where employee_id = $1 and date is null',
    [employeeId],
  );
  if (left.rows[0].count + new Set(weekdays).size > setting.maxWeekly)
    throw invalid('weekdays', 'too_many', `weekdays: at most ${setting.maxWeekly} days a week.`);
}
