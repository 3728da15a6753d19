import { InvalidInput } from '~/engine/errors';
import { type ExplainedRequirement, findCoveredQuantile } from '~/engine/queueing';
import { query, reader } from '~/platform/pg.server';
import { calculate, drawCalculationCurve } from './calculate';
import { calculationQuestionSchema } from './calculation-question';
import type { StaffingChange, StaffingQuantile } from './staffing-page-data';

const calculationModels: Record<string, 'erlang-c' | 'erlang-a' | 'chat'> = {
  'erlang-c': 'erlang-c',
  'erlang-a': 'erlang-a',
  chat: 'chat',
};

/**
 * What one agent more or less, and five per cent of volume or handling time, would mean in one explained interval.
 * @returns an empty list for work without a queue, and where nobody is needed
 */
export function readSensitivity(explained: ExplainedRequirement): StaffingChange[] {
  const model = calculationModels[explained.model];
  const inputs = Object.assign({}, ...explained.steps.map((step) => step.inputs)) as Record<string, number>;
  if (!model || explained.erlangs <= 0) return [];
  const parsed = calculationQuestionSchema.safeParse({
    model,
    arrivalsPerHour: (explained.steps[1].value * 3600) / inputs.intervalSec,
    handleTimeSec: inputs.ahtSec,
    slTarget: inputs.slTarget,
    thresholdSec: inputs.thresholdSec,
    maxOccupancy: inputs.maxOccupancy,
    patienceSec: inputs.patienceSec,
    concurrency: inputs.concurrency,
    switchPenalty: inputs.switchPenalty,
  });
  if (!parsed.success) return [];
  try {
    return drawCalculationCurve(calculate(parsed.data)).sensitivity;
  } catch (error) {
    if (error instanceof InvalidInput) return [];
    throw error;
  }
}

/**
 * Up to which quantile of the forecast a number of people is enough in one explained interval, by its band from P10 to P90.
 * @param people scheduled, or required where nobody is scheduled
 * @returns null without a band, and for work without a queue
 */
export async function readCoveredQuantile(input: {
  explained: ExplainedRequirement & { forecastId: string };
  at: number;
  people: number;
}): Promise<StaffingQuantile | null> {
  const { explained, at, people } = input;
  if (!calculationModels[explained.model] || explained.erlangs <= 0) return null;
  const [band] = await query<{ p10: number; p50: number; p90: number }>(
    'staffing-band',
    `select p10::float8 as p10, volume::float8 as p50, p90::float8 as p90 from forecast_intervals
     where forecast_id = $1 and interval_start = $2`,
    [explained.forecastId, new Date(at)],
    reader(),
  );
  if (!band || !(band.p10 < band.p50 && band.p50 < band.p90)) return null;
  const { eventFactor, growth, ahtSec, intervalSec, reserve, shrinkage, minAgents, ...settings } = Object.assign(
    {},
    ...explained.steps.map((step) => step.inputs),
  ) as Record<string, number>;
  const { slTarget, thresholdSec, maxOccupancy, patienceSec, concurrency, switchPenalty } = settings;
  const covered = findCoveredQuantile({
    model: explained.model,
    ahtSec,
    intervalSec,
    agents: people,
    bands: [
      { quantile: 0.1, volume: band.p10 },
      { quantile: 0.5, volume: band.p50 },
      { quantile: 0.9, volume: band.p90 },
    ],
    settings: {
      slTarget,
      thresholdSec,
      maxOccupancy,
      patienceSec,
      concurrency,
      switchPenalty,
      eventFactor,
      growth,
      reserve,
      shrinkage,
      minAgents,
    },
  });
  return { people, quantile: covered.quantile, position: covered.position, volume: covered.volume };
}
