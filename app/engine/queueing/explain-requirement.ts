import { InvalidInput } from '../errors';
import { adjustAgents, roundUpAgents } from './adjust-agents';
import { type BaseLimit, createBaseModel } from './base-models';
import { createIntervalParameters, readInterval } from './interval-parameters';
import { checkRequirementsInput, type RequirementSettings, type RequirementsInput } from './requirement-input';

/** One step from volume to people: what went in and what came out. Texts are the page's business. */
export interface RequirementStep {
  code: 'V0' | 'V1' | 'A' | 'N1' | 'N2' | 'N3' | 'N4' | 'R';
  value: number;
  inputs: Record<string, number>;
}

/** A requirement with the way to it. */
export interface ExplainedRequirement {
  model: RequirementsInput['model'];
  isOpen: boolean;
  erlangs: number;
  /** N1 */
  baseAgents: number;
  /** N4, not rounded. */
  requiredAgents: number;
  /** N4 as whole people. */
  roundedAgents: number;
  /** At the base number rounded up, as in `Requirements`. */
  serviceLevel: number;
  asaSec: number;
  occupancy: number;
  /** What decided N1. */
  baseLimit: BaseLimit;
  /** What decided N4: the model, the minimum, or nobody is needed. */
  decidedBy: 'model' | 'minimum' | 'nothing' | 'closed';
  /**
   * V0 volume as given; V1 with events and growth; A traffic; N1 model; N2 with reserve; N3 with shrinkage; N4 with
   * minimum; R rounded up.
   */
  steps: RequirementStep[];
}

/**
 * Every step of one interval of a series. Gives the same figures as `computeRequirements` at that index.
 * @param index interval, 0 to volume.length - 1
 * @throws InvalidInput
 */
export function explainRequirement(input: RequirementsInput, index: number): ExplainedRequirement {
  if (!Number.isInteger(index) || index < 0 || index >= input.volume.length) {
    throw new InvalidInput('index', 'must be the number of an interval');
  }
  const settings = checkRequirementsInput(input);
  const interval = createIntervalParameters();
  const model = createBaseModel(input, settings);
  readInterval(interval, input, settings, index);
  model.solve(interval);
  const adjusted = adjustAgents(model.agents, interval);
  const rounded = roundUpAgents(adjusted.required);
  const { baseVolume, eventFactor, growth, volume, ahtSec, trafficErl, reserve, shrinkage, minAgents } = interval;
  const { slTarget, thresholdSec, maxOccupancy } = interval;
  const steps: RequirementStep[] = [
    { code: 'V0', value: baseVolume, inputs: {} },
    { code: 'V1', value: volume, inputs: { volume: baseVolume, eventFactor, growth } },
    { code: 'A', value: trafficErl, inputs: { volume, ahtSec, intervalSec: input.intervalSec } },
    {
      code: 'N1',
      value: model.agents,
      inputs: {
        trafficErl,
        ...modelInputs(input.model, { ...settings, slTarget, thresholdSec, maxOccupancy }),
        serviceLevel: model.serviceLevel,
        asaSec: model.asaSec,
        occupancy: model.occupancy,
      },
    },
    { code: 'N2', value: adjusted.withReserve, inputs: { agents: model.agents, reserve } },
    { code: 'N3', value: adjusted.withShrinkage, inputs: { agents: adjusted.withReserve, shrinkage } },
    { code: 'N4', value: adjusted.required, inputs: { agents: adjusted.withShrinkage, minAgents } },
    { code: 'R', value: rounded, inputs: { agents: adjusted.required } },
  ];
  return {
    model: input.model,
    isOpen: interval.isOpen,
    erlangs: trafficErl,
    baseAgents: model.agents,
    requiredAgents: adjusted.required,
    roundedAgents: rounded,
    serviceLevel: model.serviceLevel,
    asaSec: model.asaSec,
    occupancy: model.occupancy,
    baseLimit: model.limit,
    decidedBy: findDecider(interval.isOpen, adjusted.withShrinkage, adjusted.required),
    steps,
  };
}

function findDecider(isOpen: boolean, wanted: number, required: number): ExplainedRequirement['decidedBy'] {
  if (!isOpen) return 'closed';
  if (required === 0) return 'nothing';
  return required > wanted ? 'minimum' : 'model';
}

/** Settings that the model looks at. */
function modelInputs(model: RequirementsInput['model'], settings: RequirementSettings): Record<string, number> {
  const { slTarget, thresholdSec, maxOccupancy, concurrency, switchPenalty, deadlineSec, patienceSec } = settings;
  switch (model) {
    case 'erlang-c':
      return { slTarget, thresholdSec, maxOccupancy };
    case 'erlang-a':
      return { slTarget, thresholdSec, maxOccupancy, patienceSec };
    case 'chat':
      return { slTarget, thresholdSec, maxOccupancy, concurrency, switchPenalty };
    case 'linear':
      return { maxOccupancy, concurrency };
    case 'deferred':
      return { maxOccupancy, concurrency, deadlineSec };
  }
}
