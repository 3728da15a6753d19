import { checkRoutingModel } from './check-model';
import { expandAgents, type PlannedAgent } from './expand-agents';
import type { AgentSkill, RoutingModel, SkillQueue } from './routing-model';

/** A queue with its defaults filled in. */
export interface CompiledQueue {
  id: string;
  /** Contacts per second in each interval. */
  rates: Float64Array;
  /** By interval of arrival. */
  handleTimesSec: Float64Array;
  handleTimeCv: number;
  patienceSec: number;
  thresholdSec: number;
  concurrency: number;
  switchPenalty: number;
  redialShare: number;
  redialDelaySec: number;
  /** Waits after which further agents may help, in seconds, shortest first. */
  overflowAfterSec: number[];
  /** Kinds of agents in the order in which a contact asks for them; those of one rank are equals. */
  ranks: Int32Array[];
}

/** Agents with the same skills. Arrays by queue. */
export interface CompiledKind {
  /** Speed, 0 where the queue is not served. */
  speed: Float64Array;
  afterWaitSec: Float64Array;
  /** Queues in the order in which a freed agent looks at them; those of one rank by longest wait. */
  ranks: Int32Array[];
}

/** A moment at which somebody comes to or leaves work. */
export interface DutyChange {
  atSec: number;
  agent: number;
  isStart: boolean;
}

/** A checked model as the simulator reads it: everything by number. */
export interface CompiledModel {
  intervals: number;
  intervalSec: number;
  queues: CompiledQueue[];
  kinds: CompiledKind[];
  agents: PlannedAgent[];
  kindOf: Int32Array;
  groupOf: Int32Array;
  groupIds: string[];
  /** In order of time; ends before starts at the same moment. */
  dutyChanges: DutyChange[];
  maxConcurrency: number;
}

/** Checks a model and numbers its parts. @throws InvalidInput */
export function compileModel(model: RoutingModel): CompiledModel {
  const intervals = checkRoutingModel(model);
  const agents = expandAgents(model, intervals);
  const queueIndex = new Map(model.queues.map((queue, index) => [queue.id, index]));
  const kindIndex = new Map<string, number>();
  const kindSkills: (readonly AgentSkill[])[] = [];
  const groupIndex = new Map<string, number>();
  for (const group of model.groups ?? []) groupIndex.set(group.id, groupIndex.size);
  const kindOf = new Int32Array(agents.length);
  const groupOf = new Int32Array(agents.length);
  agents.forEach((agent, index) => {
    const key = skillKey(agent.skills);
    const kind = kindIndex.get(key) ?? kindSkills.push(agent.skills) - 1;
    kindIndex.set(key, kind);
    kindOf[index] = kind;
    const group = groupIndex.get(agent.groupId) ?? groupIndex.size;
    groupIndex.set(agent.groupId, group);
    groupOf[index] = group;
  });
  return {
    intervals,
    intervalSec: model.intervalSec,
    queues: model.queues.map((queue, index) => compileQueue(queue, index, model, intervals, kindSkills)),
    kinds: kindSkills.map((skills) => compileKind(skills, model.queues, queueIndex)),
    agents,
    kindOf,
    groupOf,
    groupIds: [...groupIndex.keys()],
    dutyChanges: listDutyChanges(agents),
    maxConcurrency: Math.max(...model.queues.map((queue) => queue.concurrency ?? 1)),
  };
}

/** The same text for the same skills, whatever their order. */
export function skillKey(skills: readonly AgentSkill[]): string {
  return skills
    .map((skill) =>
      JSON.stringify([skill.queueId, skill.proficiency ?? 1, skill.preference ?? 1, skill.afterWaitSec ?? 0]),
    )
    .sort()
    .join();
}

function compileQueue(
  queue: SkillQueue,
  index: number,
  model: RoutingModel,
  intervals: number,
  kindSkills: readonly (readonly AgentSkill[])[],
): CompiledQueue {
  const { arrivals } = queue;
  const count = (i: number) => (typeof arrivals === 'number' ? arrivals : arrivals[i]);
  const candidates = kindSkills.flatMap((skills, kind) => {
    const skill = skills.find((entry) => entry.queueId === model.queues[index].id);
    return skill ? [{ kind, skill, rank: rankForContact(model, skills, skill) }] : [];
  });
  const overflow = new Set(candidates.map(({ skill }) => skill.afterWaitSec ?? 0).filter((after) => after > 0));
  return {
    id: queue.id,
    rates: Float64Array.from({ length: intervals }, (_, i) => count(i) / model.intervalSec),
    handleTimesSec: Float64Array.from(
      { length: intervals },
      (_, i) => queue.handleTimeByInterval?.[i] ?? queue.handleTimeSec,
    ),
    handleTimeCv: queue.handleTimeCv ?? 1,
    patienceSec: queue.patienceSec ?? Number.POSITIVE_INFINITY,
    thresholdSec: queue.thresholdSec,
    concurrency: queue.concurrency ?? 1,
    switchPenalty: queue.switchPenalty ?? 0,
    redialShare: queue.redialShare ?? 0,
    redialDelaySec: queue.redialDelaySec ?? 60,
    overflowAfterSec: [...overflow].sort((a, b) => a - b),
    ranks: groupByRank(candidates.map(({ kind, rank }) => [kind, rank])),
  };
}

function rankForContact(model: RoutingModel, skills: readonly AgentSkill[], skill: AgentSkill): number {
  switch (model.routing ?? 'longest-idle') {
    case 'longest-idle':
      return 0;
    case 'fewest-skills':
      return skills.length;
    case 'preference':
      return skill.preference ?? 1;
    case 'most-proficient':
      return -(skill.proficiency ?? 1);
  }
}

function compileKind(
  skills: readonly AgentSkill[],
  queues: readonly SkillQueue[],
  queueIndex: Map<string, number>,
): CompiledKind {
  const speed = new Float64Array(queues.length);
  const afterWaitSec = new Float64Array(queues.length);
  const priorities = [...new Set(queues.map((queue) => queue.priority ?? 1))].sort((a, b) => a - b);
  const ranked: [number, number][] = skills.map((skill) => {
    const queue = queueIndex.get(skill.queueId) ?? 0;
    speed[queue] = skill.proficiency ?? 1;
    afterWaitSec[queue] = skill.afterWaitSec ?? 0;
    // why: preferences are at most 1e6, so priority decides first and preference among equals
    return [queue, priorities.indexOf(queues[queue].priority ?? 1) * 2e6 + (skill.preference ?? 1)];
  });
  return { speed, afterWaitSec, ranks: groupByRank(ranked) };
}

/** Items of [item, rank] in lists of equal rank, lowest rank first. */
function groupByRank(ranked: readonly (readonly [number, number])[]): Int32Array[] {
  const ranks = [...new Set(ranked.map(([, rank]) => rank))].sort((a, b) => a - b);
  return ranks.map((wanted) => Int32Array.from(ranked.filter(([, rank]) => rank === wanted).map(([item]) => item)));
}

function listDutyChanges(agents: readonly PlannedAgent[]): DutyChange[] {
  const changes = agents.flatMap((agent, index) =>
    agent.duty.flatMap((span): DutyChange[] =>
      span.toSec > span.fromSec
        ? [
            { atSec: span.fromSec, agent: index, isStart: true },
            { atSec: span.toSec, agent: index, isStart: false },
          ]
        : [],
    ),
  );
  return changes
    .filter((change) => Number.isFinite(change.atSec))
    .sort((a, b) => a.atSec - b.atSec || Number(a.isStart) - Number(b.isStart) || a.agent - b.agent);
}
