import { InvalidInput } from '../errors';

/** Offered traffic beyond this is a slip of the pen, not a contact centre. */
export const MAX_TRAFFIC_ERL = 1_000_000;
/** Agents beyond this are refused. */
export const MAX_AGENTS = 2_000_000;

/** Throws InvalidInput unless `min <= value <= max`. NaN never passes; infinity only where a bound is infinite. */
export function checkBetween(field: string, value: number, min: number, max: number): void {
  if (!(value >= min && value <= max)) throw new InvalidInput(field, `must be a number from ${min} to ${max}`);
}

/** Throws InvalidInput unless the value is a whole number of agents the engine serves. */
export function checkAgents(agents: number, field = 'agents'): void {
  if (!Number.isInteger(agents) || agents < 0 || agents > MAX_AGENTS) {
    throw new InvalidInput(field, `must be a whole number from 0 to ${MAX_AGENTS}`);
  }
}

/** Throws InvalidInput unless the traffic is a possible load. */
export function checkTraffic(trafficErl: number, field = 'trafficErl'): void {
  checkBetween(field, trafficErl, 0, MAX_TRAFFIC_ERL);
}
