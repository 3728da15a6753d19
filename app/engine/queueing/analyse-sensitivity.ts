import { roundUpAgents } from './adjust-agents';
import { type ChannelFigures, measureChannel } from './measure-channel';
import { type RequiredAgentsInput, requiredAgents } from './required-agents';

/** Relative change of volume and handling time that is looked at. */
export const SENSITIVITY_STEP = 0.05;

/** What a case gives with its number of agents, and what it would ask for. */
export interface SensitivityCase extends ChannelFigures {
  /** Agents on the queue for whom the figures are. */
  agents: number;
  /** Agents on the queue that the targets ask for in this case, whole. */
  neededAgents: number;
  /** The same with reserve, shrinkage and minimum, not rounded. */
  requiredAgents: number;
}

/** How much hangs on one agent, and on 5 % of volume or handling time. Figures of changed loads are with the base agents. */
export interface Sensitivity {
  base: SensitivityCase;
  oneAgentLess: SensitivityCase;
  oneAgentMore: SensitivityCase;
  volumeMinus5: SensitivityCase;
  volumePlus5: SensitivityCase;
  ahtMinus5: SensitivityCase;
  ahtPlus5: SensitivityCase;
}

/**
 * Sensitivity of one interval's requirement.
 * @throws InvalidInput
 */
export function analyseSensitivity(input: RequiredAgentsInput): Sensitivity {
  const describe = (changed: RequiredAgentsInput, agents?: number): SensitivityCase => {
    const requirement = requiredAgents(changed);
    const neededAgents = roundUpAgents(requirement.baseAgents);
    const used = agents ?? neededAgents;
    return {
      agents: used,
      neededAgents,
      requiredAgents: requirement.requiredAgents,
      ...measureChannel(changed, used),
    };
  };
  const base = describe(input);
  const scaled = (field: 'volume' | 'ahtSec', factor: number) =>
    describe({ ...input, [field]: input[field] * factor }, base.agents);
  return {
    base,
    oneAgentLess: describe(input, Math.max(0, base.agents - 1)),
    oneAgentMore: describe(input, base.agents + 1),
    volumeMinus5: scaled('volume', 1 - SENSITIVITY_STEP),
    volumePlus5: scaled('volume', 1 + SENSITIVITY_STEP),
    ahtMinus5: scaled('ahtSec', 1 - SENSITIVITY_STEP),
    ahtPlus5: scaled('ahtSec', 1 + SENSITIVITY_STEP),
  };
}
