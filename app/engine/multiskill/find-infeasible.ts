import type { SimulationResult } from './simulation-types';
import { StaffingEvaluator } from './staffing-evaluator';
import type { InfeasibleTarget, StaffProfilesInput } from './staffing-types';

const MOST_MISSING = 4096;

/**
 * Targets of one interval that cannot be met: queues that nobody serves, and, where everybody allowed is at work, those that
 * still miss their target. What is missing is counted in agents for that queue alone.
 * @param served arrivals of the queues that somebody serves
 * @param agents numbers at work
 * @param result their figures, where even they are too few
 */
export function findInfeasible(
  input: StaffProfilesInput,
  arrivals: readonly number[],
  served: readonly number[],
  separate: readonly number[],
  agents: readonly number[],
  result: SimulationResult | undefined,
): InfeasibleTarget[] {
  return input.queues.flatMap((queue, index): InfeasibleTarget[] => {
    const { id: queueId, slTarget } = queue;
    if (arrivals[index] === 0) return [];
    if (served[index] === 0) {
      const missingAgents = separate[index];
      return [
        { queueId, interval: 0, reason: 'nobody-has-the-skill', reachableServiceLevel: 0, slTarget, missingAgents },
      ];
    }
    if (!result) return [];
    const level = result.queues[index].serviceLevel['answered-of-offered'].mean;
    if (level >= slTarget) return [];
    const missingAgents = countMissing(input, served, agents, index);
    const profileId = input.profiles
      .filter((profile) => profile.skills.some((skill) => skill.queueId === queueId))
      .sort((a, b) => a.skills.length - b.skills.length || (a.cost ?? 1) - (b.cost ?? 1))[0]?.id;
    return [
      {
        queueId,
        interval: 0,
        reason: 'too-few-agents',
        reachableServiceLevel: level,
        slTarget,
        missingAgents,
        profileId,
      },
    ];
  });
}

/** Agents for this queue alone that would bring it to its target beside everybody else, by doubling and halving. */
function countMissing(
  input: StaffProfilesInput,
  served: readonly number[],
  agents: readonly number[],
  queue: number,
): number {
  const extra = { id: 'additional agents', skills: [{ queueId: input.queues[queue].id }] };
  const evaluator = new StaffingEvaluator(input, input.queues, served, [...input.profiles, extra]);
  const isEnough = (more: number) => evaluator.serviceLevels([...agents, more])[queue] >= input.queues[queue].slTarget;
  let enough = 1;
  while (enough < MOST_MISSING && !isEnough(enough)) enough *= 2;
  let missing = Math.floor(enough / 2);
  while (enough - missing > 1) {
    const middle = (enough + missing) >> 1;
    if (isEnough(middle)) enough = middle;
    else missing = middle;
  }
  return enough;
}
