import { createRandom } from '~/engine/random';
import { localDayStart } from '~/engine/time';
import { Annealer, type MoveMix } from './anneal/annealer';
import { chooseTemperatures } from './anneal/temperatures';
import { compileProblem } from './model/compile-problem';
import { UNITS_PER_AGENT } from './model/instance';
import { kindOfShift, kindsOfTemplates } from './model/load-roster';
import { Roster } from './model/roster';
import { coverageSummary, rosterCosts, totalCost } from './model/roster-cost';
import { extractShift } from './result/extract-shifts';
import type { CoverageSummary, GeneratedShift } from './result-types';
import { limitPauses } from './start/limit-pauses';
import type { Contract, Employee, ScheduleProblem } from './types';

export interface BreakScope {
  /** Local date of the shifts. */
  date: string;
  /** Only these people; default everyone. */
  employeeIds?: ReadonlySet<string>;
  /**
   * Change a shift's pauses only when the cost falls by more than this (in units of the objective). Above 0 the annealing is
   * left out: each change then pays for itself. Default 0.
   */
  minGainPerShift?: number;
  seed?: number;
  /** Limit of the search; what is found by then counts. Default 150. */
  timeBudgetMs?: number;
}

export interface BreakResult {
  /** All shifts given, those of the scope with new pauses and work where that helps. */
  shifts: GeneratedShift[];
  changedShifts: number;
  /** Coverage of the date before and after. */
  before: CoverageSummary;
  after: CoverageSummary;
}

const DAY_MS = 86_400_000;
const MOVES_PER_SHIFT = 400;
const POLISH_ROUNDS = 8;
const BLOCK_MOVES = 5000;

/** Pauses and shares alone. */
const BREAK_MIX: MoveMix = {
  share: 0.5,
  slide: 0,
  change: 0,
  changeTwo: 0,
  day: 0,
  addOrDrop: 0,
  exchangeDay: 0,
  exchangeWeek: 0,
  shareHeat: 0.3,
  pauseHeat: 1,
};

/** No rule stands in the way of a shift that is already there. */
const FREE_CONTRACT: Contract = {
  weeklyMinMinutes: 0,
  weeklyTargetMinutes: 0,
  weeklyMaxMinutes: 7 * 1440,
  daysPerWeekMin: 0,
  daysPerWeekMax: 7,
  dailyMaxMinutes: 1440,
  minRestMinutes: 0,
  maxConsecutiveDays: 31,
  minDaysOffPerWeek: 0,
  freeWeekendsPer4: 0,
  nightAllowed: true,
  weekendAllowed: true,
  weeklyRestMinutes: null,
  maxStartSpreadMinutes: null,
};

/**
 * Places the breaks and lunches of one day again to serve the demand, and nothing else: starts, lengths and people stay.
 * Each shift's pauses are placed exactly (chain programme) in turn until nothing changes, then annealing moves pauses and
 * shares of skills. Windows, order and spacing of the break rules hold throughout; shifts without a template keep theirs.
 * @param problem as for generateSchedule; only the scope's date is looked at
 * @param shifts the schedule; shifts of other dates come back as they are
 */
export function reoptimizeBreaks(problem: ScheduleProblem, shifts: GeneratedShift[], scope: BreakScope): BreakResult {
  const endMs = performance.now() + (scope.timeBudgetMs ?? 150);
  const isInScope = (shift: GeneratedShift) =>
    shift.date === scope.date && !shift.isFixed && (scope.employeeIds?.has(shift.employeeId) ?? true);
  const own = shifts.filter(isInScope);
  const instance = compileProblem(dayProblem(problem, own, scope.date));
  const roster = new Roster(instance);
  addGivenWork(problem, roster, shifts, new Set());
  const before = coverageSummary(roster);
  roster.coverage.fill(0);
  const indexOf = new Map(instance.problem.employees.map((employee, e) => [employee.id, e]));
  const kinds = kindsOfTemplates(instance);
  const placed = new Set<GeneratedShift>();
  for (const shift of own) {
    const e = indexOf.get(shift.employeeId);
    const start = (shift.startMs - instance.grid.baseMs) / instance.grid.intervalMs;
    const found = kindOfShift(instance, kinds, shift);
    if (e === undefined || found === null || roster.start[e] >= 0) continue;
    roster.placeShift(e, 0, found.kind, start, found.pauses);
    placed.add(shift);
  }
  addGivenWork(problem, roster, shifts, placed);
  improvePauses(roster, scope, endMs);
  limitPauses(roster);
  const after = coverageSummary(roster);
  let changedShifts = 0;
  const result = shifts.map((shift) => {
    if (!placed.has(shift)) return shift;
    const renewed = extractShift(roster, indexOf.get(shift.employeeId) ?? 0, 0);
    if (renewed.pauses.some((pause, i) => pause.startMs !== shift.pauses[i].startMs)) changedShifts++;
    return renewed;
  });
  return { shifts: result, changedShifts, before, after };
}

function improvePauses(roster: Roster, scope: BreakScope, endMs: number): void {
  const { instance } = roster;
  const random = createRandom(scope.seed ?? 1);
  const people = Int32Array.from({ length: instance.employeeCount }, (_, e) => e);
  const annealer = new Annealer(
    instance,
    roster,
    () => random.int(2 ** 32),
    { people, days: Int32Array.of(0) },
    BREAK_MIX,
  );
  const minGain = scope.minGainPerShift ?? 0;
  const polish = () => {
    for (const _ of annealer.polish(POLISH_ROUNDS, minGain)) if (performance.now() > endMs) return;
  };
  polish();
  if (minGain > 0) return;
  let demand = 0;
  let cells = 0;
  for (const units of instance.demand) {
    if (units === 0) continue;
    demand += units / UNITS_PER_AGENT;
    cells++;
  }
  const moves = MOVES_PER_SHIFT * instance.employeeCount;
  const settled = new Roster(instance);
  settled.copyFrom(roster);
  const [first, last] = chooseTemperatures(instance.weights, cells === 0 ? 0 : demand / cells, MOVES_PER_SHIFT);
  for (let done = 0; done < moves && performance.now() < endMs; done += BLOCK_MOVES) {
    annealer.run(Math.min(BLOCK_MOVES, moves - done), first * (last / first) ** (done / moves));
  }
  polish();
  if (totalCost(rosterCosts(roster)) > totalCost(rosterCosts(settled))) roster.copyFrom(settled);
}

/** The problem of one date: people without rules and options, demand of the date alone. */
function dayProblem(problem: ScheduleProblem, own: GeneratedShift[], date: string): ScheduleProblem {
  const stepMs = problem.horizon.intervalMinutes * 60_000;
  const working = new Set(own.map((shift) => shift.employeeId));
  const employees = problem.employees
    .filter((employee) => working.has(employee.id))
    .map(
      (employee): Employee => ({
        id: employee.id,
        zone: employee.zone,
        contract: FREE_CONTRACT,
        skills: employee.skills,
        templateIds: [],
      }),
    );
  const midnights = [...new Set(problem.employees.map((employee) => employee.zone))].map((zone) =>
    localDayStart(date, zone),
  );
  const fromMs = Math.min(...midnights);
  const toMs = Math.max(...midnights) + DAY_MS;
  const groups = problem.groups.map((group) => {
    const first = Math.max(0, Math.ceil((fromMs - group.demandStartMs) / stepMs));
    const end = Math.min(group.demand.length, Math.ceil((toMs - group.demandStartMs) / stepMs));
    const demand = Float64Array.from({ length: Math.max(0, end - first) }, (_, i) => group.demand[first + i]);
    return { ...group, demandStartMs: group.demandStartMs + first * stepMs, demand };
  });
  return { ...problem, horizon: { ...problem.horizon, startDate: date, days: 1 }, groups, employees };
}

/** Counts the work of all shifts that are not placed, as it is given. */
function addGivenWork(
  problem: ScheduleProblem,
  roster: Roster,
  shifts: GeneratedShift[],
  placed: ReadonlySet<GeneratedShift>,
): void {
  const { instance } = roster;
  const { baseMs, intervalMs } = instance.grid;
  const endMs = baseMs + instance.slotCount * intervalMs;
  const groupOf = new Map(instance.problem.groups.map((group, g) => [group.id, g]));
  const people = new Map(problem.employees.map((employee) => [employee.id, employee]));
  for (const shift of shifts) {
    if (placed.has(shift) || shift.endMs <= baseMs || shift.startMs >= endMs) continue;
    for (const segment of shift.work) {
      for (const { groupId, share } of segment.shares) {
        const group = groupOf.get(groupId);
        const skill = people.get(shift.employeeId)?.skills.find((item) => item.groupId === groupId);
        if (group === undefined || skill === undefined) continue;
        const units = Math.round(share * skill.proficiency * UNITS_PER_AGENT);
        const from = Math.max(0, Math.floor((segment.startMs - baseMs) / intervalMs));
        const to = Math.min(instance.slotCount, Math.ceil((segment.endMs - baseMs) / intervalMs));
        for (let slot = from; slot < to; slot++) roster.coverage[group * instance.slotCount + slot] += units;
      }
    }
  }
}
