import { InvalidInput } from '../errors';
import { checkBetween } from '../queueing/check-number';
import type { AllocationInput } from './allocation-types';
import { checkWhole } from './check-model';

const MAX_PEOPLE = 20_000;
const MAX_QUEUES = 500;

/** Throws InvalidInput naming the first impossible field of an allocation. Gives the queues' positions by id. */
export function checkAllocation(input: AllocationInput): Map<string, number> {
  if (input.agents.length > MAX_PEOPLE) throw new InvalidInput('agents', `must be at most ${MAX_PEOPLE}`);
  if (input.queues.length > MAX_QUEUES) throw new InvalidInput('queues', `must be at most ${MAX_QUEUES}`);
  if (input.maxSkillsPerAgent !== undefined) checkWhole('maxSkillsPerAgent', input.maxSkillsPerAgent, 1, MAX_QUEUES);
  if (input.minCoverage !== undefined) checkBetween('minCoverage', input.minCoverage, 0, 1);
  if (input.stickiness !== undefined) checkBetween('stickiness', input.stickiness, 0, 1000);
  const position = new Map<string, number>();
  input.queues.forEach((queue, index) => {
    const field = `queues[${index}]`;
    if (position.has(queue.id)) throw new InvalidInput(`${field}.id`, 'must not be given twice');
    position.set(queue.id, index);
    checkBetween(`${field}.requiredAgents`, queue.requiredAgents, 0, 1e6);
    if (queue.weight !== undefined) checkBetween(`${field}.weight`, queue.weight, 1e-3, 1e3);
    if (queue.minCoverage !== undefined) checkBetween(`${field}.minCoverage`, queue.minCoverage, 0, 1);
  });
  const ids = new Set<string>();
  input.agents.forEach((agent, index) => {
    const field = `agents[${index}]`;
    if (ids.has(agent.id)) throw new InvalidInput(`${field}.id`, 'must not be given twice');
    ids.add(agent.id);
    if (agent.availability !== undefined) checkBetween(`${field}.availability`, agent.availability, 0.001, 1);
    const seen = new Set<string>();
    agent.skills.forEach((skill, k) => {
      const name = `${field}.skills[${k}]`;
      if (!position.has(skill.queueId)) throw new InvalidInput(`${name}.queueId`, 'must be the id of a queue');
      if (seen.has(skill.queueId)) throw new InvalidInput(`${name}.queueId`, 'must not be named twice');
      seen.add(skill.queueId);
      if (skill.proficiency !== undefined) checkBetween(`${name}.proficiency`, skill.proficiency, 0.1, 10);
      if (skill.preference !== undefined) checkBetween(`${name}.preference`, skill.preference, 0, 1e6);
    });
    for (const current of agent.currentQueueIds ?? []) {
      if (!position.has(current)) throw new InvalidInput(`${field}.currentQueueIds`, 'must be ids of queues');
    }
  });
  return position;
}
