import { checkErlangA, type ErlangAInput, measureErlangA } from './erlang-a';
import { measureErlangC } from './erlang-c';
import { type ErlangXInput, type ErlangXMeasures, measureErlangX } from './erlang-x';
import { findFewestAgents, type StaffingAnswer } from './fewest-agents';
import { checkThreshold, type QueueLoad, trafficOf } from './queue-load';
import { type StaffingTargets, toTargetRules } from './staffing-targets';

/**
 * Fewest agents by Erlang C for any targets together.
 * @param input.thresholdSec acceptable wait of the service level, seconds
 * @throws InvalidInput
 */
export function staffErlangC(input: QueueLoad & { thresholdSec: number }, targets: StaffingTargets): StaffingAnswer {
  checkThreshold(input.thresholdSec);
  toTargetRules(targets);
  const trafficErl = trafficOf(input);
  const stableAgents = trafficErl > 0 ? Math.floor(trafficErl) + 1 : 0;
  const minAgents = Math.max(targets.minAgents ?? 0, stableAgents);
  const answer = findFewestAgents(
    (agents) => measureErlangC({ ...input, agents }),
    { ...targets, minAgents },
    firstGuess(trafficErl),
  );
  const fractionalAgents = Math.max(answer.fractionalAgents, trafficErl / (targets.maxOccupancy ?? 1));
  return { ...answer, fractionalAgents: Math.min(answer.agents, fractionalAgents) };
}

/**
 * Fewest agents by Erlang A, with finite waiting room where given, for any targets together.
 * @throws InvalidInput
 */
export function staffErlangA(input: Omit<ErlangAInput, 'agents'>, targets: StaffingTargets): StaffingAnswer {
  const trafficErl = checkErlangA({ ...input, agents: 0 });
  return findFewestAgents((agents) => measureErlangA({ ...input, agents }), targets, firstGuess(trafficErl));
}

/**
 * Fewest agents by Erlang X (with redials) for any targets together.
 * @throws InvalidInput
 */
export function staffErlangX(
  input: Omit<ErlangXInput, 'agents'>,
  targets: StaffingTargets,
): StaffingAnswer<ErlangXMeasures> {
  const trafficErl = checkErlangA({ ...input, agents: 0 });
  return findFewestAgents((agents) => measureErlangX({ ...input, agents }), targets, firstGuess(trafficErl));
}

/** Square-root rule: traffic and half a standard deviation. */
function firstGuess(trafficErl: number): number {
  return trafficErl === 0 ? 0 : trafficErl + 0.5 * Math.sqrt(trafficErl);
}
