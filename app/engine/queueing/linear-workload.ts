/**
 * Agents that a workload needs when nobody queues: N = V h / (T x occupancy x concurrency).
 * @param volume contacts in the interval, >= 0
 * @param handleTimeSec > 0
 * @param intervalSec > 0
 * @param occupancy share of the paid time that is worked, (0, 1]
 * @param concurrency contacts in hand at once, >= 1
 * @returns fractional agents
 */
export function linearAgents(
  volume: number,
  handleTimeSec: number,
  intervalSec: number,
  occupancy: number,
  concurrency: number,
): number {
  return (volume * handleTimeSec) / (intervalSec * occupancy * concurrency);
}
