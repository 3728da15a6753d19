import { z } from 'zod';
import { SERVICE_LEVEL_DEFINITIONS } from '~/engine/queueing';

/** How a calculation turns contacts into people. */
export const CALCULATION_MODELS = ['erlang-b', 'erlang-c', 'erlang-a', 'erlang-x', 'chat', 'deferred'] as const;

export type CalculationModel = (typeof CALCULATION_MODELS)[number];

const share = (max = 1) => z.number().min(0).max(max);

/**
 * A question to one queue in its steady state. Without `agents` the fewest that meet all targets together are sought;
 * with them their figures are. Shares are 0 to 1, times are seconds unless named otherwise.
 */
export const calculationQuestionSchema = z.object({
  model: z.enum(CALCULATION_MODELS),
  arrivalsPerHour: z.number().min(0).max(1e8),
  handleTimeSec: z.number().min(0.01).max(1e7),
  agents: z.number().int().min(0).max(2_000_000).nullable().default(null),
  /** share answered within `thresholdSec`, by `definition`; absent where it is no target */
  slTarget: z.number().min(0).max(0.9999999).nullable().default(0.8),
  thresholdSec: z.number().min(0).max(1e8).default(20),
  definition: z.enum(SERVICE_LEVEL_DEFINITIONS).default('answered-of-offered'),
  maxAsaSec: z.number().min(1e-3).max(1e8).nullable().default(null),
  maxAbandonment: z.number().min(1e-9).max(1).nullable().default(null),
  maxBlocking: z.number().min(1e-9).max(1).nullable().default(null),
  maxOccupancy: z.number().min(0.01).max(1).nullable().default(null),
  minAgents: z.number().int().min(0).max(1_000_000).default(0),
  /** mean patience */
  patienceSec: z.number().min(1e-3).max(1e8).default(180),
  /** places to wait; null for endless room */
  waitingPlaces: z.number().int().min(0).max(100_000).nullable().default(null),
  redialShare: share(0.99).default(0.3),
  concurrency: z.number().int().min(1).max(50).default(2),
  switchPenalty: share().default(0.15),
  /** time allowed for deferred work */
  deadlineHours: z.number().min(0.01).max(8784).default(4),
  /** how long deferred work keeps arriving, evenly */
  arrivalSpanHours: z.number().min(0.25).max(168).default(8),
  shrinkage: share(0.95).default(0),
  costPerHour: z.number().min(0).max(1e6).default(0),
});

export type CalculationQuestion = z.output<typeof calculationQuestionSchema>;
export type CalculationQuestionInput = z.input<typeof calculationQuestionSchema>;
