import { InvalidInput } from '../errors';
import { checkBetween } from './check-number';
import { ErlangCStaffing } from './erlang-c-staffing';

/** Fewest agents for a service level, with what they give. */
export interface ErlangCPlan {
  agents: number;
  /** Answered within the threshold / offered. */
  serviceLevel: number;
  /** Probability of waiting. */
  waitProbability: number;
  /** Mean wait of all contacts, seconds. */
  asaSec: number;
  occupancy: number;
  trafficErl: number;
}

/**
 * Fewest agents that answer a share of the contacts in time, by Erlang C.
 * @param input.lambdaRatePerHour contacts per hour, >= 0
 * @param input.muRatePerHour contacts one agent handles per hour, > 0
 * @param input.targetSl share in [0, 1)
 * @param input.thresholdSec acceptable wait, seconds; 20 where absent
 * @throws InvalidInput
 */
export function planErlangC(input: {
  lambdaRatePerHour: number;
  muRatePerHour: number;
  targetSl: number;
  thresholdSec?: number;
}): ErlangCPlan {
  const { lambdaRatePerHour, muRatePerHour, targetSl, thresholdSec = 20 } = input;
  checkBetween('lambdaRatePerHour', lambdaRatePerHour, 0, 1e8);
  checkBetween('muRatePerHour', muRatePerHour, 1e-3, 360_000);
  checkBetween('targetSl', targetSl, 0, 1 - 1e-15);
  checkBetween('thresholdSec', thresholdSec, 0, 1e8);
  const trafficErl = lambdaRatePerHour / muRatePerHour;
  if (trafficErl > 1_000_000) throw new InvalidInput('lambdaRatePerHour', 'is more than a million erlang of work');
  const staffing = new ErlangCStaffing();
  staffing.solve(trafficErl, 3600 / muRatePerHour, targetSl, thresholdSec, 1);
  const { agents, serviceLevel, waitProbability, asaSec, occupancy } = staffing;
  return { agents, serviceLevel, waitProbability, asaSec, occupancy, trafficErl };
}
