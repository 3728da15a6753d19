import { InvalidInput } from '../errors';
import { checkBetween } from '../queueing/check-number';
import { checkRoutingModel, checkWhole } from './check-model';
import type { StaffProfilesInput } from './staffing-types';

/**
 * Checks a question for the fewest agents by profile and gives its number of intervals.
 * @throws InvalidInput naming field and index
 */
export function checkStaffing(input: StaffProfilesInput): number {
  if (input.profiles.length === 0) throw new InvalidInput('profiles', 'must not be empty');
  if (input.profiles.length > 50) throw new InvalidInput('profiles', 'must be at most 50');
  input.queues.forEach((queue, index) => {
    checkBetween(`queues[${index}].slTarget`, queue.slTarget, 0, 0.999);
  });
  input.profiles.forEach((profile, index) => {
    const field = `profiles[${index}]`;
    if (profile.cost !== undefined) checkBetween(`${field}.cost`, profile.cost, 1e-3, 1e6);
    const { minAgents = 0, maxAgents } = profile;
    checkWhole(`${field}.minAgents`, minAgents, 0, 10_000);
    if (maxAgents !== undefined) checkWhole(`${field}.maxAgents`, maxAgents, minAgents, 10_000);
  });
  if (input.halfWidth !== undefined) checkBetween('halfWidth', input.halfWidth, 0.001, 0.2);
  const { intervalSec, intervals, queues, routing } = input;
  const groups = input.profiles.map(({ id, skills }) => ({ id, skills, agents: 0 }));
  try {
    return checkRoutingModel({ intervalSec, intervals, queues, routing, groups });
  } catch (error) {
    if (!(error instanceof InvalidInput)) throw error;
    throw new InvalidInput(error.field.replace(/^groups\b/, 'profiles'), error.rule);
  }
}
