import {
  erlangAWaitPercentileSec,
  erlangCWaitPercentileSec,
  findFewestAgents,
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
        percentiles: (agents) =>
          question.waitingPlaces !== null || agents === 0
            ? null
            : percentilesBy((level) => erlangAWaitPercentileSec({ ...load, patienceSec, agents, share: level })),
      };
    case 'erlang-x':
      return {
        trafficErl,
        measure: (agents) => measureErlangX({ ...patient, redialShare, agents }),
        staff: (targets) => staffErlangX({ ...patient, redialShare }, targets),
        percentiles: none,
      };
    case 'chat': {
      const measure = (agents: number) => measureChatQueue(question, agents);
      return {
        trafficErl,
        measure,
        staff: (targets) => staffChatQueue(question, trafficErl, targets),
        percentiles: none,
      };
    }
    default:
      return {
        trafficErl,
        measure: (agents) => measureErlangC({ ...load, agents }),
        staff: (targets) => staffErlangC(load, targets),
        percentiles: (agents) =>
          agents > trafficErl
            ? percentilesBy((level) => erlangCWaitPercentileSec({ ...load, agents, share: level }))
            : null,
      };
  }
}

function percentilesBy(percentileOf: (share: number) => number) {
  return { p50: percentileOf(0.5), p90: percentileOf(0.9), p95: percentileOf(0.95), p99: percentileOf(0.99) };
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
