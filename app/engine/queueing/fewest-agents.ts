import { InvalidInput } from '../errors';
import { MAX_AGENTS } from './check-number';
import type { QueueMeasures } from './queue-measures';
import { type StaffingTargets, type TargetName, type TargetRule, toTargetRules } from './staffing-targets';

/** Guard against a limit met exactly being missed by a rounding error. */
const RELATIVE_TOLERANCE = 1e-12;

/** Answer of `findFewestAgents`. */
export interface StaffingAnswer<M extends QueueMeasures = QueueMeasures> {
  /** Fewest whole agents that meet every target. */
  agents: number;
  /** Where straight lines between `agents - 1` and `agents` meet the targets; never above `agents`. */
  fractionalAgents: number;
  /** Steady state at `agents`. */
  measures: M;
  /** Targets that `agents - 1` would miss: what the number is for. */
  binding: TargetName[];
}

/**
 * Fewest agents that meet all targets together, for any model in which more agents are never worse.
 * Gallops from a first guess and then halves: some 2 log2 of the distance evaluations.
 * @param measure steady state at a number of agents
 * @param guess where to begin, e.g. the offered traffic rounded up; the answer does not depend on it
 * @throws InvalidInput where a target is impossible (below what two million agents reach)
 */
export function findFewestAgents<M extends QueueMeasures>(
  measure: (agents: number) => M,
  targets: StaffingTargets,
  guess: number,
): StaffingAnswer<M> {
  const rules = toTargetRules(targets);
  const least = targets.minAgents ?? 0;
  const seen = new Map<number, M>();
  const at = (agents: number): M => {
    const known = seen.get(agents);
    if (known) return known;
    const measured = measure(agents);
    seen.set(agents, measured);
    return measured;
  };
  const meets = (agents: number) => missedRules(rules, at(agents)).length === 0;

  const { low, high } = bracket(meets, least, Math.max(least, Math.ceil(guess)));
  let missing = low;
  let enough = high;
  while (enough - missing > 1) {
    const middle = missing + Math.floor((enough - missing) / 2);
    if (meets(middle)) enough = middle;
    else missing = middle;
  }
  if (enough === least) {
    return { agents: least, fractionalAgents: least, measures: at(least), binding: least > 0 ? ['minAgents'] : [] };
  }
  const missed = missedRules(rules, at(enough - 1));
  const fractions = missed.map((rule) => crossing(rule.read(at(enough - 1)), rule.read(at(enough)), rule.limit));
  return {
    agents: enough,
    fractionalAgents: enough - 1 + Math.max(...fractions),
    measures: at(enough),
    binding: missed.map((rule) => rule.name),
  };
}

/** Finds `low` that misses (or least - 1) and `high` that meets the targets. */
function bracket(meets: (agents: number) => boolean, least: number, guess: number): { low: number; high: number } {
  let step = 1;
  if (meets(guess)) {
    let high = guess;
    while (high - step >= least) {
      if (!meets(high - step)) return { low: high - step, high };
      high -= step;
      step *= 2;
    }
    return { low: least - 1, high };
  }
  let low = guess;
  for (;;) {
    const next = Math.min(low + step, MAX_AGENTS);
    if (meets(next)) return { low, high: next };
    if (next === MAX_AGENTS) throw new InvalidInput('targets', `cannot be met by ${MAX_AGENTS} agents`);
    low = next;
    step *= 2;
  }
}

function missedRules(rules: TargetRule[], measures: QueueMeasures): TargetRule[] {
  return rules.filter((rule) => rule.read(measures) > rule.limit + Math.abs(rule.limit) * RELATIVE_TOLERANCE);
}

/** How far between two agents the line from `before` to `after` falls to `limit`, 0 to 1. */
function crossing(before: number, after: number, limit: number): number {
  if (!Number.isFinite(before)) return 1;
  const fraction = (before - limit) / (before - after);
  return fraction > 0 && fraction < 1 ? fraction : 1;
}
