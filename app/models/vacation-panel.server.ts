import type { Actor } from '~/auth/actor';
import { epochDayToDate } from '~/engine/time/local-date';
import { type DayRange, findBlockEnd } from '~/engine/vacations';
import { notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { additionalBalances, balanceOf, extraordinaryOf } from './vacation-account.server';
import {
  judgeBlock,
  listPublishedShifts,
  loadVacationFrame,
  todayOf,
  toViolationView,
} from './vacation-judgement.server';
import { daysOfBlock, rulesOn } from './vacation-person.server';
import type { VacationPanel } from './vacation-year';
import { readDay, requireVacationScope } from './vacation-year.server';

/**
 * The block that the address names (`edit`), or a new one of a person (`new`, `date`), with all that its rules say.
 * @returns null where the address names none
 * @throws AppError not_found outside one's reach
 */
export async function readVacationPanel(actor: Actor, search: URLSearchParams): Promise<VacationPanel | null> {
  const target = await findTarget(actor, search);
  if (!target) return null;
  const { organizationId } = actor;
  const span = target.block ?? { first: target.day, last: target.day + 60 };
  const frame = await loadVacationFrame({ organizationId, employeeIds: [target.employeeId], ...widen(span) });
  const person = frame.people.get(target.employeeId);
  if (!person) throw notFound('The employee');
  const block = person.vacations.find(({ id }) => id === target.vacationId) ?? null;
  const calendar = frame.calendarOf(person.siteId);
  const schemeId = block?.schemeId ?? null;
  const rules = rulesOn(person, span.first, schemeId)?.rules;
  const length = rules?.blocks[0] ?? (rules?.longBlockDays || rules?.minBlockDays) ?? 7;
  const range: DayRange = block ?? {
    first: target.day,
    last: findBlockEnd(calendar, rules?.dayKind ?? 'calendar', target.day, length),
  };
  const judged = { ...range, schemeId };
  const { violations, proposedFirst } = judgeBlock(frame, person, judged, block?.kind ?? 'annual', block?.id ?? null);
  const today = todayOf(person);
  const balance = balanceOf(person, frame, today);
  const dates = { firstDate: epochDayToDate(range.first), lastDate: epochDayToDate(range.last) };
  return {
    person: {
      id: person.id,
      name: person.name,
      schemeName: rulesOn(person, range.first)?.name ?? null,
      dayKind: rules?.dayKind ?? 'calendar',
      ...balance,
      expiring: balance.expiring && { date: epochDayToDate(balance.expiring.day), days: balance.expiring.days },
      extraordinary: extraordinaryOf(person, today),
      additional: additionalBalances(person, frame, today).map(({ schemeId: id, name, remaining }) => ({
        schemeId: id,
        name,
        remaining,
      })),
    },
    vacationId: block?.id ?? null,
    version: block?.version ?? 0,
    kind: block?.kind ?? 'annual',
    schemeId,
    state: block?.state ?? 'planned',
    priority: block?.priority ?? 'non_priority',
    origin: block?.origin ?? 'manual',
    note: block?.note ?? '',
    ...dates,
    days: daysOfBlock(person, calendar, judged),
    violations: violations.map(toViolationView),
    proposedFirst,
    publishedShifts: (await listPublishedShifts({ organizationId, employeeId: person.id, ...dates })).map(
      ({ scheduleId, scheduleName, date }) => ({ scheduleId, scheduleName, date }),
    ),
  };
}

const widen = ({ first, last }: DayRange): DayRange => ({ first: first - 70, last: last + 70 });

interface Target {
  employeeId: string;
  vacationId: string | null;
  block: DayRange | null;
  day: number;
}

async function findTarget(actor: Actor, search: URLSearchParams): Promise<Target | null> {
  const vacationId = search.get('edit');
  const employeeId = search.get('new');
  if (!vacationId && !employeeId) return null;
  const scope = requireVacationScope(actor);
  const condition = employeeScopeSql(scope, 'a', 4);
  const [found] = await query<{ employeeId: string; first: number | null; last: number | null; today: number }>(
    `vacation-panel-target-${scope.kind}`,
    `select a.id as "employeeId", v.first_date - date '1970-01-01' as first, v.last_date - date '1970-01-01' as last, current_date - date '1970-01-01' as today
     from agents a left join vacations v on v.employee_id = a.id and v.id = $2::uuid
     where a.organization_id = $1 and (v.id is not null or ($2::uuid is null and a.id = $3::uuid)) and ${condition.sql}`,
    [actor.organizationId, vacationId || null, employeeId || null, ...condition.values],
  );
  if (!found) throw notFound(vacationId ? 'The vacation' : 'The employee');
  const block = found.first === null || found.last === null ? null : { first: found.first, last: found.last };
  return {
    employeeId: found.employeeId,
    vacationId: vacationId || null,
    block,
    day: readDay(search.get('date')) ?? found.today + 30,
  };
}
