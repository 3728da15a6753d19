import { InvalidInput } from '~/engine/errors';
import {
  type CorrectionProposal,
  type ForecastResult,
  forecastSeries,
  type GlobalModel,
  type GrowthOption,
  globalBoostingMember,
  proposeCorrections,
  type SeriesInput,
} from '~/engine/forecasting';
import { localDayStart } from '~/engine/time';
import { type ForecastMethod, isLibraryMethod } from '~/models/forecast-methods';
import { makeLibraryMembers } from './make-library-members.server';
import { definePoolTask } from './pool-task';

export interface ForecastTaskInput {
  series: SeriesInput;
  startDate: string;
  horizonDays: number;
  growth?: GrowthOption;
  /** group whose shape is borrowed */
  likeGroup?: SeriesInput;
  /** methods that may take part; the usual ones unless told */
  methods?: ForecastMethod[];
  /** what all groups together teach, where that method may take part */
  globalModel?: GlobalModel;
  /** longest time that the choice among them may take */
  timeBudgetSec?: number;
}

/** A forecast with what looks wrong in its history, newest first. */
export interface ComputedForecast {
  result: ForecastResult;
  proposals: CorrectionProposal[];
}

/** A forecast, or why the input cannot be answered. */
export type ForecastTaskOutput = ComputedForecast | { fault: string };

/** More than a planner looks at; the latest matter most. */
const mostProposals = 150;

export interface ForecastTaskMessage {
  done: number;
  step: string;
}

/** The history before the forecast begins: what comes later is not corrected for it. */
function cutHistory({ series, startDate }: ForecastTaskInput): Pick<SeriesInput, 'volume' | 'ahtSec'> {
  const slots = Math.round((localDayStart(startDate, series.zone) - series.start) / (series.intervalMinutes * 60_000));
  return { volume: series.volume.subarray(0, slots), ahtSec: series.ahtSec.subarray(0, slots) };
}

export default definePoolTask<ForecastTaskInput, ForecastTaskOutput, ForecastTaskMessage>(
  async (input, { post, isCancelled }) => {
    const abort = new AbortController();
    const { methods, timeBudgetSec, globalModel } = input;
    try {
      const libraryMembers = await makeLibraryMembers(methods?.filter(isLibraryMethod) ?? []);
      const extraMembers = globalModel ? [globalBoostingMember(globalModel), ...libraryMembers] : libraryMembers;
      const result = forecastSeries(input.series, {
        horizonStartDate: input.startDate,
        horizonDays: input.horizonDays,
        growth: input.growth,
        likeGroup: input.likeGroup,
        memberNames: methods,
        extraMembers,
        clock: () => performance.now(),
        timeBudgetMs: timeBudgetSec && timeBudgetSec * 1000,
        signal: abort.signal,
        onProgress: (done, step) => {
          if (isCancelled()) abort.abort();
          post({ done, step });
        },
      });
      const series = { ...input.series, ...cutHistory(input) };
      return { result, proposals: proposeCorrections(series).slice(-mostProposals).reverse() };
    } catch (error) {
      if (error instanceof InvalidInput) return { fault: error.message };
      throw error;
    }
  },
);
