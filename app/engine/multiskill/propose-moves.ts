import { InvalidInput } from '../errors';
import { measureChats, measureErlangA, measureErlangC } from '../queueing';
import type { Move, QueueEffect, QueueLoadNow, RebalanceInput, RebalanceResult } from './advice-types';
import { allocateAgents } from './allocate-agents';
import type { AgentAssignment, AllocationAgent } from './allocation-types';

const LEAST_SHARE = 1e-6;

/**
 * Moves that bring people to where they are missed now, the most useful first, with the expected effect of each alone and of
 * all together. Somebody present on several queues counts as evenly split. Nobody moves for less than the stickiness.
 * @throws InvalidInput naming field and index
 */
export function proposeMoves(input: RebalanceInput): RebalanceResult {
  const loads = indexLoads(input);
  const allocation = allocateAgents(input);
  const assignments = new Map(allocation.assignments.map((entry) => [entry.agentId, entry]));
  const before = new Map(input.queues.map((queue) => [queue.id, 0]));
  for (const agent of input.agents) addPresent(before, agent, 1);
  const after = new Map(before);
  const moves: Move[] = [];
  for (const agent of input.agents) {
    const assignment = assignments.get(agent.id);
    if (!assignment || !isMoved(agent, assignment)) continue;
    const alone = new Map(before);
    for (const agents of [alone, after]) {
      addPresent(agents, agent, -1);
      addAssigned(agents, agent, assignment);
    }
    const fromQueueIds = [...(agent.currentQueueIds ?? [])];
    const toQueueIds = assignment.shares.map((share) => share.queueId);
    const touched = [...new Set([...fromQueueIds, ...toQueueIds])];
    moves.push({
      agentId: agent.id,
      fromQueueIds,
      toQueueIds,
      effects: touched.flatMap((id) => describeEffect(loads.get(id), before.get(id) ?? 0, alone.get(id) ?? 0)),
    });
  }
  return {
    moves: moves.sort((a, b) => answeredMore(b, loads) - answeredMore(a, loads)),
    effects: input.queues.flatMap(({ id }) => describeEffect(loads.get(id), before.get(id) ?? 0, after.get(id) ?? 0)),
    allocation,
  };
}

function indexLoads(input: RebalanceInput): Map<string, QueueLoadNow> {
  const loads = new Map<string, QueueLoadNow>();
  const known = new Set(input.queues.map((queue) => queue.id));
  input.loads.forEach((load, index) => {
    if (!known.has(load.queueId)) throw new InvalidInput(`loads[${index}].queueId`, 'must be the id of a queue');
    if (loads.has(load.queueId)) throw new InvalidInput(`loads[${index}].queueId`, 'must not be given twice');
    loads.set(load.queueId, load);
    measureAt(load, 0);
  });
  return loads;
}

function proficiencyOf(agent: AllocationAgent, queueId: string): number {
  const skill = agent.skills.find((entry) => entry.queueId === queueId);
  return (skill?.proficiency ?? 1) * (agent.availability ?? 1);
}

function addPresent(agents: Map<string, number>, agent: AllocationAgent, sign: 1 | -1): void {
  const current = agent.currentQueueIds ?? [];
  for (const id of current) {
    agents.set(id, (agents.get(id) ?? 0) + (sign * proficiencyOf(agent, id)) / current.length);
  }
}

function addAssigned(agents: Map<string, number>, agent: AllocationAgent, assignment: AgentAssignment): void {
  for (const { queueId, share } of assignment.shares) {
    agents.set(queueId, (agents.get(queueId) ?? 0) + share * proficiencyOf(agent, queueId));
  }
}

/** Whether somebody changes queues, not only the time given to each. People without any queue now are put to work. */
function isMoved(agent: AllocationAgent, assignment: AgentAssignment): boolean {
  const current = new Set(agent.currentQueueIds ?? []);
  return assignment.shares.some(({ queueId, share }) => share > LEAST_SHARE && !current.has(queueId));
}

/** Contacts an hour that are answered in time more than before. */
function answeredMore(move: Move, loads: Map<string, QueueLoadNow>): number {
  return move.effects.reduce(
    (sum, effect) =>
      sum + (effect.serviceLevelAfter - effect.serviceLevelBefore) * (loads.get(effect.queueId)?.arrivalsPerHour ?? 0),
    0,
  );
}

function describeEffect(load: QueueLoadNow | undefined, before: number, after: number): QueueEffect[] {
  if (!load) return [];
  const agentsBefore = Math.max(0, before);
  const agentsAfter = Math.max(0, after);
  const figuresBefore = measureBetween(load, agentsBefore);
  const figuresAfter = measureBetween(load, agentsAfter);
  return [
    {
      queueId: load.queueId,
      agentsBefore,
      agentsAfter,
      serviceLevelBefore: figuresBefore.serviceLevel,
      serviceLevelAfter: figuresAfter.serviceLevel,
      asaSecBefore: figuresBefore.asaSec,
      asaSecAfter: figuresAfter.asaSec,
    },
  ];
}

/** Figures at a number of agents with a fraction: on the line between the whole numbers around it. */
function measureBetween(load: QueueLoadNow, agents: number): FiguresNow {
  const low = Math.floor(agents + 1e-9);
  const fraction = Math.max(0, agents - low);
  const below = measureAt(load, low);
  if (fraction < 1e-9) return below;
  const above = measureAt(load, low + 1);
  const mix = (a: number, b: number) => (Number.isFinite(a) ? a + fraction * (b - a) : a);
  return { serviceLevel: mix(below.serviceLevel, above.serviceLevel), asaSec: mix(below.asaSec, above.asaSec) };
}

interface FiguresNow {
  /** Answered within the threshold / offered. */
  serviceLevel: number;
  asaSec: number;
}

/** Chats by the chain of chats, where patience is known Erlang A, else Erlang C: as the requirement was computed. */
function measureAt(load: QueueLoadNow, agents: number): FiguresNow {
  const { arrivalsPerHour, handleTimeSec, thresholdSec, patienceSec, concurrency = 1, switchPenalty = 0 } = load;
  const input = { agents, arrivalsPerHour, handleTimeSec, thresholdSec };
  if (concurrency > 1) return measureChats({ ...input, concurrency, switchPenalty });
  const measures = patienceSec === undefined ? measureErlangC(input) : measureErlangA({ ...input, patienceSec });
  return { serviceLevel: measures.serviceLevel['answered-of-offered'], asaSec: measures.asaSec };
}
