import {
  chatWaitPercentileSec,
  type ErlangAInput,
  erlangAWaitPercentileSec,
  erlangCWaitPercentileSec,
  erlangXWaitPercentileSec,
  findFewestAgents,
  finiteRoomWaitPercentileSec,
  measureChats,
  measureErlangA,
  measureErlangC,
  measureErlangX,
  type QueueMeasures,
  type StaffingAnswer,
  type StaffingTargets,
  staffErlangA,
  staffErlangC,
  staffErlangX,
  trafficOf,
} from '~/engine/queueing';
import type { CalculationAnswer } from './calculation-answer';
import type { CalculationQuestion } from './calculation-question';

/** One queue in its steady state, whatever the model. */
export interface CalculationQueue {
  trafficErl: number;
  measure(agents: number): QueueMeasures;
  staff(targets: StaffingTargets): StaffingAnswer;
  percentiles(agents: number): CalculationAnswer['waitPercentilesSec'];
}

/** Targets of a question in the engine's words; those that the model does not know are left out. */
export function targetsOf(question: CalculationQuestion): StaffingTargets {
  const { model, slTarget, definition, maxAsaSec, maxAbandonment, maxBlocking, maxOccupancy, minAgents } = question;
  const canLose = model === 'erlang-a' || model === 'erlang-x';
  const targets: StaffingTargets = { minAgents };
  if (model === 'erlang-b') {
    if (maxBlocking !== null) targets.maxBlocking = maxBlocking;
  } else {
    if (slTarget !== null) targets.serviceLevel = { target: slTarget, definition };
    if (maxAsaSec !== null) targets.maxAsaSec = maxAsaSec;
    if (canLose && maxAbandonment !== null) targets.maxAbandonment = maxAbandonment;
    if (canLose && maxBlocking !== null && question.waitingPlaces !== null) targets.maxBlocking = maxBlocking;
  }
  if (maxOccupancy !== null) targets.maxOccupancy = maxOccupancy;
  return targets;
}

/**
 * The queue that a question describes; not for deferred work.
 * @throws InvalidInput naming the field
 */
export function queueOf(question: CalculationQuestion): CalculationQueue {
  const { arrivalsPerHour, handleTimeSec, thresholdSec, patienceSec, redialShare } = question;
  const load = { arrivalsPerHour, handleTimeSec, thresholdSec };
  const trafficErl = trafficOf(load);
  const patient = { ...load, patienceSec, waitingPlaces: question.waitingPlaces ?? undefined };
  const none = () => null;
  switch (question.model) {
    case 'erlang-b': {
      const measure = (agents: number) => measureErlangA({ ...load, agents, patienceSec, waitingPlaces: 0 });
      return {
        trafficErl,
        measure,
        staff: (targets) => findFewestAgents(measure, targets, trafficErl),
        percentiles: none,
      };
    }
    case 'erlang-a':
      return {
        trafficErl,
        measure: (agents) => measureErlangA({ ...patient, agents }),
        staff: (targets) => staffErlangA(patient, targets),
        percentiles: (agents) => percentilesBy((share) => impatientPercentileSec({ ...patient, agents, share })),
      };
    case 'erlang-x':
      return {
        trafficErl,
        measure: (agents) => measureErlangX({ ...patient, redialShare, agents }),
        staff: (targets) => staffErlangX({ ...patient, redialShare }, targets),
        percentiles: (agents) =>
          percentilesBy((share) => erlangXWaitPercentileSec({ ...patient, redialShare, agents, share })),
      };
    case 'chat': {
      const measure = (agents: number) => measureChatQueue(question, agents);
      return {
        trafficErl,
        measure,
        staff: (targets) => staffChatQueue(question, trafficErl, targets),
        percentiles: (agents) => percentilesBy((share) => chatWaitPercentileSec({ ...question, agents, share })),
      };
    }
    default:
      return {
        trafficErl,
        measure: (agents) => measureErlangC({ ...load, agents }),
        staff: (targets) => staffErlangC(load, targets),
        percentiles: (agents) =>
          agents > trafficErl ? percentilesBy((share) => erlangCWaitPercentileSec({ ...load, agents, share })) : null,
      };
  }
}

/** null where some never get an answer */
function percentilesBy(percentileOf: (share: number) => number): CalculationAnswer['waitPercentilesSec'] {
  const [p50, p90, p95, p99] = [0.5, 0.9, 0.95, 0.99].map(percentileOf);
  return Number.isFinite(p99) ? { p50, p90, p95, p99 } : null;
}

function impatientPercentileSec(queue: Omit<ErlangAInput, 'thresholdSec'> & { share: number }): number {
  const { waitingPlaces } = queue;
  return waitingPlaces === undefined
    ? erlangAWaitPercentileSec(queue)
    : finiteRoomWaitPercentileSec({ ...queue, waitingPlaces });
}

function measureChatQueue(question: CalculationQuestion, agents: number): QueueMeasures {
  const chat = measureChats({ ...question, agents });
  const level = chat.serviceLevel;
  return {
    trafficErl: chat.trafficErl,
    waitProbability: chat.waitProbability,
    serviceLevel: {
      'answered-of-offered': level,
      'answered-of-answered': level,
      'without-short-abandons': level,
      'not-kept-waiting': level,
    },
    asaSec: chat.asaSec,
    asaOfAnsweredSec: chat.asaSec,
    asaOfWaitersSec: chat.waitProbability > 0 ? chat.asaSec / chat.waitProbability : 0,
    queueLength: chat.queueLength,
    abandonment: 0,
    blocking: 0,
    occupancy: chat.slotOccupancy,
  };
}

/** Chats are stable where all slots taken complete faster than chats arrive. */
function staffChatQueue(question: CalculationQuestion, trafficErl: number, targets: StaffingTargets): StaffingAnswer {
  const { concurrency, switchPenalty } = question;
  const equivalentErl = (trafficErl * (1 + (concurrency - 1) * switchPenalty)) / concurrency;
  const stable = trafficErl > 0 ? Math.floor(equivalentErl) + 1 : 0;
  const minAgents = Math.max(targets.minAgents ?? 0, stable);
  return findFewestAgents((agents) => measureChatQueue(question, agents), { ...targets, minAgents }, equivalentErl);
}
