import type { Absence, Contract, DateAvailability, Employee, FixedShift } from '~/engine/scheduling';
import { addDays, diffDays, eachDay, localDayStart, startOfWeek, toLocalParts, weekdayOf } from '~/engine/time';
import { patternOf } from './rotation-days';
import { type AssignedRotation, type DatedContract, type SchedulePerson, wholeDay } from './schedule-people.server';
import type { OrganizationRules } from './schedule-rules.server';
import { windowOf } from './template-lengths';
import { preferencesOn } from './weigh-preferences';

const MINUTE_MS = 60_000;

export interface PersonContext {
  startDate: string;
  /** inclusive */
  endDate: string;
  rules: OrganizationRules;
  /** dates of rest at a site */
  isHoliday: (siteId: string, date: string) => boolean;
  considersPreferences: boolean;
  fixedShifts: FixedShift[];
  /** what the person has been told of the period; absent where nothing is published */
  publishedShifts?: FixedShift[];
}

/** The person behind an id of the engine; after a dated change the engine knows the rest of the period as another one. */
export const employeeIdOf = (engineId: string): string => engineId.slice(0, 36);

const isInForce = (fact: { validFrom: string; validTo: string | null }, date: string): boolean =>
  fact.validFrom <= date && (fact.validTo === null || fact.validTo > date);

/**
 * A person as the engine takes them: one entry, or several in a row where a contract or a membership begins or ends inside
 * the period. Between two entries a night's rest is kept by closing the hours around midnight.
 */
export function toEngineEmployees(person: SchedulePerson, context: PersonContext): Employee[] {
  const first = [person.hireDate, context.startDate].sort()[1];
  const lastEmployed = person.dismissalDate ? addDays(person.dismissalDate, -1) : context.endDate;
  const last = [lastEmployed, context.endDate].sort()[0];
  if (first > last) return [];
  const starts = changeDates(person, first, last);
  const teams = context.considersPreferences ? wishedGroups(person) : new Set<string>();
  const entries: Employee[] = [];
  starts.forEach((from, index) => {
    const to = index + 1 < starts.length ? addDays(starts[index + 1], -1) : last;
    const contract = contractOn(person, from);
    const skills = person.memberships
      .filter((membership) => isInForce(membership, from))
      .map(({ groupId, priority, proficiency }) => ({
        groupId,
        priority: teams.size ? (teams.has(groupId) ? 1 : Math.max(1, priority) + 1) : Math.max(1, priority),
        proficiency: Math.min(2, Math.max(0.01, proficiency)),
      }));
    if (!contract || !skills.length) return;
    const isFirst = entries.length === 0;
    const entry = toEntry(person, context, { contract, from, to });
    entries.push({
      ...entry,
      id: isFirst ? person.id : `${person.id}@${from}`,
      skills,
      absences: [...(entry.absences ?? []), ...restAroundChange(contract, { from, to, isFirst, isLast: to === last })],
      ...(isFirst && from === context.startDate ? { history: historyOf(person, from) } : {}),
    });
  });
  return entries;
}

/** Groups that a person wishes to serve every week: they come first where all else is equal. */
const wishedGroups = (person: SchedulePerson): Set<string> =>
  new Set(
    person.preferences.flatMap(({ groupId, weekday }) =>
      groupId !== null && weekday !== null && person.memberships.some((membership) => membership.groupId === groupId)
        ? [groupId]
        : [],
    ),
  );

/** First dates of the stretches with the same contract and memberships. */
function changeDates(person: SchedulePerson, first: string, last: string): string[] {
  const dates = new Set([first]);
  const facts = [...person.contracts, ...person.memberships, ...person.rules, ...person.rotations];
  for (const { validFrom, validTo } of facts) {
    if (validFrom > first && validFrom <= last) dates.add(validFrom);
    if (validTo && validTo > first && validTo <= last) dates.add(validTo);
  }
  return [...dates].sort();
}

/** The contract in force with the rule that applies: an assigned one, the nearest first, else the contract's own. */
function contractOn(person: SchedulePerson, date: string): DatedContract | undefined {
  const contract = person.contracts.find((candidate) => isInForce(candidate, date));
  if (!contract) return undefined;
  const [assigned] = person.rules
    .filter((candidate) => isInForce(candidate, date))
    .sort((left, right) => right.rank - left.rank);
  const { validFrom, validTo, weeklyMinutes, dailyMaxMinutes } = contract;
  const ruled = assigned ? { ...assigned, validFrom, validTo, weeklyMinutes, dailyMaxMinutes } : contract;
  const rotation = person.rotations.find((candidate) => isInForce(candidate, date));
  return rotation ? followRotation(ruled, rotation) : ruled;
}

/** An assigned rotation takes the place of the rule's own; one by demand narrows the days of the rule and never widens them. */
function followRotation(contract: DatedContract, rotation: AssignedRotation): DatedContract {
  if (rotation.kind === 'cyclic') return { ...contract, rotation: null };
  const maxDaysPerWeek = Math.min(contract.maxDaysPerWeek, rotation.maxDaysPerWeek ?? 7);
  return {
    ...contract,
    rotation: null,
    minDaysPerWeek: Math.min(rotation.minDaysPerWeek ?? 0, maxDaysPerWeek),
    maxDaysPerWeek,
    // why: where the days of the rotation are a wish, those of the rule still hold
    minDaysOffPerWeek: Math.max(contract.minDaysOffPerWeek, 7 - contract.maxDaysPerWeek),
    maxConsecutiveDays: Math.min(
      contract.maxConsecutiveDays,
      rotation.maxConsecutiveDays ?? contract.maxConsecutiveDays,
    ),
    minConsecutiveDays: Math.min(
      contract.minConsecutiveDays,
      rotation.maxConsecutiveDays ?? contract.minConsecutiveDays,
    ),
    modes: rotation.isMandatory ? contract.modes : { ...contract.modes, days_min: 'consider', days_max: 'consider' },
  };
}

/** The rotation of a stretch as the engine takes it, or the cycles it chooses from; templates that are no longer used are left out. */
function rotationOn(
  person: SchedulePerson,
  rules: OrganizationRules,
  date: string,
): Pick<Employee, 'rotation' | 'rotationChoice'> {
  const found = person.rotations.find((candidate) => isInForce(candidate, date));
  if (found?.kind === 'demand' && found.choices.length) {
    return { rotationChoice: { patterns: found.choices, isMandatory: found.isMandatory } };
  }
  if (found?.kind !== 'cyclic' || !found.days.length) return {};
  const templateIds = found.days.map((day) => {
    const known = day.templateIds.filter((id) => rules.templates.some((template) => template.id === id));
    return known.length ? known : null;
  });
  const { days, cycleStart, isMandatory } = found;
  return { rotation: { pattern: patternOf(days), startDate: cycleStart, isMandatory, templateIds } };
}

/** What stands above contract and rule, date by date. */
const permitsOf = (person: SchedulePerson): Pick<Employee, 'permits'> =>
  person.permits.length
    ? {
        permits: person.permits.map((permit) => ({
          fromDate: permit.validFrom,
          nightAllowed: permit.isNightAllowed,
          ...(permit.validTo === null ? {} : { toDate: addDays(permit.validTo, -1) }),
          ...(permit.dailyMaxMinutes === null ? {} : { dailyMaxMinutes: permit.dailyMaxMinutes }),
          ...(permit.weeklyMaxMinutes === null ? {} : { weeklyMaxMinutes: permit.weeklyMaxMinutes }),
          ...(permit.earliestStartMinute === null ? {} : { earliestStartMinute: permit.earliestStartMinute }),
          ...(permit.latestEndMinute === null ? {} : { latestEndMinute: permit.latestEndMinute }),
        })),
      }
    : {};

function restAroundChange(
  contract: DatedContract,
  stretch: { from: string; to: string; isFirst: boolean; isLast: boolean },
): Absence[] {
  const closed: Absence[] = [];
  if (!stretch.isLast) closed.push({ date: addDays(stretch.to, 1), creditMinutes: 0 });
  if (!stretch.isFirst && contract.minRestMinutes > 0) {
    closed.push({
      date: stretch.from,
      fromMinute: 0,
      toMinute: Math.min(1440, contract.minRestMinutes),
      creditMinutes: 0,
    });
  }
  return closed;
}

function toEntry(
  person: SchedulePerson,
  context: PersonContext,
  stretch: { contract: DatedContract; from: string; to: string },
): Omit<Employee, 'id' | 'skills'> {
  const { contract, from, to } = stretch;
  const dates = eachDay(from, addDays(to, 1));
  const dateAvailability = dates
    .map((date) => availabilityOn(person, contract, date))
    .filter((day): day is DateAvailability => day !== null);
  return {
    zone: person.zone,
    employedFrom: from,
    employedTo: to,
    contract: toEngineContract(person, contract, context.rules),
    dateAvailability,
    absences: [...absencesOf(person, from, to), ...holidaysOf(person, contract, dates, context)],
    preferences: context.considersPreferences
      ? dates.flatMap((date) => preferencesOn(person.preferences, person, date))
      : [],
    fixedShifts: context.fixedShifts.filter((shift) => shift.date >= from && shift.date <= to),
    ...(context.publishedShifts
      ? { publishedShifts: context.publishedShifts.filter((shift) => shift.date >= from && shift.date <= to) }
      : {}),
    ...rotationOn(person, context.rules, from),
    ...permitsOf(person),
    ...(Object.keys(contract.modes).length ? { rules: contract.modes } : {}),
    ...(context.rules.pay ? { paidHolidays: dates.filter((date) => context.isHoliday(person.siteId, date)) } : {}),
    ...shiftRulesOf(contract),
    ...(contract.templateIds.length ? { templateIds: knownTemplates(contract, context.rules) } : {}),
  };
}

/** Core hours and limits of kinds of shifts of a work rule. */
export function shiftRulesOf(
  contract: Pick<DatedContract, 'coreFromMinute' | 'coreToMinute' | 'shiftLimits'>,
): Pick<Employee, 'coreHours' | 'shiftTypeLimits'> {
  const coreHours = windowOf(contract.coreFromMinute, contract.coreToMinute);
  return {
    ...(coreHours ? { coreHours } : {}),
    ...(contract.shiftLimits.length ? { shiftTypeLimits: contract.shiftLimits } : {}),
  };
}

export const knownTemplates = (contract: Pick<DatedContract, 'templateIds'>, rules: OrganizationRules): string[] =>
  contract.templateIds.filter((id) => rules.templates.some((template) => template.id === id));

export function toEngineContract(
  person: Pick<SchedulePerson, 'nightAllowed' | 'weekendAllowed'>,
  contract: Omit<DatedContract, 'validFrom' | 'validTo'>,
  rules: OrganizationRules,
): Contract {
  const target = contract.weeklyMinutes;
  const most = Math.min(target + contract.weeklyToleranceMinutes, Math.max(target, rules.weeklyMaxMinutes ?? 7 * 1440));
  const maxDays = Math.min(7, Math.max(0, contract.maxDaysPerWeek));
  return {
    weeklyMinMinutes: Math.max(0, target - contract.weeklyToleranceMinutes),
    weeklyTargetMinutes: target,
    weeklyMaxMinutes: Math.min(7 * 1440, most),
    daysPerWeekMin: Math.min(maxDays, Math.max(0, contract.minDaysPerWeek)),
    daysPerWeekMax: maxDays,
    dailyMaxMinutes: Math.max(1, Math.min(contract.dailyMaxMinutes, rules.dailyMaxMinutes ?? 1440, 1440)),
    minRestMinutes: contract.minRestMinutes,
    maxConsecutiveDays: contract.maxConsecutiveDays,
    ...(contract.minConsecutiveDays > 1 ? { minConsecutiveDays: contract.minConsecutiveDays } : {}),
    minDaysOffPerWeek: contract.minDaysOffPerWeek,
    freeWeekendsPer4: contract.freeWeekendsPerFour,
    nightAllowed: person.nightAllowed,
    weekendAllowed: person.weekendAllowed,
    weeklyRestMinutes: rules.weeklyRestMinutes,
    maxStartSpreadMinutes: contract.maxStartSpreadMinutes,
    ...(contract.maxRunMinutes === null ? {} : { maxRunMinutes: contract.maxRunMinutes }),
  };
}

/** Hours of a date where they are limited: windows of availability, and rest days of a rotation. */
function availabilityOn(person: SchedulePerson, contract: DatedContract, date: string): DateAvailability | null {
  if (contract.rotation && isRotationRest(contract.rotation, contract.validFrom, date)) return { date, windows: [] };
  const weekday = weekdayOf(date);
  const rows = person.availabilities.filter((row) => row.weekday === weekday && isInForce(row, date));
  if (!rows.length) return null;
  const windows = rows
    .filter((row) => row.endMinute > row.startMinute)
    .map((row) => ({ fromMinute: row.startMinute, toMinute: Math.min(row.endMinute, wholeDay.toMinute) }));
  return { date, windows };
}

/** The cycle begins on the Monday of the week in which the contract begins. */
function isRotationRest(rotation: string, validFrom: string, date: string): boolean {
  const day = diffDays(startOfWeek(validFrom), date) % rotation.length;
  return rotation[(day + rotation.length) % rotation.length] === 'R';
}

function absencesOf(person: SchedulePerson, from: string, to: string): Absence[] {
  const result: Absence[] = [];
  for (const absence of person.absences) {
    // why: a night shift of the last date reaches into the next one
    for (const date of eachDay(from, addDays(to, 2))) {
      const dayStart = localDayStart(date, person.zone);
      const dayEnd = localDayStart(addDays(date, 1), person.zone);
      if (absence.startMs >= dayEnd || absence.endMs <= dayStart) continue;
      if (absence.startMs <= dayStart && absence.endMs >= dayEnd) {
        result.push({ date, reason: absence.reason, ...(date > to ? { creditMinutes: 0 } : {}) });
        continue;
      }
      const fromMinute = absence.startMs <= dayStart ? 0 : toLocalParts(absence.startMs, person.zone).minuteOfDay;
      const toMinute = absence.endMs >= dayEnd ? 1440 : toLocalParts(absence.endMs, person.zone).minuteOfDay;
      const creditMinutes = absence.paid
        ? Math.round((Math.min(absence.endMs, dayEnd) - Math.max(absence.startMs, dayStart)) / MINUTE_MS)
        : 0;
      result.push({ date, fromMinute, toMinute, reason: absence.reason, creditMinutes: Math.min(creditMinutes, 480) });
    }
  }
  return mergeWholeDays(result);
}

/** Two records of the same whole day count once. */
function mergeWholeDays(absences: Absence[]): Absence[] {
  const whole = new Set<string>();
  return absences.filter((absence) => {
    if (absence.fromMinute !== undefined) return true;
    if (whole.has(absence.date)) return false;
    whole.add(absence.date);
    return true;
  });
}

function holidaysOf(
  person: SchedulePerson,
  contract: DatedContract,
  dates: string[],
  context: PersonContext,
): Absence[] {
  if (!contract.considerHolidays) return [];
  return dates
    .filter(
      (date) =>
        context.isHoliday(person.siteId, date) &&
        !person.absences.some((absence) => coversDate(absence, date, person.zone)),
    )
    .map((date) => ({ date, reason: 'holiday' }));
}

const coversDate = (absence: { startMs: number; endMs: number }, date: string, zone: string): boolean =>
  absence.startMs <= localDayStart(date, zone) && absence.endMs >= localDayStart(addDays(date, 1), zone);

function historyOf(person: SchedulePerson, startDate: string): Employee['history'] {
  const worked = new Set(person.earlier.map((shift) => shift.date));
  let consecutiveDays = 0;
  while (worked.has(addDays(startDate, -1 - consecutiveDays))) consecutiveDays += 1;
  const firstOfRun = addDays(startDate, -consecutiveDays);
  const run = person.earlier.filter((shift) => shift.date >= firstOfRun);
  return {
    consecutiveDays,
    lastDayMinutes: person.earlier
      .filter((shift) => shift.date === addDays(startDate, -1))
      .reduce((sum, shift) => sum + shift.paidMinutes, 0),
    consecutiveMinutes: run.reduce((sum, shift) => sum + shift.paidMinutes, 0),
    ...(person.earlier.length ? { lastShiftEndMs: Math.max(...person.earlier.map((shift) => shift.endMs)) } : {}),
    lateShifts: person.lateShifts,
    weekendDays: person.weekendDays,
  };
}
