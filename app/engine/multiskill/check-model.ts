import { InvalidInput } from '../errors';
import { checkBetween } from '../queueing/check-number';
import { type AgentSkill, ROUTING_RULES, type RoutingModel, type SkillQueue } from './routing-model';

const MAX_QUEUES = 500;
const MAX_AGENTS = 20_000;
const MAX_INTERVALS = 20_000;
/** Contacts of one replication beyond this are a slip of the pen. */
const MAX_CONTACTS = 50_000_000;

/** Throws unless the value is a whole number in a range. */
export function checkWhole(field: string, value: number, min: number, max: number): void {
  checkBetween(field, value, min, max);
  if (!Number.isInteger(value)) throw new InvalidInput(field, 'must be a whole number');
}

/**
 * Checks a routing model and gives its number of intervals.
 * @throws InvalidInput naming field and index
 */
export function checkRoutingModel(model: RoutingModel): number {
  checkBetween('intervalSec', model.intervalSec, 1, 1e9);
  if (model.routing !== undefined && !ROUTING_RULES.includes(model.routing)) {
    throw new InvalidInput('routing', `must be one of ${ROUTING_RULES.join(', ')}`);
  }
  const intervals = countIntervals(model);
  const queueIds = checkQueues(model.queues, intervals);
  const seconds = intervals * model.intervalSec;
  let agents = 0;
  const ids = new Set<string>();
  (model.groups ?? []).forEach((group, index) => {
    const field = `groups[${index}]`;
    checkId(`${field}.id`, group.id, ids);
    checkSkills(`${field}.skills`, group.skills, queueIds);
    const counts = typeof group.agents === 'number' ? [group.agents] : group.agents;
    if (typeof group.agents !== 'number') checkLength(`${field}.agents`, counts, intervals);
    counts.forEach((count, i) => {
      checkWhole(typeof group.agents === 'number' ? `${field}.agents` : `${field}.agents[${i}]`, count, 0, MAX_AGENTS);
    });
    agents += counts.reduce((most, count) => Math.max(most, count), 0);
  });
  const agentIds = new Set<string>();
  (model.agents ?? []).forEach((agent, index) => {
    const field = `agents[${index}]`;
    checkId(`${field}.id`, agent.id, agentIds);
    checkSkills(`${field}.skills`, agent.skills, queueIds);
    let last = 0;
    (agent.duty ?? []).forEach((span, i) => {
      checkBetween(`${field}.duty[${i}].fromSec`, span.fromSec, last, seconds);
      checkBetween(`${field}.duty[${i}].toSec`, span.toSec, span.fromSec, seconds + 86_400);
      last = span.toSec;
    });
    agents++;
  });
  if (agents > MAX_AGENTS) throw new InvalidInput('agents', `must be at most ${MAX_AGENTS}`);
  return intervals;
}

function countIntervals(model: RoutingModel): number {
  const given = [
    model.intervals,
    ...model.queues.map((queue) => (typeof queue.arrivals === 'number' ? undefined : queue.arrivals.length)),
    ...model.queues.map((queue) => queue.handleTimeByInterval?.length),
    ...(model.groups ?? []).map((group) => (typeof group.agents === 'number' ? undefined : group.agents.length)),
  ];
  const intervals = given.find((count) => count !== undefined) ?? 1;
  checkWhole('intervals', intervals, 1, MAX_INTERVALS);
  return intervals;
}

function checkQueues(queues: readonly SkillQueue[], intervals: number): Set<string> {
  if (queues.length === 0) throw new InvalidInput('queues', 'must not be empty');
  if (queues.length > MAX_QUEUES) throw new InvalidInput('queues', `must be at most ${MAX_QUEUES}`);
  const ids = new Set<string>();
  let contacts = 0;
  queues.forEach((queue, index) => {
    const field = `queues[${index}]`;
    checkId(`${field}.id`, queue.id, ids);
    const arrivals = typeof queue.arrivals === 'number' ? [queue.arrivals] : queue.arrivals;
    if (typeof queue.arrivals !== 'number') checkLength(`${field}.arrivals`, arrivals, intervals);
    arrivals.forEach((count, i) => {
      const name = typeof queue.arrivals === 'number' ? `${field}.arrivals` : `${field}.arrivals[${i}]`;
      checkBetween(name, count, 0, 1e9);
      contacts += typeof queue.arrivals === 'number' ? count * intervals : count;
    });
    if (contacts > MAX_CONTACTS) {
      throw new InvalidInput(`${field}.arrivals`, `make more than ${MAX_CONTACTS} contacts in all`);
    }
    checkBetween(`${field}.handleTimeSec`, queue.handleTimeSec, 0.01, 1e7);
    const { handleTimeByInterval } = queue;
    if (handleTimeByInterval) checkLength(`${field}.handleTimeByInterval`, handleTimeByInterval, intervals);
    handleTimeByInterval?.forEach((seconds, i) => {
      checkBetween(`${field}.handleTimeByInterval[${i}]`, seconds, 0.01, 1e7);
    });
    checkBetween(`${field}.thresholdSec`, queue.thresholdSec, 0, 1e8);
    checkOptional(`${field}.handleTimeCv`, queue.handleTimeCv, 0, 10);
    if (queue.patienceSec !== Number.POSITIVE_INFINITY) {
      checkOptional(`${field}.patienceSec`, queue.patienceSec, 1e-3, 1e8);
    }
    checkOptional(`${field}.priority`, queue.priority, 0, 1e6);
    if (queue.concurrency !== undefined) checkWhole(`${field}.concurrency`, queue.concurrency, 1, 50);
    checkOptional(`${field}.switchPenalty`, queue.switchPenalty, 0, 1);
    checkOptional(`${field}.redialShare`, queue.redialShare, 0, 1);
    checkOptional(`${field}.redialDelaySec`, queue.redialDelaySec, 1, 1e7);
  });
  return ids;
}

function checkSkills(field: string, skills: readonly AgentSkill[], queueIds: Set<string>): void {
  const seen = new Set<string>();
  skills.forEach((skill, index) => {
    const name = `${field}[${index}]`;
    if (!queueIds.has(skill.queueId)) throw new InvalidInput(`${name}.queueId`, 'must be the id of a queue');
    if (seen.has(skill.queueId)) throw new InvalidInput(`${name}.queueId`, 'must not be named twice');
    seen.add(skill.queueId);
    checkOptional(`${name}.proficiency`, skill.proficiency, 0.1, 10);
    checkOptional(`${name}.preference`, skill.preference, 0, 1e6);
    checkOptional(`${name}.afterWaitSec`, skill.afterWaitSec, 0, 1e7);
  });
}

function checkId(field: string, id: string, seen: Set<string>): void {
  if (id === '') throw new InvalidInput(field, 'must not be empty');
  if (seen.has(id)) throw new InvalidInput(field, 'must not be given twice');
  seen.add(id);
}

function checkLength(field: string, list: readonly number[], count: number): void {
  if (list.length !== count) throw new InvalidInput(field, `must have ${count} entries, one per interval`);
}

function checkOptional(field: string, value: number | undefined, min: number, max: number): void {
  if (value !== undefined) checkBetween(field, value, min, max);
}
