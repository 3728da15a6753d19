import { InvalidInput } from '../errors';
import { checkBetween } from '../queueing/check-number';
import type { CrossTrainingAdvice, CrossTrainingInput, CrossTrainingResult } from './advice-types';
import { checkWhole } from './check-model';
import { compileModel } from './compile-model';
import type { RoutingModel } from './routing-model';
import { RoutingRun } from './routing-run';
import { expectedContacts } from './simulate-routing';
import { MeanTally } from './tallies';
import { listTrainees, type Trainee, trainOne } from './trainees';

/** Candidates simulated for each piece of advice wanted. */
const SIMULATED_PER_ADVICE = 4;
const LEAST_SIMULATED = 40;
/** Contacts of one comparison beyond this would take minutes. */
const MAX_CONTACTS = 20_000_000;

/**
 * Which skill for whom moves service level most. Those alike in skills and hours are one candidate; the most promising
 * (idle people, queues that lose much) are simulated with and without the skill, replication by replication on the same
 * contacts, so that small differences show.
 * @throws InvalidInput naming field and index
 */
export function adviseCrossTraining(input: CrossTrainingInput): CrossTrainingResult {
  const { model, seed = 1, limit = 10, replications = 20 } = checkAdvice(input);
  if (expectedContacts(compileModel(model)) * replications > MAX_CONTACTS) {
    throw new InvalidInput('replications', `make more than ${MAX_CONTACTS} contacts for each comparison`);
  }
  const base = replicate(model, seed, replications);
  const candidates = screenCandidates(input, base);
  const simulated = candidates.slice(0, Math.max(LEAST_SIMULATED, SIMULATED_PER_ADVICE * limit));
  const advice: CrossTrainingAdvice[] = [];
  for (const [index, { trainee, queueId }] of simulated.entries()) {
    if (input.onProgress?.({ done: index, total: simulated.length }) === false) break;
    const { proficiency = 0.85, preference = 2 } = input;
    const trained = replicate(trainOne(model, trainee, { queueId, proficiency, preference }), seed, replications);
    const gains = new MeanTally(model.queues.length + 1);
    trained.levels.forEach((levels, r) => {
      gains.add(levels.map((level, figure) => level - base.levels[r][figure]));
    });
    advice.push({
      kind: trainee.kind,
      whoId: trainee.id,
      alikeIds: trainee.alikeIds,
      queueId,
      gain: gains.estimate(model.queues.length),
      byQueue: model.queues.map((queue, figure) => ({ queueId: queue.id, gain: gains.estimate(figure) })),
    });
  }
  const now = new MeanTally(model.queues.length + 1);
  for (const levels of base.levels) now.add(levels);
  return {
    serviceLevel: now.estimate(model.queues.length),
    advice: advice.sort((a, b) => b.gain.mean - a.gain.mean).slice(0, limit),
    simulated: advice.length,
    candidates: candidates.length,
  };
}

interface Replications {
  /** By replication: service level of each queue, then of all contacts together. */
  levels: number[][];
  /** Contacts not answered in time, by queue, per replication. */
  missed: number[];
  /** Busy seconds by agent, per replication. */
  busySec: Float64Array;
}

function replicate(model: RoutingModel, seed: string | number, replications: number): Replications {
  const compiled = compileModel(model);
  const run = new RoutingRun(compiled, 0);
  const { intervals, queues } = compiled;
  const levels: number[][] = [];
  const missed = queues.map(() => 0);
  const busySec = new Float64Array(compiled.agents.length);
  for (let r = 0; r < replications; r++) {
    run.run(`${seed}/${r}`);
    const { offered, answeredInTime, busySecByAgent } = run.counts;
    const sum = (cells: Float64Array, queue: number) =>
      cells.subarray(queue * intervals, (queue + 1) * intervals).reduce((total, value) => total + value, 0);
    const offers = queues.map((_, queue) => sum(offered, queue));
    const inTime = queues.map((_, queue) => sum(answeredInTime, queue));
    const all = offers.reduce((total, value) => total + value, 0);
    const allInTime = inTime.reduce((total, value) => total + value, 0);
    levels.push([...offers.map((offer, queue) => shareOf(inTime[queue], offer)), shareOf(allInTime, all)]);
    offers.forEach((offer, queue) => {
      missed[queue] += (offer - inTime[queue]) / replications;
    });
    for (let agent = 0; agent < busySec.length; agent++) busySec[agent] += busySecByAgent[agent] / replications;
  }
  return { levels, missed, busySec };
}

function shareOf(part: number, whole: number): number {
  return whole > 0 ? part / whole : 1;
}

/** Everybody with every queue they do not serve, the most promising first. */
function screenCandidates(input: CrossTrainingInput, base: Replications): { trainee: Trainee; queueId: string }[] {
  const { model, candidates = {} } = input;
  const compiled = compileModel(model);
  const queueIds = candidates.queueIds ? new Set(candidates.queueIds) : undefined;
  const whoIds = candidates.whoIds ? new Set(candidates.whoIds) : undefined;
  const seconds = compiled.intervals * compiled.intervalSec;
  return listTrainees(model, compiled)
    .filter((trainee) => !whoIds || [trainee.id, ...trainee.alikeIds].some((id) => whoIds.has(id)))
    .flatMap((trainee) => {
      const idleSec = trainee.members.reduce((sum, agent) => {
        const dutySec = compiled.agents[agent].duty.reduce(
          (total, span) => total + Math.min(span.toSec, seconds) - span.fromSec,
          0,
        );
        return sum + Math.max(0, dutySec - base.busySec[agent]);
      }, 0);
      return model.queues
        .map((queue, index) => ({
          queueId: queue.id,
          promise: (idleSec / trainee.members.length) * base.missed[index],
        }))
        .filter(({ queueId }) => !queueIds || queueIds.has(queueId))
        .filter(({ queueId }) => !trainee.skills.some((skill) => skill.queueId === queueId))
        .map((entry) => ({ trainee, ...entry }));
    })
    .sort((a, b) => b.promise - a.promise);
}

function checkAdvice(input: CrossTrainingInput): CrossTrainingInput {
  if (input.limit !== undefined) checkWhole('limit', input.limit, 1, 100);
  if (input.replications !== undefined) checkWhole('replications', input.replications, 2, 1000);
  if (input.proficiency !== undefined) checkBetween('proficiency', input.proficiency, 0.1, 10);
  if (input.preference !== undefined) checkBetween('preference', input.preference, 0, 1e6);
  const queueIds = new Set(input.model.queues.map((queue) => queue.id));
  for (const [index, id] of (input.candidates?.queueIds ?? []).entries()) {
    if (!queueIds.has(id)) throw new InvalidInput(`candidates.queueIds[${index}]`, 'must be the id of a queue');
  }
  return input;
}
