import { z } from 'zod';
import { type AgentSkill, ROUTING_RULES, type RoutingModel, type SkilledAgent } from '~/engine/multiskill';

/** What is tried on a day of the centre. Percentages are changes: 10 is a tenth more. */
export const whatIfSchema = z.object({
  volumePercent: z.coerce.number().min(-90).max(400).default(0),
  ahtPercent: z.coerce.number().min(-80).max(400).default(0),
  /** share of the people at work who do not come */
  absencePercent: z.coerce.number().min(0).max(90).default(0),
  /** share of those who give up and try again */
  redialPercent: z.coerce.number().min(0).max(95).default(0),
  /** contacts wait so long before people help out on other than their main queue */
  overflowSec: z.coerce.number().min(0).max(3600).default(0),
  routing: z.enum(ROUTING_RULES).default('longest-idle'),
  /** people of one queue who learn another */
  trainPeople: z.coerce.number().int().min(0).max(500).default(0),
  trainFrom: z.string().max(100).default(''),
  trainTo: z.string().max(100).default(''),
});

export type WhatIf = z.output<typeof whatIfSchema>;

/** Speed of somebody freshly trained. */
const freshProficiency = 0.85;

const main = (agent: SkilledAgent) =>
  agent.skills.reduce<AgentSkill | null>(
    (best, skill) => (!best || (skill.preference ?? 1) < (best.preference ?? 1) ? skill : best),
    null,
  );

/** The same people, each on the main queue alone: what the centre would be without shared skills. */
export function withoutPooling(model: RoutingModel): RoutingModel {
  return {
    ...model,
    agents: model.agents?.map((agent) => ({ ...agent, skills: [main(agent)].filter((skill) => skill !== null) })),
  };
}

/**
 * A day with the changes of a what-if. Absence takes people out evenly over the list; training takes those of `trainFrom` first who
 * have the fewest skills.
 */
export function applyWhatIf(model: RoutingModel, change: WhatIf): RoutingModel {
  const volume = 1 + change.volumePercent / 100;
  const queues = model.queues.map((queue) => ({
    ...queue,
    arrivals:
      typeof queue.arrivals === 'number' ? queue.arrivals * volume : queue.arrivals.map((value) => value * volume),
    handleTimeSec: queue.handleTimeSec * (1 + change.ahtPercent / 100),
    redialShare: change.redialPercent > 0 ? change.redialPercent / 100 : queue.redialShare,
  }));
  const present = dropEvenly(model.agents ?? [], change.absencePercent / 100);
  const trained = train(present, change);
  const agents = change.overflowSec > 0 ? trained.map((agent) => holdBack(agent, change.overflowSec)) : trained;
  return { ...model, queues, agents, routing: change.routing };
}

/** Takes a share of a list out, spread over it. */
function dropEvenly<Item>(items: readonly Item[], share: number): Item[] {
  return items.filter((_, i) => Math.floor((i + 1) * share) === Math.floor(i * share));
}

function train(agents: SkilledAgent[], { trainPeople, trainFrom, trainTo }: WhatIf): SkilledAgent[] {
  if (trainPeople === 0 || !trainFrom || !trainTo || trainFrom === trainTo) return agents;
  const chosen = agents
    .filter((agent) => main(agent)?.queueId === trainFrom && !agent.skills.some(({ queueId }) => queueId === trainTo))
    .sort((a, b) => a.skills.length - b.skills.length || a.id.localeCompare(b.id))
    .slice(0, trainPeople);
  const ids = new Set(chosen.map(({ id }) => id));
  return agents.map((agent) =>
    ids.has(agent.id)
      ? {
          ...agent,
          skills: [
            ...agent.skills,
            { queueId: trainTo, proficiency: freshProficiency, preference: agent.skills.length + 1 },
          ],
        }
      : agent,
  );
}

/** Helps out on other queues only after contacts there have waited. */
function holdBack(agent: SkilledAgent, afterWaitSec: number): SkilledAgent {
  const first = main(agent);
  return { ...agent, skills: agent.skills.map((skill) => (skill === first ? skill : { ...skill, afterWaitSec })) };
}
