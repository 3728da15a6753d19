import { createRandom, type Random } from '~/engine/random';
import { Annealer } from './anneal/annealer';
import { BoundSearch } from './bound/bound-search';
import { roundPatterns } from './bound/round-patterns';
import { checkProblem } from './model/check-problem';
import { compileProblem, modeOfRule } from './model/compile-problem';
import type { Instance } from './model/instance';
import { Roster } from './model/roster';
import { coverageSummary, rosterCosts, totalCost } from './model/roster-cost';
import { extractShifts } from './result/extract-shifts';
import { nameUnmetRules } from './result/name-unmet-rules';
import type { ScheduleOptions, ScheduleResult } from './result-types';
import { RunClock } from './run-clock';
import { buildFirstRoster, placeFixedShifts, sweepWeeks } from './start/build-start';
import { WeekImprover } from './start/improve-week';
import type { RuleName, ScheduleProblem } from './types';

/** Temperature of the first improvement moves, in cost units, and its fall to the end. */
const FIRST_TEMPERATURE = 2;
const LAST_TEMPERATURE = 0.03;
const MOVES_PER_CHECK = 10_000;
/** Parts of the time for the first phases. */
const SWEEP_PART = 0.45;
const MAX_SWEEPS = 3;
const SWEEPS_AFTER_ROUNDING = 2;
/** Part of the time kept for the last polish. */
const FINISH_PART = 0.03;

/**
 * Makes a lawful schedule that covers the demand as well as the time allows.
 *
 * Phases: check; start (each person's week as exact best response to the others, dynamic programming); bound (linear
 * programme and Lagrangian relaxation); improve (simulated annealing, every state lawful); finish (exact pauses and shares).
 * The best roster so far is always kept: cancelling or running out of time returns it. What cannot be kept is named in
 * `unmet`, never thrown.
 *
 * @param problem plain data, see types.ts
 * @param options seed, time budget in ms, callbacks. With `iterations` the same seed gives the same roster.
 * @throws InvalidInput when a value cannot be read (negative, not finite, unknown name); never for contradictions
 */
export async function generateSchedule(problem: ScheduleProblem, options: ScheduleOptions): Promise<ScheduleResult> {
  const clock = new RunClock(options);
  checkProblem(problem);
  const random = createRandom(options.seed);
  let { instance, roster, improver } = prepare(problem, new Set());
  clock.report('check', null, 0, 0);
  const first = { shouldStop: () => clock.isCancelled(), onPerson: () => clock.breathe() };
  await buildFirstRoster(roster, improver, random.fork('first'), first);
  const relaxed = employeesToRelax(problem, instance, roster);
  if (relaxed.size > 0) {
    ({ instance, roster, improver } = prepare(problem, relaxed));
    await buildFirstRoster(roster, improver, random.fork('first'), first);
  }
  clock.report('start', roster, 0, 0);

  await sweepUntilStill(roster, improver, random.fork('sweeps'), clock, MAX_SWEEPS);
  const bounds = new BoundSearch(instance, clock);
  if (options.withoutBound !== true) await bounds.run(roster);
  const best = new Roster(instance);
  best.copyFrom(roster);
  let bestCost = totalCost(rosterCosts(best));
  if (bounds.relaxation !== null) {
    await roundPatterns(roster, improver, bounds.relaxation, random.fork('round'), clock);
    await sweepUntilStill(roster, improver, random.fork('round sweeps'), clock, SWEEPS_AFTER_ROUNDING);
  }
  let cost = totalCost(rosterCosts(roster));
  const days = Int32Array.from({ length: instance.dayCount }, (_, day) => day);
  const annealRandom = random.fork('anneal');
  const annealer = new Annealer(instance, roster, () => annealRandom.int(2 ** 32), days);
  const beginFraction = clock.fraction(0);
  const endFraction = options.iterations === undefined ? 1 - FINISH_PART : 1;
  let savedAtMs = clock.elapsedMs();
  while (instance.employeeCount > 0 && !clock.isOver(endFraction, annealer.moveCount)) {
    const done = (clock.fraction(annealer.moveCount) - beginFraction) / Math.max(1e-9, endFraction - beginFraction);
    const temperature = FIRST_TEMPERATURE * (LAST_TEMPERATURE / FIRST_TEMPERATURE) ** Math.min(1, Math.max(0, done));
    cost += annealer.run(clock.movesUntilEnd(annealer.moveCount, MOVES_PER_CHECK), temperature);
    const isTime = options.iterations !== undefined || clock.elapsedMs() - savedAtMs > 1000;
    if (cost < bestCost * 0.999 && isTime) {
      best.copyFrom(roster);
      bestCost = cost;
      savedAtMs = clock.elapsedMs();
    }
    await clock.breathe();
    if (clock.isReportDue()) clock.report('improve', best, bounds.best.bound, annealer.moveCount);
  }

  if (cost > bestCost) roster.copyFrom(best);
  const finishStart = clock.elapsedMs();
  const finishMs = Math.max(200, options.timeBudgetMs * FINISH_PART * 2);
  if (instance.employeeCount > 0) {
    annealer.polish(6, () => options.iterations === undefined && clock.elapsedMs() - finishStart > finishMs);
  }
  return finishResult(instance, roster, bounds, clock, annealer.moveCount, options);
}

/** Sweeps of exact best responses until nothing changes, the share of the time or the number is used up. */
async function sweepUntilStill(
  roster: Roster,
  improver: WeekImprover,
  random: Random,
  clock: RunClock,
  sweeps: number,
): Promise<void> {
  const hooks = { shouldStop: () => clock.isOver(SWEEP_PART), onPerson: () => clock.breathe() };
  for (let sweep = 0; sweep < sweeps && !clock.isOver(SWEEP_PART); sweep++) {
    const change = await sweepWeeks(roster, improver, random, hooks);
    if (sweeps === MAX_SWEEPS) clock.report('start', roster, 0, 0);
    if (change > -1e-6) break;
  }
}

function prepare(
  problem: ScheduleProblem,
  relaxed: ReadonlySet<number>,
): { instance: Instance; roster: Roster; improver: WeekImprover } {
  const instance = compileProblem(problem, relaxed);
  const roster = new Roster(instance);
  placeFixedShifts(roster);
  return { instance, roster, improver: new WeekImprover(instance, roster) };
}

/** People who miss their minimum while rules of mode `consider` could give way. */
function employeesToRelax(problem: ScheduleProblem, instance: Instance, roster: Roster): Set<number> {
  const relaxed = new Set<number>();
  const names = Object.keys(problem.rules ?? {}) as RuleName[];
  if (!names.some((rule) => modeOfRule(problem, rule) === 'consider')) return relaxed;
  instance.limits.forEach((limits, at) => {
    if (roster.weekMinutes[at] < limits.minMinutes || roster.weekDays[at] < limits.minDays) {
      relaxed.add(Math.floor(at / instance.weekCount));
    }
  });
  return relaxed;
}

function finishResult(
  instance: Instance,
  roster: Roster,
  bounds: BoundSearch,
  clock: RunClock,
  moves: number,
  options: ScheduleOptions,
): ScheduleResult {
  const costs = rosterCosts(roster);
  const objective = totalCost(costs);
  const shifts = extractShifts(roster);
  const bound = Math.min(bounds.best.bound, objective);
  clock.report('finish', roster, bound, moves);
  return {
    shifts,
    objective,
    costs,
    bound,
    boundSource: bounds.best.source,
    gap: objective > 0 ? (objective - bound) / objective : 0,
    boundShortPercent: bounds.best.shortPercent,
    coverage: coverageSummary(roster),
    unmet: nameUnmetRules(instance, shifts),
    seed: options.seed,
    moves,
    elapsedMs: clock.elapsedMs(),
    stoppedBy: instance.employeeCount === 0 ? 'nothing_to_do' : clock.stopReason(),
    trace: clock.trace,
  };
}
