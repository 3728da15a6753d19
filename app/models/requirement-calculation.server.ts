import {
  type ChannelModel,
  computeRequirements,
  type DeferredJob,
  explainRequirement,
  findFluidMinimum,
  type RequirementSettings,
  simulateEarliestDeadlineFirst,
} from '~/engine/queueing';
import { rememberCalculation } from './calculation.server';
import { roundUpPeople } from './calculation-people';

/**
 * Fewest people for deferred work, and a play of them (or of the people given) with the earliest deadline first.
 * @param input.maxOccupancy share of their time that people work
 * @throws AppError invalid naming the job
 */
export function answerDeferredWork(input: { jobs: DeferredJob[]; maxOccupancy: number; people: number | null }) {
  return rememberCalculation('deferred', input, ({ jobs, maxOccupancy, people }) => {
    const minimum = findFluidMinimum(jobs);
    const needed = minimum.people / maxOccupancy;
    const playedWith = people ?? needed;
    const played = playedWith > 0 ? simulateEarliestDeadlineFirst(jobs, playedWith * maxOccupancy) : null;
    const less = minimum.people - 0.01;
    return {
      ...minimum,
      people: needed,
      agents: roundUpPeople(needed),
      playedWith,
      finishedHour: played ? Array.from(played.finishedHour) : jobs.map((job) => job.releaseHour),
      missed: played?.missed ?? [],
      maxLatenessHours: played?.maxLatenessHours ?? 0,
      missedWithHundredthLess:
        minimum.people === 0 ? 0 : less > 0 ? simulateEarliestDeadlineFirst(jobs, less).missed.length : jobs.length,
    };
  });
}

export interface RequirementsQuestion {
  model: ChannelModel;
  intervalSec: number;
  volume: number[];
  ahtSec: number | number[];
  open?: boolean[];
  settings: Partial<RequirementSettings>;
  rounding: 'whole' | 'fractional';
  /** index of the interval whose steps are wanted */
  explain?: number;
}

/** Requirements of consecutive intervals as plain columns. @throws AppError invalid naming field and index */
export function answerRequirements(question: RequirementsQuestion) {
  return rememberCalculation('requirements', question, ({ ahtSec, explain, open, ...rest }) => {
    const input = {
      ...rest,
      ahtSec: typeof ahtSec === 'number' ? rest.volume.map(() => ahtSec) : ahtSec,
      open: open?.map(Number),
    };
    const { erlangs, baseAgents, requiredAgents, roundedAgents, serviceLevel, asaSec, occupancy } =
      computeRequirements(input);
    const explained = explain === undefined ? null : explainRequirement(input, explain);
    return {
      erlangs: Array.from(erlangs),
      baseAgents: Array.from(baseAgents),
      requiredAgents: Array.from(requiredAgents),
      roundedAgents: Array.from(roundedAgents),
      serviceLevel: Array.from(serviceLevel),
      asaSec: Array.from(asaSec),
      occupancy: Array.from(occupancy),
      explanation: explained && {
        decided_by: explained.decidedBy,
        limit: explained.baseLimit,
        steps: explained.steps,
      },
    };
  });
}
