import { definePoolTask } from '~/jobs/pool-task';

interface Input {
  durationMs: number;
  obeys: boolean;
}

/** Burns a core for a while, saying how far it is; stops early when asked to and willing. */
export default definePoolTask<Input, { steps: number; wasCancelled: boolean }, { percent: number }>(
  ({ durationMs, obeys }, { post, isCancelled }) => {
    const endsAt = performance.now() + durationMs;
    let steps = 0;
    let said = -1;
    while (performance.now() < endsAt) {
      steps += 1;
      const percent = Math.floor(100 - ((endsAt - performance.now()) / durationMs) * 100);
      if (percent > said && percent % 10 === 0) {
        said = percent;
        post({ percent });
      }
      if (obeys && isCancelled()) return { steps, wasCancelled: true };
    }
    return { steps, wasCancelled: false };
  },
);
