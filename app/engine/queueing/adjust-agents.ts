import type { IntervalParameters } from './interval-parameters';

/** Numbers after each adjustment of the base. */
export interface AdjustedAgents {
  /** N2 = N1 x reserve. */
  withReserve: number;
  /** N3 = N2 / (1 - shrinkage). */
  withShrinkage: number;
  /** N4 = max(N3, minimum); 0 where closed. */
  required: number;
}

/** Applies reserve, shrinkage and minimum, in this order, to the base number of an interval. Nothing is rounded. */
export function adjustAgents(baseAgents: number, interval: IntervalParameters): AdjustedAgents {
  const withReserve = baseAgents * interval.reserve;
  const withShrinkage = withReserve / (1 - interval.shrinkage);
  return { withReserve, withShrinkage, required: interval.isOpen ? Math.max(withShrinkage, interval.minAgents) : 0 };
}

/** Whole people for a fractional requirement, indifferent to rounding errors of the arithmetic before. */
export function roundUpAgents(agents: number): number {
  return Math.ceil(agents - 1e-9 * Math.max(1, agents));
}
