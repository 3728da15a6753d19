import { type DeferredJob, findFluidMinimum, simulateEarliestDeadlineFirst, trafficOf } from '~/engine/queueing';
import type { CalculationAnswer, CalculationCurve, CalculationFigures } from './calculation-answer';
import { roundUpPeople } from './calculation-people';
import type { CalculationQuestion } from './calculation-question';

/** Work is released in quarter-hour lots. */
const lotHours = 0.25;

/** Deferred work of a question as lots, hours from the first arrival. */
export function lotsOf(question: CalculationQuestion): DeferredJob[] {
  const lots = Math.max(1, Math.round(question.arrivalSpanHours / lotHours));
  const workHours = (question.arrivalsPerHour * question.handleTimeSec * question.arrivalSpanHours) / 3600 / lots;
  return Array.from({ length: lots }, (_, lot) => ({
    releaseHour: lot * lotHours,
    dueHour: lot * lotHours + question.deadlineHours,
    workHours,
  }));
}

/** Figures of a number of people who do what is due first. A share of their time is theirs: maximum occupancy. */
function measureDeferred(question: CalculationQuestion, jobs: DeferredJob[], agents: number) {
  const share = question.maxOccupancy ?? 1;
  const work = jobs.reduce((sum, job) => sum + job.workHours, 0);
  const span = question.arrivalSpanHours + question.deadlineHours;
  const isIdle = work === 0;
  const outcome = agents > 0 && !isIdle ? simulateEarliestDeadlineFirst(jobs, agents * share) : null;
  const missed = outcome ? outcome.missed.length / jobs.length : isIdle ? 0 : 1;
  const level = 1 - missed;
  const waits = outcome ? jobs.map((job, i) => outcome.finishedHour[i] - job.releaseHour) : [];
  const meanHours = waits.reduce((sum, wait) => sum + wait, 0) / Math.max(1, waits.length);
  const asaSec = isIdle ? 0 : outcome ? meanHours * 3600 : null;
  const scheduledPeople = agents / (1 - question.shrinkage);
  const figures: CalculationFigures = {
    agents,
    serviceLevel: level,
    serviceLevels: {
      'answered-of-offered': level,
      'answered-of-answered': level,
      'without-short-abandons': level,
      'not-kept-waiting': level,
    },
    waitProbability: isIdle ? 0 : 1,
    asaSec,
    asaOfAnsweredSec: asaSec,
    asaOfWaitersSec: asaSec,
    queueLength: asaSec === null ? null : (question.arrivalsPerHour / 3600) * asaSec,
    abandonment: 0,
    blocking: 0,
    occupancy: agents > 0 ? Math.min(1, work / (span * agents)) : isIdle ? 0 : 1,
    scheduledPeople,
    costPerHour: scheduledPeople * question.costPerHour,
  };
  return { figures, maxLatenessHours: outcome?.maxLatenessHours ?? 0 };
}

/** People for work with a deadline, exactly, by critical intervals. @throws InvalidInput */
export function answerDeferred(question: CalculationQuestion): CalculationAnswer {
  const trafficErl = trafficOf(question);
  const jobs = lotsOf(question);
  const minimum = findFluidMinimum(jobs);
  const people = Math.max(minimum.people / (question.maxOccupancy ?? 1), question.minAgents);
  const agents = question.agents ?? roundUpPeople(people);
  const { figures, maxLatenessHours } = measureDeferred(question, jobs, agents);
  return {
    question,
    trafficErl,
    figures,
    fractionalAgents: question.agents === null ? people : null,
    binding: question.agents !== null || people === 0 ? [] : [people > question.minAgents ? 'deadline' : 'minAgents'],
    waitPercentilesSec: null,
    redials: null,
    chats: null,
    deferred: { ...minimum, people, maxLatenessHours },
  };
}

/** Share of the deadlines met by number of people, and what a change of the question means. */
export function drawDeferredCurve(question: CalculationQuestion, agents: number, numbers: number[]): CalculationCurve {
  const jobs = lotsOf(question);
  const points = numbers.map((number) => measureDeferred(question, jobs, number).figures);
  const changes = [
    ['one-less', question, agents - 1],
    ['one-more', question, agents + 1],
    ['volume-less', { ...question, arrivalsPerHour: question.arrivalsPerHour * 0.95 }, null],
    ['volume-more', { ...question, arrivalsPerHour: question.arrivalsPerHour * 1.05 }, null],
    ['aht-less', { ...question, handleTimeSec: question.handleTimeSec * 0.95 }, null],
    ['aht-more', { ...question, handleTimeSec: question.handleTimeSec * 1.05 }, null],
  ] as const;
  const sensitivity = changes.flatMap(([change, changed, given]) => {
    if (given !== null && given < 0) return [];
    const needed = given ?? answerDeferred({ ...changed, agents: null }).figures.agents;
    const { serviceLevel, asaSec, occupancy } = measureDeferred(changed, lotsOf(changed), given ?? agents).figures;
    return [{ change, agents: needed, serviceLevel, asaSec, occupancy }];
  });
  return { points, sensitivity };
}
