import { fullCompletionRate } from '../queueing/chat-chain';
import type { LpSolver } from '../scheduling/lp/lp-solver';
import { type Cut, findCheapestAgents } from './profile-programme';
import type { SkillQueue } from './routing-model';
import type { StaffingEvaluator } from './staffing-evaluator';
import type { SkillProfile } from './staffing-types';

/** One interval's load to be staffed; arrays by queue. */
export interface IntervalLoad {
  queues: readonly (SkillQueue & { slTarget: number })[];
  arrivals: readonly number[];
  separateAgents: readonly number[];
  intervalSec: number;
}

export interface StaffingSearch {
  /** Cheapest numbers found that meet every target; undefined where the profiles' limits forbid any. */
  agents: number[] | undefined;
  lowerBound: number;
}

const MAX_CUTS_ROUNDS = 40;
const MAX_DESCENTS = 200;

/**
 * Fewest agents by cutting planes: the cheapest numbers that respect all cuts are simulated; each queue that misses its
 * target adds a cut along the slopes of its service level (differences of one agent, common random numbers). What is found
 * is then improved by leaving out and exchanging single agents, since service level is concave only near its target.
 * @param mayGoOn asked before each simulation
 * Source: J. Atlason, M. Epelman & S. Henderson, "Call center staffing with simulation and cutting plane methods" (2004).
 */
export function searchStaffing(
  solver: LpSolver,
  profiles: readonly SkillProfile[],
  load: IntervalLoad,
  evaluator: StaffingEvaluator,
  mayGoOn: () => boolean,
): StaffingSearch {
  const speeds = speedsOf(profiles, load.queues);
  const solve = (work: readonly number[], cuts: readonly Cut[]) =>
    findCheapestAgents(solver, profiles, speeds, work, cuts);
  const leastWork = load.queues.map((queue, index) => leastWorkOf(queue, load.arrivals[index], load.intervalSec));
  const bound = solve(leastWork, []);
  if (!bound) return { agents: undefined, lowerBound: Number.POSITIVE_INFINITY };
  let candidate = solve(pooledWork(load), []) ?? bound;
  const cuts: Cut[] = [];
  for (let round = 0; round < MAX_CUTS_ROUNDS && mayGoOn(); round++) {
    const levels = evaluator.serviceLevels(candidate.agents);
    if (meets(levels, load)) {
      const agents = improve(candidate.agents, profiles, load, evaluator, mayGoOn);
      return { agents, lowerBound: bound.cost };
    }
    cuts.push(...cutsAt(candidate.agents, levels, profiles, speeds, load, evaluator));
    const next = solve(leastWork, cuts);
    if (!next) return { agents: undefined, lowerBound: bound.cost };
    candidate = next;
  }
  return { agents: candidate.agents, lowerBound: bound.cost };
}

/** Speed of each profile on each queue, 0 where it has not the skill. */
export function speedsOf(profiles: readonly SkillProfile[], queues: readonly SkillQueue[]): number[][] {
  return profiles.map((profile) =>
    queues.map((queue) => {
      const skill = profile.skills.find((entry) => entry.queueId === queue.id);
      return skill ? (skill.proficiency ?? 1) : 0;
    }),
  );
}

function meets(levels: readonly number[], load: IntervalLoad): boolean {
  return levels.every((level, queue) => load.arrivals[queue] === 0 || level >= load.queues[queue].slTarget);
}

/** Agents' time that must be given at least: all work where nobody gives up, else that of those answered in time. */
function leastWorkOf(queue: SkillQueue & { slTarget: number }, arrivals: number, intervalSec: number): number {
  const erlangs = workOf(queue, arrivals, intervalSec);
  return Number.isFinite(queue.patienceSec ?? Number.POSITIVE_INFINITY) ? erlangs * queue.slTarget : erlangs;
}

function workOf(queue: SkillQueue, arrivals: number, intervalSec: number): number {
  const { handleTimeSec, concurrency = 1, switchPenalty = 0 } = queue;
  return (arrivals * handleTimeSec) / intervalSec / fullCompletionRate(concurrency, switchPenalty);
}

/** First guess: each queue with the margin it needs alone, less what queues of the same size in one pool save. */
function pooledWork(load: IntervalLoad): number[] {
  const work = load.queues.map((queue, index) => workOf(queue, load.arrivals[index], load.intervalSec));
  const total = work.reduce((sum, erlangs) => sum + erlangs, 0);
  return work.map((erlangs, index) => {
    if (erlangs === 0) return 0;
    const margin = load.separateAgents[index] - 0.5 - erlangs;
    return Math.max(0.5 * erlangs, erlangs + margin * Math.sqrt(erlangs / total));
  });
}

/** A cut for each queue that misses its target. */
function cutsAt(
  agents: readonly number[],
  levels: readonly number[],
  profiles: readonly SkillProfile[],
  speeds: readonly (readonly number[])[],
  load: IntervalLoad,
  evaluator: StaffingEvaluator,
): Cut[] {
  const oneMore = profiles.map((_, profile) =>
    evaluator.serviceLevels(agents.map((count, index) => count + (index === profile ? 1 : 0))),
  );
  return load.queues.flatMap((queue, q) => {
    const missing = queue.slTarget - levels[q];
    if (load.arrivals[q] === 0 || missing <= 0) return [];
    const slopes = oneMore.map((more) => Math.max(0, more[q] - levels[q]));
    const steepest = Math.max(...slopes);
    if (steepest <= 1e-9) {
      // No single agent helps measurably: at least one more of those who have the skill.
      const skilled = profiles.map((_, profile) => (speeds[profile][q] > 0 ? 1 : 0));
      return [{ slopes: skilled, limit: dot(skilled, agents) + 1 }];
    }
    // why: far below the target the slope is small and would ask for too many; a step of a tenth of the agents is enough
    const total = agents.reduce((sum, count) => sum + count, 0);
    const step = Math.min(missing, steepest * Math.max(1, Math.ceil(0.1 * total)));
    return [{ slopes, limit: dot(slopes, agents) + step }];
  });
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, index) => sum + value * b[index], 0);
}

/** Leaves out agents, and exchanges one or two for one that costs less, for as long as every target holds. */
function improve(
  start: readonly number[],
  profiles: readonly SkillProfile[],
  load: IntervalLoad,
  evaluator: StaffingEvaluator,
  mayGoOn: () => boolean,
): number[] {
  let best = [...start];
  const cost = (profile: number) => profiles[profile].cost ?? 1;
  const dearest = profiles.map((_, index) => index).sort((a, b) => cost(b) - cost(a));
  const isAllowed = (agents: readonly number[]) =>
    agents.every(
      (count, index) =>
        count >= (profiles[index].minAgents ?? 0) && count <= (profiles[index].maxAgents ?? Number.POSITIVE_INFINITY),
    );
  const pairs = dearest.flatMap((drop) => dearest.filter((add) => add !== drop).map((add) => ({ drop, add })));
  const changes = [
    ...dearest.map((drop) => ({ drop, dropped: 1, add: -1 })),
    ...pairs.filter(({ drop, add }) => cost(add) < cost(drop)).map((pair) => ({ ...pair, dropped: 1 })),
    ...pairs.filter(({ drop, add }) => cost(add) < 2 * cost(drop)).map((pair) => ({ ...pair, dropped: 2 })),
  ];
  for (let step = 0; step < MAX_DESCENTS; step++) {
    const better = changes
      .map(({ drop, dropped, add }) =>
        best.map((count, index) => count - (index === drop ? dropped : 0) + (index === add ? 1 : 0)),
      )
      .find((agents) => isAllowed(agents) && mayGoOn() && meets(evaluator.serviceLevels(agents), load));
    if (!better) return best;
    best = better;
  }
  return best;
}
