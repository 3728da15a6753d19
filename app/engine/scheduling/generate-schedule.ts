import { BoundSearch } from './bound/bound-search';
import { diveIntoRoster } from './bound/dive';
import { checkProblem } from './model/check-problem';
import { compileProblem } from './model/compile-problem';
import type { Instance } from './model/instance';
import { loadRoster } from './model/load-roster';
import { Roster } from './model/roster';
import { coverageSummary, rosterCosts, totalCost } from './model/roster-cost';
import { Improvement } from './parallel/improvement';
import { allocateTeamMemory, type TeamMemory } from './parallel/team-memory';
import { ThreadTeam } from './parallel/thread-team';
import { extractShifts } from './result/extract-shifts';
import { nameUnmetRules } from './result/name-unmet-rules';
import type { GeneratedShift, ScheduleOptions, ScheduleResult } from './result-types';
import { chooseRotations } from './rotations/choose-rotations';
import { RunClock } from './run-clock';
import { placeFixedShifts } from './start/build-start';
import { limitPauses } from './start/limit-pauses';
import type { Employee, FixedShift, RuleName, ScheduleProblem } from './types';
import { validateSchedule } from './validator/validate-schedule';

/** Parts of the time for the first phases. */
const SWEEP_PART = 0.3;
const SWEEP_AFTER_ROUNDING_PART = 0.6;
const MAX_SWEEPS = 2;
const SWEEPS_AFTER_ROUNDING = 2;
/** Below this many person-weeks a second thread costs more than it gives. */
const PERSON_WEEKS_WORTH_THREADS = 100;
const MAX_THREADS = 8;

/** Rules about one shift by itself. */
const SHIFT_RULES: ReadonlySet<RuleName> = new Set([
  'absence',
  'availability',
  'break_rule',
  'daily_max',
  'employment',
  'night',
  'skill',
  'template',
  'weekend',
]);

/** The state of a run: the compiled problem, the roster, and the threads that work on it. */
interface Run {
  instance: Instance;
  roster: Roster;
  memory: TeamMemory;
  team: ThreadTeam;
}

/**
 * Makes a lawful schedule that covers the demand as well as the time allows.
 *
 * Phases: check; start (each person's week as exact best response to the others, dynamic programming); bound (linear
 * programme and Lagrangian relaxation); improve (simulated annealing, every state lawful); finish (exact pauses and shares).
 * The best roster so far is always kept: cancelling or running out of time returns it. What cannot be kept is named in
 * `unmet`, never thrown.
 *
 * @param given plain data, see types.ts
 * @param options seed, time budget in ms, threads, callbacks. With `iterations` the same seed gives the same roster.
 * @throws InvalidInput when a value cannot be read (negative, not finite, unknown name); never for contradictions
 */
export async function generateSchedule(given: ScheduleProblem, options: ScheduleOptions): Promise<ScheduleResult> {
  const clock = new RunClock(options);
  checkProblem(given);
  const { problem, rotations } = chooseRotations(given, options.startFrom);
  let run = await openRun(problem, new Set(), options, clock);
  try {
    clock.report('check', null, 0, 0);
    // why: a first roster is only worth keeping whole, so it is finished even when the time is over
    await run.team.perform('first', () => false);
    const relaxed = employeesToRelax(problem, run.instance, run.roster);
    if (relaxed.size > 0) {
      run.team.close();
      run = await openRun(problem, relaxed, options, clock);
      await run.team.perform('first', () => false);
    }
    run.roster.recountCoverage();
    clock.report('start', run.roster, 0, 0);
    return { ...(await improveRun(run, options, clock)), rotations };
  } finally {
    run.team.close();
  }
}

async function improveRun(
  run: Run,
  options: ScheduleOptions,
  clock: RunClock,
): Promise<Omit<ScheduleResult, 'rotations'>> {
  const { instance, roster, memory, team } = run;
  await sweepUntilStill(run, clock, MAX_SWEEPS, SWEEP_PART);
  const bounds = new BoundSearch(instance, clock, team, memory);
  if (options.withoutBound !== true) await bounds.run(roster);
  const improvement = new Improvement({ instance, roster, memory, team, clock, options });
  if (bounds.isWorthRounding) {
    await diveIntoRoster(roster, memory, team, clock);
    improvement.beginFromRounded();
    await sweepUntilStill(run, clock, SWEEPS_AFTER_ROUNDING, SWEEP_AFTER_ROUNDING_PART, bounds.best.bound);
  }
  if (instance.skillCount.some((skills) => skills > 0)) await improvement.run(bounds.best.bound);
  limitPauses(roster);
  return finishResult(run, bounds, clock, options);
}

/** Sweeps of exact best responses until nothing changes, the share of the time or the number is used up. */
async function sweepUntilStill(
  { roster, team }: Run,
  clock: RunClock,
  sweeps: number,
  part: number,
  bound = 0,
): Promise<void> {
  for (let sweep = 0; sweep < sweeps && !clock.isOver(part); sweep++) {
    await team.perform('sweep', () => clock.isOver(part));
    roster.recountCoverage();
    clock.report('start', roster, bound, 0);
    if (team.change() > -1e-6) break;
  }
}

async function openRun(
  problem: ScheduleProblem,
  relaxed: ReadonlySet<number>,
  options: ScheduleOptions,
  clock: RunClock,
): Promise<Run> {
  const instance = compileProblem(problem, relaxed);
  const isSmall = instance.employeeCount * instance.weekCount < PERSON_WEEKS_WORTH_THREADS;
  // why: threads race, so a run that must repeat has one
  const threads = isSmall || clock.countsIterations() ? 1 : Math.min(MAX_THREADS, Math.max(1, options.threads ?? 1));
  const memory = allocateTeamMemory(instance, threads);
  const roster = new Roster(instance, memory.roster);
  roster.addExtraFixedShifts();
  placeFixedShifts(roster);
  if (options.startFrom !== undefined) loadRoster(roster, lawfulPart(problem, options.startFrom));
  const team = await ThreadTeam.open({ problem, relaxed, instance, roster, memory, seed: options.seed, clock });
  return { instance, roster, memory, team };
}

/** The shifts of people without a broken rule. */
function lawfulPart(problem: ScheduleProblem, shifts: GeneratedShift[]): GeneratedShift[] {
  const fixed = problem.employees.flatMap((employee) =>
    (employee.fixedShifts ?? []).map((shift) => asGenerated(employee, shift)),
  );
  const fixedDays = new Set(fixed.map((shift) => `${shift.employeeId}|${shift.date}`));
  const free = shifts.filter((shift) => !shift.isFixed);
  const broken = new Set<string>();
  for (const { employeeId, date, rule } of validateSchedule(problem, [...fixed, ...free])) {
    // why: what is wrong with a fixed shift itself is no reason to plan the person's other days anew
    if (!SHIFT_RULES.has(rule) || !fixedDays.has(`${employeeId}|${date}`)) broken.add(employeeId);
  }
  return free.filter((shift) => !broken.has(shift.employeeId));
}

function asGenerated(employee: Employee, shift: FixedShift): GeneratedShift {
  const { date, startMs, endMs, paidMinutes, templateId = null, pauses = [] } = shift;
  return { employeeId: employee.id, date, startMs, endMs, paidMinutes, templateId, pauses, work: [], isFixed: true };
}

/** People who miss their minimum while rules of mode `consider` could give way. */
function employeesToRelax(problem: ScheduleProblem, instance: Instance, roster: Roster): Set<number> {
  const relaxed = new Set<number>();
  const hasSoft = [problem, ...problem.employees].some(({ rules }) => Object.values(rules ?? {}).includes('consider'));
  if (!hasSoft) return relaxed;
  instance.limits.forEach((limits, at) => {
    if (roster.weekMinutes[at] < limits.minMinutes || roster.weekDays[at] < limits.minDays) {
      relaxed.add(Math.floor(at / instance.weekCount));
    }
  });
  return relaxed;
}

function finishResult(
  run: Run,
  bounds: BoundSearch,
  clock: RunClock,
  options: ScheduleOptions,
): Omit<ScheduleResult, 'rotations'> {
  const { instance, roster, team } = run;
  team.close();
  const costs = rosterCosts(roster);
  const objective = totalCost(costs);
  const shifts = extractShifts(roster);
  const bound = Math.min(bounds.best.bound, objective);
  clock.report('finish', roster, bound, team.moves());
  return {
    shifts,
    objective,
    costs,
    bound,
    boundSource: bounds.best.source,
    gap: objective > 0 ? (objective - bound) / objective : 0,
    boundShortPercent: bounds.best.shortPercent,
    leastShortPercent: bounds.best.leastShortPercent,
    coverage: coverageSummary(roster),
    unmet: nameUnmetRules(instance, shifts),
    seed: options.seed,
    moves: team.moves(),
    elapsedMs: clock.elapsedMs(),
    stoppedBy: instance.employeeCount === 0 ? 'nothing_to_do' : clock.stopReason(),
    trace: clock.trace,
  };
}
