import { InvalidInput } from '~/engine/errors';
import type { ExplainedRequirement } from '~/engine/queueing';
import { calculate, drawCalculationCurve } from './calculate';
import { calculationQuestionSchema } from './calculation-question';
import type { StaffingChange } from './staffing-page-data';

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
