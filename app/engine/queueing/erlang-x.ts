import { InvalidInput } from '../errors';
import { checkBetween } from './check-number';
import { type ErlangAInput, measureErlangA } from './erlang-a';
import type { QueueMeasures } from './queue-measures';

/** A queue whose lost contacts come back. */
export interface ErlangXInput extends ErlangAInput {
  /** Share of the abandoned and blocked contacts that try again, 0 to 1. `arrivalsPerHour` counts first attempts. */
  redialShare: number;
}

/** Steady state with redials. Shares are per attempt. */
export interface ErlangXMeasures extends QueueMeasures {
  /** First attempts and redials, per hour. */
  attemptsPerHour: number;
  /** Share of the callers who are never answered. */
  lostCallers: number;
}

/**
 * Erlang A with redials (Erlang X): the rate of attempts r solves r = first attempts + redialShare x r x lost(r).
 * @throws InvalidInput; also where everyone redials and the agents cannot answer all, so that attempts grow for ever
 * Source: the extended Erlang model of G. Koole, "Call Center Mathematics" (2007).
 */
export function measureErlangX(input: ErlangXInput): ErlangXMeasures {
  checkBetween('redialShare', input.redialShare, 0, 1);
  const attemptsPerHour = findAttempts(input);
  const measures = measureErlangA({ ...input, arrivalsPerHour: attemptsPerHour });
  const lost = measures.abandonment + measures.blocking;
  const gaveUp = attemptsPerHour * lost * (1 - input.redialShare);
  return {
    ...measures,
    attemptsPerHour,
    lostCallers: input.arrivalsPerHour > 0 ? gaveUp / input.arrivalsPerHour : 0,
  };
}

/** Solves excess(r) = r (1 - redialShare lost(r)) - first attempts = 0 by regula falsi (Illinois) in a bracket. */
function findAttempts(input: ErlangXInput): number {
  const first = input.arrivalsPerHour;
  const excess = (rate: number) => {
    const { abandonment, blocking } = measureErlangA({ ...input, arrivalsPerHour: rate });
    return rate * (1 - input.redialShare * (abandonment + blocking)) - first;
  };
  let low = first;
  let lowExcess = excess(low);
  if (lowExcess >= 0) return first;
  const ceiling = 1e4 * first;
  let high = input.redialShare < 1 ? Math.min(first / (1 - input.redialShare), ceiling) : first * 2;
  let highExcess = excess(high);
  while (highExcess < 0) {
    if (high >= ceiling) throw new InvalidInput('redialShare', 'makes attempts grow for ever with so few agents');
    high = Math.min(high * 2, ceiling);
    highExcess = excess(high);
  }
  for (let step = 0; step < 200; step++) {
    const middle = highExcess === lowExcess ? high : high - (highExcess * (high - low)) / (highExcess - lowExcess);
    const middleExcess = excess(middle);
    if (middleExcess === 0 || Math.abs(high - low) <= 1e-15 * high) return middle;
    if (middleExcess > 0 === highExcess > 0) {
      lowExcess /= 2;
    } else {
      low = high;
      lowExcess = highExcess;
    }
    if (Math.abs(middle - high) <= 1e-15 * high) return middle;
    high = middle;
    highExcess = middleExcess;
  }
  return high;
}
