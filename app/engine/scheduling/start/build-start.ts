import type { Random } from '~/engine/random';
import type { Instance } from '../model/instance';
import type { Roster } from '../model/roster';
import { countShortRuns } from '../model/short-runs';
import type { WeekImprover } from './improve-week';

/** Puts every fixed shift on the roster. Their pauses stay as given; working time goes where it helps. */
export function placeFixedShifts(roster: Roster): void {
  const { instance } = roster;
  for (let e = 0; e < instance.employeeCount; e++) {
    for (let day = 0; day < instance.dayCount; day++) {
      const cell = e * instance.dayCount + day;
      const kind = instance.fixedKind[cell];
      if (kind < 0) continue;
      const pauses = instance.kinds[kind].pauses.map((pause) => pause.earliest);
      roster.placeShift(e, day, kind, instance.fixedStart[cell], pauses);
    }
  }
}

/**
 * Weeks in which a person's weekend stays free at the start: those where it costs least (a fixed shift rules a week out,
 * few options make it cheap), spread evenly over the team by the person's turn.
 */
export function chooseFreeWeekends(instance: Instance, employee: number, turn: number): Set<number> {
  const chosen = new Set<number>();
  for (let block = 0; block < instance.blockCount; block++) {
    const needed = instance.weekendsNeeded[employee * instance.blockCount + block];
    if (needed === 0) continue;
    const weeks = [...instance.weekendBlock.keys()].filter((week) => instance.weekendBlock[week] === block);
    const scored = weeks.map((week, i) => {
      let score = ((i + turn) % weeks.length) / 10;
      for (let day = 0; day < instance.dayCount; day++) {
        if (instance.weekOfDay[day] !== week || instance.weekdayOfDay[day] < 6) continue;
        const cell = employee * instance.dayCount + day;
        if (instance.fixedKind[cell] >= 0) score += 1000;
        if (instance.options[cell].kinds.length > 0) score += 1;
      }
      return { week, score };
    });
    scored.sort((a, b) => a.score - b.score);
    for (const { week } of scored.slice(0, needed)) chosen.add(week);
  }
  return chosen;
}

/** What a row of days that is too short weighs when orders are compared. */
const SHORT_RUN_HOURS = 1000;
/** Orders to try for people whose weeks do not fit together at first. */
const REPAIR_ORDERS = 16;

/**
 * First roster of some people: person by person in random order, each week the exact best response to what the others do. Weeks are built
 * outwards from the one that holds the free weekend, so that rest and days in a row of each fit to one neighbour at a time;
 * where weeks still do not fit together, other orders are tried.
 */
export function* buildPeople(
  roster: Roster,
  improver: WeekImprover,
  random: Random,
  people: Int32Array,
): Generator<undefined, void> {
  const { instance } = roster;
  const order = random.shuffle([...people].filter((employee) => !hasOwnShift(roster, employee)));
  for (let turn = 0; turn < order.length; turn++) {
    const employee = order[turn];
    // why: who works together needs the same weekends free
    const unit = instance.bonds?.units.findIndex((people) => people.includes(employee)) ?? -1;
    const free = chooseFreeWeekends(instance, employee, unit < 0 ? turn : unit);
    const weeks = outwardOrder(instance.weekCount, free);
    buildPerson(improver, employee, weeks, free);
    if (missingHours(roster, employee) > 0) repairPerson(roster, improver, random, employee, turn, weeks);
    if (turn % 16 === 15) yield;
  }
}

function outwardOrder(weekCount: number, free: Set<number>): number[] {
  const centre = free.size === 0 ? 0 : Math.min(...free);
  const weeks: number[] = [];
  for (let week = centre; week >= 0; week--) weeks.push(week);
  for (let week = centre + 1; week < weekCount; week++) weeks.push(week);
  return weeks;
}

function buildPerson(improver: WeekImprover, employee: number, weeks: number[], free: Set<number>): void {
  for (const week of weeks) improver.improve(employee, week, free.has(week), true);
}

/** Whether a person has a shift besides the fixed ones: begun from a schedule that was given. */
function hasOwnShift(roster: Roster, employee: number): boolean {
  const { dayCount, fixedKind } = roster.instance;
  for (let cell = employee * dayCount; cell < (employee + 1) * dayCount; cell++) {
    if (roster.start[cell] >= 0 && fixedKind[cell] < 0) return true;
  }
  return false;
}

function clearPerson(roster: Roster, employee: number): void {
  const { instance } = roster;
  for (let day = 0; day < instance.dayCount; day++) {
    if (instance.fixedKind[employee * instance.dayCount + day] < 0) roster.removeShift(employee, day);
  }
}

/** Hours (and days, as eight hours) that a person lacks to the minimum of the weeks; a row of days too short weighs most. */
function missingHours(roster: Roster, employee: number): number {
  const { instance } = roster;
  let missing = SHORT_RUN_HOURS * countShortRuns(roster, employee);
  for (let week = 0; week < instance.weekCount; week++) {
    const at = employee * instance.weekCount + week;
    const limits = instance.limits[at];
    missing += Math.max(0, limits.minMinutes - roster.weekMinutes[at]) / 60;
    missing += 8 * Math.max(0, limits.minDays - roster.weekDays[at]);
  }
  return missing;
}

/** Tries other free weekends and other orders of the weeks, and keeps the one that lacks least. */
function repairPerson(
  roster: Roster,
  improver: WeekImprover,
  random: Random,
  employee: number,
  turn: number,
  firstWeeks: number[],
): void {
  const { instance } = roster;
  let best = { missing: missingHours(roster, employee), weeks: firstWeeks, turn };
  for (let attempt = 1; attempt <= REPAIR_ORDERS && best.missing > 0; attempt++) {
    const free = chooseFreeWeekends(instance, employee, turn + attempt);
    const weeks = attempt % 2 === 0 ? random.shuffle([...firstWeeks]) : outwardOrder(instance.weekCount, free);
    clearPerson(roster, employee);
    buildPerson(improver, employee, weeks, free);
    const missing = missingHours(roster, employee);
    if (missing < best.missing) best = { missing, weeks, turn: turn + attempt };
  }
  if (missingHours(roster, employee) === best.missing) return;
  clearPerson(roster, employee);
  buildPerson(improver, employee, best.weeks, chooseFreeWeekends(instance, employee, best.turn));
}

/** One sweep of exact best responses over all weeks of some people in random order; yields changes of the cost. */
export function* sweepPeople(
  roster: Roster,
  improver: WeekImprover,
  random: Random,
  people: Int32Array,
): Generator<number, void> {
  const { weekCount } = roster.instance;
  const order = random.shuffle(Array.from({ length: people.length * weekCount }, (_, i) => i));
  let change = 0;
  for (let at = 0; at < order.length; at++) {
    change += improver.improve(people[Math.floor(order[at] / weekCount)], order[at] % weekCount);
    if (at % 32 !== 31) continue;
    yield change;
    change = 0;
  }
  yield change;
}
