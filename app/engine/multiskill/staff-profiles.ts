import { createHighsSolver } from '../scheduling/lp/highs-solver';
import type { LpSolver } from '../scheduling/lp/lp-solver';
import { checkDay } from './check-day';
import { checkStaffing } from './check-staffing';
import { findInfeasible } from './find-infeasible';
import { countSeparateAgents } from './separate-agents';
import { pickComponent, type StaffingComponent, splitComponents } from './split-components';
import { type IntervalLoad, searchStaffing } from './staff-interval';
import { StaffingEvaluator } from './staffing-evaluator';
import type {
  InfeasibleTarget,
  IntervalStaffing,
  ProfileStaffing,
  StaffingOfDay,
  StaffProfilesInput,
} from './staffing-types';

const MAX_CORRECTIONS = 20;

/**
 * Fewest agents of each skill profile that meet every queue's target, interval by interval in steady state, against what
 * the queues would need each with people of its own. Linear programme and simulation with cutting planes. Several intervals are then played
 * as one day (see `checkDay`), so that what waits at the end of one is carried over into the next.
 * Where a target cannot be met the result says which, when, and what is missing.
 * @throws InvalidInput naming field and index
 */
export async function staffProfiles(input: StaffProfilesInput): Promise<ProfileStaffing> {
  const intervals = checkStaffing(input);
  const solver = await createHighsSolver();
  const components = splitComponents(
    input.queues.map((queue) => queue.id),
    input.profiles,
  );
  const results: IntervalStaffing[] = [];
  const infeasible: InfeasibleTarget[] = [];
  const known = new Map<string, StaffedPart>();
  let isStopped = false;
  let simulations = 0;
  const maySimulate = (interval: number) => {
    simulations++;
    isStopped = isStopped || input.onProgress?.({ interval, intervals, simulations }) === false;
    return !isStopped;
  };
  for (let interval = 0; interval < intervals && !isStopped; interval++) {
    const arrivals = input.queues.map((queue) => arrivalsAt(queue.arrivals, interval));
    const load = { ...input, queues: input.queues.map((queue) => atInterval(queue, interval)) };
    const key = [...arrivals, ...load.queues.map((queue) => queue.handleTimeSec)].join();
    const mayGoOn = () => maySimulate(interval);
    const found = known.get(key) ?? staffParts(load, components, solver, arrivals, mayGoOn);
    known.set(key, found);
    results.push({ ...found.staffing, interval });
    infeasible.push(...found.infeasible.map((target) => ({ ...target, interval })));
  }
  const isWhole = intervals > 1 && !isStopped;
  const day = isWhole ? carryOver(input, results, () => maySimulate(intervals - 1)) : null;
  const sum = (of: (staffing: IntervalStaffing) => number) => results.reduce((total, one) => total + of(one), 0);
  const agents = sum((one) => one.agents.reduce((total, count) => total + count, 0));
  const separateAgents = sum((one) => one.separateAgents);
  return {
    intervals: results,
    day,
    agents,
    separateAgents,
    cost: sum((one) => one.cost),
    poolingGain: infeasible.length === 0 ? gainOf(agents, separateAgents) : 0,
    infeasible,
  };
}

/** Plays the day and writes the agents that it asks for beyond steady state into the intervals. */
function carryOver(input: StaffProfilesInput, results: IntervalStaffing[], mayGoOn: () => boolean): StaffingOfDay {
  const agents = results.map((staffing) => [...staffing.agents]);
  const day = checkDay(input, agents, mayGoOn);
  results.forEach((staffing, interval) => {
    const people = agents[interval].reduce((sum, count) => sum + count, 0);
    staffing.cost += day.added[interval].reduce(
      (sum, count, index) => sum + count * (input.profiles[index].cost ?? 1),
      0,
    );
    staffing.agents = agents[interval];
    // where a target could not be met the gain was left out, and stays so
    if (staffing.poolingGain !== 0) staffing.poolingGain = gainOf(people, staffing.separateAgents);
  });
  return day;
}

interface StaffedPart {
  staffing: IntervalStaffing;
  infeasible: InfeasibleTarget[];
}

/** Staffs the parts that share nobody one by one, and puts them together. */
function staffParts(
  input: StaffProfilesInput,
  components: readonly StaffingComponent[],
  solver: LpSolver,
  arrivals: readonly number[],
  mayGoOn: () => boolean,
): StaffedPart {
  const agents = input.profiles.map(() => 0);
  const queues: IntervalStaffing['queues'] = [];
  const infeasible: InfeasibleTarget[] = [];
  const total = { cost: 0, lowerBound: 0, separateAgents: 0, simulations: 0 };
  for (const component of components) {
    const loads = component.queues.map((queue) => arrivals[queue]);
    const part = staffInterval(pickComponent(input, component), solver, loads, mayGoOn);
    component.profiles.forEach((profile, index) => {
      agents[profile] = part.staffing.agents[index];
    });
    component.queues.forEach((queue, index) => {
      queues[queue] = part.staffing.queues[index];
    });
    total.cost += part.staffing.cost;
    total.lowerBound += part.staffing.lowerBound;
    total.separateAgents += part.staffing.separateAgents;
    total.simulations += part.staffing.simulations;
    infeasible.push(...part.infeasible);
  }
  const people = agents.reduce((sum, count) => sum + count, 0);
  const poolingGain = infeasible.length === 0 ? gainOf(people, total.separateAgents) : 0;
  return { staffing: { interval: 0, agents, queues, poolingGain, ...total }, infeasible };
}

function staffInterval(
  input: StaffProfilesInput,
  solver: LpSolver,
  arrivals: readonly number[],
  mayGoOn: () => boolean,
): StaffedPart {
  const { profiles, intervalSec } = input;
  const separate = input.queues.map((queue, index) => countSeparateAgents(queue, arrivals[index], intervalSec));
  const isCovered = (id: string) =>
    profiles.some((profile) => (profile.maxAgents ?? 1) > 0 && profile.skills.some((skill) => skill.queueId === id));
  // Queues that nobody serves cannot be helped and would only fill the simulation.
  const served = arrivals.map((count, index) => (isCovered(input.queues[index].id) ? count : 0));
  const load: IntervalLoad = { queues: input.queues, arrivals: served, separateAgents: separate, intervalSec };
  const hasWork = served.some((count) => count > 0);
  if (!hasWork) return describeIdle(input, arrivals, separate);
  const evaluator = new StaffingEvaluator(input, input.queues, served, profiles);
  const search = searchStaffing(solver, profiles, load, evaluator, mayGoOn);
  const agents = search.agents ?? mostAgents(input, separate);
  const result = search.agents ? confirm(agents, load, input, evaluator, mayGoOn) : evaluator.measure(agents);
  const cost = agents.reduce((sum, count, index) => sum + count * (profiles[index].cost ?? 1), 0);
  const total = agents.reduce((sum, count) => sum + count, 0);
  const separateAgents = separate.reduce((sum, count, index) => sum + (served[index] > 0 ? count : 0), 0);
  return {
    staffing: {
      interval: 0,
      agents,
      cost,
      lowerBound: Number.isFinite(search.lowerBound) ? search.lowerBound : cost,
      queues: input.queues.map((queue, index) => ({
        queueId: queue.id,
        slTarget: queue.slTarget,
        serviceLevel: result.queues[index].serviceLevel['answered-of-offered'],
        asaSec: result.queues[index].asaSec,
        separateAgents: separate[index],
      })),
      separateAgents,
      poolingGain: search.agents ? gainOf(total, separateAgents) : 0,
      simulations: evaluator.simulations,
    },
    infeasible: findInfeasible(input, arrivals, served, separate, agents, search.agents ? undefined : result),
  };
}

/** Simulates precisely with fresh contacts; where a target is clearly missed, adds the agent who helps it most. */
function confirm(
  agents: number[],
  load: IntervalLoad,
  input: StaffProfilesInput,
  evaluator: StaffingEvaluator,
  mayGoOn: () => boolean,
) {
  let result = evaluator.measure(agents);
  for (let k = 0; k < MAX_CORRECTIONS; k++) {
    const missed = load.queues.findIndex((queue, index) => {
      const level = result.queues[index].serviceLevel['answered-of-offered'];
      return load.arrivals[index] > 0 && level.mean < queue.slTarget - 2 * level.standardError;
    });
    if (missed < 0 || !mayGoOn()) return result;
    const helpful = input.profiles
      .map((profile, index) => ({ profile, index }))
      .filter(
        ({ profile, index }) =>
          profile.skills.some((skill) => skill.queueId === load.queues[missed].id) &&
          agents[index] < (profile.maxAgents ?? Number.POSITIVE_INFINITY),
      )
      .sort((a, b) => (a.profile.cost ?? 1) - (b.profile.cost ?? 1));
    if (helpful.length === 0) return result;
    agents[helpful[0].index]++;
    result = evaluator.measure(agents);
  }
  return result;
}

/** Everybody whom the profiles' limits allow; without a limit as many as all queues would need alone. */
function mostAgents(input: StaffProfilesInput, separate: readonly number[]): number[] {
  const all = separate.reduce((sum, count) => sum + count, 0);
  return input.profiles.map((profile) => profile.maxAgents ?? Math.max(all, profile.minAgents ?? 0));
}

function describeIdle(input: StaffProfilesInput, arrivals: readonly number[], separate: readonly number[]) {
  const none = { mean: 0, halfWidth: 0, standardError: 0, replications: 0 };
  const agents = input.profiles.map((profile) => profile.minAgents ?? 0);
  const cost = agents.reduce((sum, count, index) => sum + count * (input.profiles[index].cost ?? 1), 0);
  const staffing: IntervalStaffing = {
    interval: 0,
    agents,
    cost,
    lowerBound: cost,
    queues: input.queues.map((queue, index) => ({
      queueId: queue.id,
      slTarget: queue.slTarget,
      serviceLevel: { ...none, mean: arrivals[index] > 0 ? 0 : 1 },
      asaSec: none,
      separateAgents: separate[index],
    })),
    separateAgents: 0,
    poolingGain: 0,
    simulations: 0,
  };
  return {
    staffing,
    infeasible: findInfeasible(
      input,
      arrivals,
      arrivals.map(() => 0),
      separate,
      agents,
      undefined,
    ),
  };
}

function gainOf(agents: number, separateAgents: number): number {
  return separateAgents > 0 ? 1 - agents / separateAgents : 0;
}

/** The queue with the handling time of an interval for all of it. */
function atInterval(
  queue: StaffProfilesInput['queues'][number],
  interval: number,
): StaffProfilesInput['queues'][number] {
  const { handleTimeByInterval, ...rest } = queue;
  return { ...rest, handleTimeSec: handleTimeByInterval?.[interval] ?? queue.handleTimeSec };
}

function arrivalsAt(arrivals: number | readonly number[], interval: number): number {
  return typeof arrivals === 'number' ? arrivals : arrivals[interval];
}
