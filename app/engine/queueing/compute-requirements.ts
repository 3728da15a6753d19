import { adjustAgents, roundUpAgents } from './adjust-agents';
import { createBaseModel } from './base-models';
import { createIntervalParameters, readInterval } from './interval-parameters';
import { checkRequirementsInput, type RequirementsInput } from './requirement-input';

/** Requirements of consecutive intervals, one entry each. */
export interface Requirements {
  /** Offered traffic after events and growth, erlang. For deferred work: as it arrives. */
  erlangs: Float64Array;
  /** N1: agents that the model asks for on the queue, before reserve, shrinkage and minimum. */
  baseAgents: Float64Array;
  /** N4: agents to schedule, not rounded. */
  requiredAgents: Float64Array;
  /** N4 as whole people. */
  roundedAgents: Int32Array;
  /** At the base number (rounded up): answered within the threshold / offered; 1 where deferred work meets its deadline. */
  serviceLevel: Float64Array;
  /** At the base number (rounded up): mean wait of all, seconds; 0 for linear and deferred work. */
  asaSec: Float64Array;
  /** At the base number (rounded up): busy share of the agents (chat: of their slots). */
  occupancy: Float64Array;
}

/**
 * Agents for thousands of consecutive intervals of one group, each solved from its neighbour's margin.
 * Order of adjustments: V1 = volume x events x growth; N1 = model(V1); N2 = N1 x reserve; N3 = N2 / (1 - shrinkage);
 * N4 = max(N3, minimum).
 * @throws InvalidInput naming field and index
 */
export function computeRequirements(input: RequirementsInput): Requirements {
  const settings = checkRequirementsInput(input);
  const count = input.volume.length;
  const model = createBaseModel(input, settings);
  const interval = createIntervalParameters();
  const result: Requirements = {
    erlangs: new Float64Array(count),
    baseAgents: new Float64Array(count),
    requiredAgents: new Float64Array(count),
    roundedAgents: new Int32Array(count),
    serviceLevel: new Float64Array(count),
    asaSec: new Float64Array(count),
    occupancy: new Float64Array(count),
  };
  for (let i = 0; i < count; i++) {
    readInterval(interval, input, settings, i);
    model.solve(interval);
    const { required } = adjustAgents(model.agents, interval);
    result.erlangs[i] = interval.trafficErl;
    result.baseAgents[i] = model.agents;
    result.requiredAgents[i] = required;
    result.roundedAgents[i] = roundUpAgents(required);
    result.serviceLevel[i] = model.serviceLevel;
    result.asaSec[i] = model.asaSec;
    result.occupancy[i] = model.occupancy;
  }
  return result;
}
