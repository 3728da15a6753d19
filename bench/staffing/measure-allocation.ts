import { type AllocationInput, allocateAgents } from '../../app/engine/multiskill';
import { createRandom } from '../../app/engine/random';
import { repeatCpu } from './measure-cpu';

export interface AllocationTime {
  agents: number;
  queues: number;
  skillsPerAgent: number;
  leastMs: number;
  medianMs: number;
  /** Cost above the proven bound, relative. */
  gap: number;
}

/** Allocation times by size, with speeds, preferences, priorities, present places, and at most three queues per agent. */
export function measureAllocation(): AllocationTime[] {
  const sizes = [
    [50, 10, 4],
    [500, 30, 6],
    [500, 30, 30],
    [2000, 100, 8],
    [5000, 200, 8],
    [5000, 200, 20],
  ];
  return sizes.map(([agents, queues, skillsPerAgent]) => {
    const input = createCentre(agents, queues, skillsPerAgent);
    const { cost, lowerBound } = allocateAgents(input);
    const { leastSec, medianSec } = repeatCpu(agents > 1000 ? 5 : 15, () => allocateAgents(input));
    return {
      agents,
      queues,
      skillsPerAgent,
      leastMs: leastSec * 1000,
      medianMs: medianSec * 1000,
      gap: (cost - lowerBound) / Math.max(lowerBound, 1e-9),
    };
  });
}

function createCentre(people: number, queues: number, skillsPerAgent: number): AllocationInput {
  const random = createRandom(`${people}/${queues}/${skillsPerAgent}`);
  const ids = Array.from({ length: queues }, (_, q) => `q${q}`);
  const agents = Array.from({ length: people }, (_, a) => {
    const skills = random
      .shuffle([...ids])
      .slice(0, skillsPerAgent)
      .map((queueId, k) => ({ queueId, proficiency: 0.6 + 0.1 * random.int(9), preference: k + 1 }));
    return { id: `a${a}`, skills, currentQueueIds: [skills[0].queueId] };
  });
  return {
    agents,
    queues: ids.map((id) => ({
      id,
      requiredAgents: (people / queues) * (0.5 + random.next()),
      weight: 1 + random.int(3),
    })),
    maxSkillsPerAgent: 3,
  };
}
