export interface ProgressSample {
  /** any monotonic clock, in milliseconds */
  atMs: number;
  /** 0..100 */
  percent: number;
}

/**
 * Time to the end at the pace between the first and the last sample.
 * @returns seconds, or null while there are fewer than three samples, nothing has moved, or two seconds have not passed
 */
export function estimateSecondsLeft(samples: readonly ProgressSample[]): number | null {
  if (samples.length < 3) return null;
  const first = samples[0];
  const last = samples[samples.length - 1];
  const elapsedMs = last.atMs - first.atMs;
  const gained = last.percent - first.percent;
  if (elapsedMs < 2000 || gained <= 0) return null;
  return ((100 - last.percent) / gained) * (elapsedMs / 1000);
}
