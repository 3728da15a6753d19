import { addDays, toLocalDate } from '~/engine/time';
import { dateToEpochDay, epochDayToDate } from '~/engine/time/local-date';
import {
  type DayRange,
  findNearestStart,
  judgeVacation,
  type LeaveCalendar,
  type VacationSurroundings,
  type Violation,
} from '~/engine/vacations';
import { query, type SqlExecutor } from '~/platform/pg.server';
import type { StoredRuleMode } from './rule-modes';
import { type LoadedLimit, loadVacationLimits, withoutBlock } from './vacation-limit.server';
import {
  accountOf,
  loadLeaveCalendars,
  loadVacationPeople,
  rulesOn,
  spanAround,
  type VacationBlock,
  type VacationKind,
  type VacationPerson,
} from './vacation-person.server';

/** People, calendars and limits of a year, ready to judge any block of these people. */
export interface VacationFrame {
  people: Map<string, VacationPerson>;
  calendarOf(siteId: string): LeaveCalendar;
  limits: LoadedLimit[];
  /** how strictly accumulated days are taken: a labour standard */
  balanceMode: StoredRuleMode;
}

/**
 * Loads what blocks of some people in a range of days are judged by.
 * @param input.first,input.last epoch days in which blocks lie
 */
export async function loadVacationFrame(
  input: { organizationId: string; employeeIds: readonly string[]; first: number; last: number },
  on?: SqlExecutor,
): Promise<VacationFrame> {
  const { organizationId, employeeIds, first, last } = input;
  const span = { first: spanAround(first).first, last: spanAround(last).last };
  const loadPeople = () => loadVacationPeople({ organizationId, employeeIds }, on);
  const loadCalendars = () => loadLeaveCalendars({ organizationId, ...span }, on);
  const loadLimits = () => loadVacationLimits({ organizationId, employeeIds, first, last }, on);
  const loadMode = () => loadBalanceMode(organizationId, on);
  // why: a transaction has one connection, which takes one statement at a time
  const [people, calendarOf, limits, balanceMode] = on
    ? ([await loadPeople(), await loadCalendars(), await loadLimits(), await loadMode()] as const)
    : await Promise.all([loadPeople(), loadCalendars(), loadLimits(), loadMode()]);
  return { people: new Map(people.map((person) => [person.id, person])), calendarOf, limits, balanceMode };
}

/** The mode of the labour standard; `warn` where an organization has none. */
async function loadBalanceMode(organizationId: string, on?: SqlExecutor): Promise<StoredRuleMode> {
  const [found] = await query<{ mode: StoredRuleMode }>(
    'vacation-balance-mode',
    `select mode from labour_standards where organization_id = $1 and code = 'vacation_balance'`,
    [organizationId],
    on,
  );
  return found?.mode ?? 'warn';
}

/** What the mode means for a change by hand: nothing where it is ignored or only for planning, else told, or to be forced. */
const severityOfMode = { ignore: null, consider: 'warning', warn: 'breach', planning_only: null } as const;

/** Today where a person works, as an epoch day. */
export const todayOf = (person: { timeZone: string }): number =>
  dateToEpochDay(toLocalDate(Date.now(), person.timeZone));

/**
 * What a person's rules look at around a block; those of an additional scheme where it is the one that pays.
 * @param exceptId the block itself, where it exists already
 */
export function surroundingsOf(
  frame: VacationFrame,
  person: VacationPerson,
  block: JudgedBlock,
  exceptId: string | null,
): VacationSurroundings {
  const schemeId = block.schemeId ?? null;
  const isOfAccount = (other: VacationBlock) => other.kind === 'annual' && other.schemeId === schemeId;
  const own = exceptId ? person.vacations.find(({ id }) => id === exceptId) : undefined;
  const others = person.vacations.filter(({ id }) => id !== exceptId);
  const rules = rulesOn(person, block.first, schemeId)?.rules ?? null;
  return {
    hiredOn: person.hiredOn,
    leftOn: person.leftOn,
    rules,
    blocks: others.filter(isOfAccount),
    elsewhere: others.filter((other) => !isOfAccount(other)),
    absences: person.absences,
    account: rules ? accountOf(person, block.last + 3 * 366, schemeId) : null,
    calendar: frame.calendarOf(person.siteId),
    balanceSeverity: severityOfMode[frame.balanceMode],
    limits: frame.limits
      .filter(({ memberIds }) => memberIds.has(person.id))
      .map((limit) => (own ? withoutBlock(limit, own) : limit)),
    today: todayOf(person),
  };
}

/** A broken rule as pages and the API show it: dates as local dates, and the start that would keep every rule. */
export interface VacationViolation {
  rule: Violation['rule'];
  severity: Violation['severity'];
  figures: Record<string, number | string>;
}

const dayFigures = new Set(['first', 'last', 'day', 'from', 'earliest']);

export const toViolationView = ({ rule, severity, figures }: Violation): VacationViolation => ({
  rule,
  severity,
  figures: Object.fromEntries(
    Object.entries(figures).map(([name, value]) => [
      name,
      dayFigures.has(name) && typeof value === 'number' ? epochDayToDate(value) : value,
    ]),
  ),
});

/** How far the proposal of other dates looks. */
const proposalDays = 60;

/** A block to judge: the days, and the additional scheme that pays (none = the main account). */
export type JudgedBlock = DayRange & { schemeId?: string | null };

/** Judges a block; where rules are broken, also the nearest start at which none is. */
export function judgeBlock(
  frame: VacationFrame,
  person: VacationPerson,
  block: JudgedBlock,
  kind: VacationKind,
  exceptId: string | null,
): { violations: Violation[]; proposedFirst: string | null } {
  const around = surroundingsOf(frame, person, block, exceptId);
  const violations = judgeVacation(block, kind, around);
  const isBroken = violations.some(({ severity }) => severity !== 'warning');
  const proposed = isBroken ? findNearestStart(block, kind, around, proposalDays) : null;
  return { violations, proposedFirst: proposed === null ? null : epochDayToDate(proposed) };
}

/** A shift of a published schedule that leave would take a person out of. */
export interface PublishedShift {
  scheduleId: string;
  scheduleName: string;
  date: string;
  startsAt: Date;
  endsAt: Date;
}

/** Shifts of applied schedules on days of a block, by time; at most fifty. */
export function listPublishedShifts(
  input: { organizationId: string; employeeId: string; firstDate: string; lastDate: string },
  on?: SqlExecutor,
): Promise<PublishedShift[]> {
  return query<PublishedShift>(
    'vacation-published-shifts',
    `select c.id as "scheduleId", c.name as "scheduleName", (s.starts_at at time zone a.time_zone)::date as date,
       s.starts_at as "startsAt", s.ends_at as "endsAt"
     from shifts s join schedules c on c.id = s.schedule_id and c.status = 'applied' join agents a on a.id = s.employee_id
     where s.organization_id = $1 and s.employee_id = $2
       and s.starts_at < ($4::date::timestamp at time zone a.time_zone) and s.ends_at > ($3::date::timestamp at time zone a.time_zone)
     order by s.starts_at limit 50`,
    [input.organizationId, input.employeeId, input.firstDate, addDays(input.lastDate, 1)],
    on,
  );
}
