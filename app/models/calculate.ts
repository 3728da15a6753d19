import { InvalidInput } from '~/engine/errors';
import { measureChats, measureErlangX, type QueueMeasures } from '~/engine/queueing';
import type {
  CalculationAnswer,
  CalculationCurve,
  CalculationFigures,
  CalculationSensitivity,
} from './calculation-answer';
import { answerDeferred, drawDeferredCurve } from './calculation-deferred';
import type { CalculationQuestion } from './calculation-question';
import { type CalculationQueue, queueOf, targetsOf } from './calculation-queue';

const finite = (value: number) => (Number.isFinite(value) ? value : null);

function figuresOf(question: CalculationQuestion, agents: number, measures: QueueMeasures): CalculationFigures {
  const scheduledPeople = agents / (1 - question.shrinkage);
  return {
    agents,
    serviceLevel: measures.serviceLevel[question.definition],
    serviceLevels: measures.serviceLevel,
    waitProbability: measures.waitProbability,
    asaSec: finite(measures.asaSec),
    asaOfAnsweredSec: finite(measures.asaOfAnsweredSec),
    asaOfWaitersSec: finite(measures.asaOfWaitersSec),
    queueLength: finite(measures.queueLength),
    abandonment: measures.abandonment,
    blocking: measures.blocking,
    occupancy: measures.occupancy,
    scheduledPeople,
    costPerHour: scheduledPeople * question.costPerHour,
  };
}

/**
 * Fewest agents for the targets of a question, or the figures of the agents given.
 * @throws InvalidInput naming the field, also where a target cannot be met
 */
export function calculate(question: CalculationQuestion): CalculationAnswer {
  if (question.model === 'deferred') return answerDeferred(question);
  const queue = queueOf(question);
  if (question.agents === null) requireTarget(question);
  const found = question.agents === null ? queue.staff(targetsOf(question)) : null;
  const agents = question.agents ?? found?.agents ?? 0;
  const measures = found?.measures ?? queue.measure(agents);
  return {
    question,
    trafficErl: queue.trafficErl,
    figures: figuresOf(question, agents, measures),
    fractionalAgents: found?.fractionalAgents ?? null,
    binding: found?.binding ?? [],
    waitPercentilesSec: queue.trafficErl > 0 ? queue.percentiles(agents) : null,
    redials: question.model === 'erlang-x' ? redialsAt(question, agents) : null,
    chats: question.model === 'chat' ? chatsAt(question, agents) : null,
    deferred: null,
  };
}

/** Without a target nobody would be the fewest. */
function requireTarget(question: CalculationQuestion): void {
  const { minAgents, ...targets } = targetsOf(question);
  if (minAgents || Object.keys(targets).length > 0) return;
  throw new InvalidInput(question.model === 'erlang-b' ? 'maxBlocking' : 'slTarget', 'or another target is needed');
}

function redialsAt(question: CalculationQuestion, agents: number): CalculationAnswer['redials'] {
  const waitingPlaces = question.waitingPlaces ?? undefined;
  const { attemptsPerHour, lostCallers } = measureErlangX({ ...question, waitingPlaces, agents });
  return { attemptsPerHour, lostCallers };
}

function chatsAt(question: CalculationQuestion, agents: number): CalculationAnswer['chats'] {
  const { agentOccupancy, chatsPerBusyAgent } = measureChats({ ...question, agents });
  return { agentOccupancy, chatsPerBusyAgent };
}

const pointsOfCurve = 33;

/** Numbers of agents around the answer: from where the queue is hopeless to where one more changes nothing. */
function numbersAround(agents: number, trafficErl: number): number[] {
  const reach = Math.max(6, Math.ceil(2.5 * Math.sqrt(Math.max(trafficErl, agents))));
  const first = Math.max(0, agents - reach);
  const step = Math.max(1, Math.round((agents + reach - first) / (pointsOfCurve - 1)));
  // why: the answer itself is always a point
  const begin = agents - Math.floor((agents - first) / step) * step;
  return Array.from({ length: Math.floor((agents + reach - begin) / step) + 1 }, (_, i) => begin + i * step);
}

/**
 * Figures over a range of agents around an answer, and what small changes of the question mean.
 * @throws InvalidInput
 */
export function drawCalculationCurve(answer: CalculationAnswer): CalculationCurve {
  const { question, trafficErl } = answer;
  const { agents } = answer.figures;
  const numbers = numbersAround(agents, trafficErl);
  if (question.model === 'deferred') return drawDeferredCurve(question, agents, numbers);
  const queue = queueOf(question);
  return {
    points: numbers.map((number) => figuresOf(question, number, queue.measure(number))),
    sensitivity: [...agentChanges(question, queue, agents), ...loadChanges(question, agents)],
  };
}

function agentChanges(
  question: CalculationQuestion,
  queue: CalculationQueue,
  agents: number,
): CalculationSensitivity[] {
  const changes = [
    ['one-less', agents - 1],
    ['one-more', agents + 1],
  ] as const;
  return changes
    .filter(([, number]) => number >= 0)
    .map(([change, number]) => {
      const { serviceLevel, asaSec, occupancy } = figuresOf(question, number, queue.measure(number));
      return { change, agents: number, serviceLevel, asaSec, occupancy };
    });
}

function loadChanges(question: CalculationQuestion, agents: number): CalculationSensitivity[] {
  const { arrivalsPerHour, handleTimeSec } = question;
  const changes = [
    ['volume-less', { arrivalsPerHour: arrivalsPerHour * 0.95 }],
    ['volume-more', { arrivalsPerHour: arrivalsPerHour * 1.05 }],
    ['aht-less', { handleTimeSec: handleTimeSec * 0.95 }],
    ['aht-more', { handleTimeSec: handleTimeSec * 1.05 }],
  ] as const;
  return changes.map(([change, values]) => {
    const changed = { ...question, ...values };
    const queue = queueOf(changed);
    const { serviceLevel, asaSec, occupancy } = figuresOf(changed, agents, queue.measure(agents));
    return { change, agents: queue.staff(targetsOf(changed)).agents, serviceLevel, asaSec, occupancy };
  });
}
