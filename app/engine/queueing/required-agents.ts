import { type ExplainedRequirement, explainRequirement } from './explain-requirement';
import type { ChannelModel, RequirementSettings } from './requirement-input';

/** One interval of one group. */
export interface RequiredAgentsInput {
  model: ChannelModel;
  /** Contacts offered in the interval, >= 0. */
  volume: number;
  /** Handling time with after-contact work, seconds. */
  ahtSec: number;
  intervalSec: number;
  settings?: Partial<RequirementSettings>;
  rounding?: 'whole' | 'fractional';
}

/**
 * Agents for a single interval, with all steps. Deferred work is taken as a steady flow: as much is done as arrives.
 * @throws InvalidInput
 */
export function requiredAgents(input: RequiredAgentsInput): ExplainedRequirement {
  const settings = input.model === 'deferred' ? { ...input.settings, deadlineSec: 0 } : input.settings;
  return explainRequirement({ ...input, settings, volume: [input.volume], ahtSec: [input.ahtSec] }, 0);
}
