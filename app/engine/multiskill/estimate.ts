import { checkBetween } from '../queueing/check-number';
import { studentQuantile } from './student-quantile';

/** A simulated figure with what is known of its error. */
export interface Estimate {
  mean: number;
  /** Half of the 95 % confidence interval (Student's t); Infinity after one replication. */
  halfWidth: number;
  standardError: number;
  replications: number;
}

/** An estimate from its standard error. */
export function createEstimate(mean: number, standardError: number, replications: number): Estimate {
  if (replications < 2) return { mean, halfWidth: Number.POSITIVE_INFINITY, standardError, replications };
  return { mean, halfWidth: standardError * studentQuantile(0.975, replications - 1), standardError, replications };
}

/**
 * Confidence interval of an estimate.
 * @param level share of such intervals that hold the true figure, 0.5 to 0.9999
 * @throws InvalidInput
 */
export function confidenceInterval(estimate: Estimate, level: number): { low: number; high: number } {
  checkBetween('level', level, 0.5, 0.9999);
  if (estimate.replications < 2) return { low: Number.NEGATIVE_INFINITY, high: Number.POSITIVE_INFINITY };
  const half = estimate.standardError * studentQuantile((1 + level) / 2, estimate.replications - 1);
  return { low: estimate.mean - half, high: estimate.mean + half };
}
