import { generateSchedule, recomputeCoverage, type ScheduleProblem, validateSchedule } from '~/engine/scheduling';

const figure = (value: number | null, digits: number, width = 10) =>
  (value === null ? '-' : value.toFixed(digits)).padStart(width);

/** Runs the optimiser on a problem and prints its progress by time and its result, checked by the independent validator. */
export async function runCentre(
  problem: ScheduleProblem,
  seconds: number,
  seed: number,
  threads: number,
  clock = 'wall',
): Promise<void> {
  // why: on a machine that others use too, the processor time of the run, split over its threads, is the time of a free one
  const now = () => {
    if (clock !== 'cpu') return performance.now();
    const { user, system } = process.cpuUsage();
    return (user + system) / 1000 / threads;
  };
  let nextPrintMs = 0;
  console.log(
    '   seconds phase     objective      bound     gap %   short %    over %    million moves   M/s    RSS MB',
  );
  const result = await generateSchedule(problem, {
    seed,
    threads,
    now,
    timeBudgetMs: seconds * 1000,
    onProgress: (progress) => {
      if (progress.elapsedMs < nextPrintMs && progress.phase === 'improve') return;
      nextPrintMs = progress.elapsedMs + (seconds * 1000) / 12;
      const gap = progress.gap === null ? null : progress.gap * 100;
      const cells = [
        figure(progress.elapsedMs / 1000, 1),
        ` ${progress.phase.padEnd(8)}`,
        figure(progress.objective, 1),
        figure(progress.bound, 1, 11),
        figure(gap, 1),
        figure(progress.shortPercent, 3),
        figure(progress.overPercent, 3),
        figure(progress.moves / 1e6, 1, 17),
        figure(progress.elapsedMs > 0 ? progress.moves / 1e3 / progress.elapsedMs : 0, 2, 8),
        figure(process.memoryUsage.rss() / 1e6, 0, 9),
      ];
      console.log(cells.join(''));
    },
  });
  const check = recomputeCoverage(problem, result.shifts);
  const elapsedSec = result.elapsedMs / 1000;
  for (const [part, cost] of Object.entries(result.costs)) console.log(`cost of ${part}: ${cost.toFixed(1)}`);
  console.log(
    `objective ${result.objective.toFixed(1)}, bound ${result.bound.toFixed(1)} (${result.boundSource}), gap ${(result.gap * 100).toFixed(1)} %`,
  );
  console.log(
    `short ${check.shortPercent.toFixed(3)} % and over ${check.overPercent.toFixed(3)} % of demand, recomputed from the shifts`,
  );
  const distance = check.shortPercent - result.boundShortPercent;
  console.log(
    `short of the relaxation ${result.boundShortPercent.toFixed(3)} %, distance ${distance.toFixed(3)} points of demand`,
  );
  const fromProof = check.shortPercent - result.leastShortPercent;
  console.log(
    `no lawful roster is short of less than ${result.leastShortPercent.toFixed(3)} %, distance ${fromProof.toFixed(3)} points of demand`,
  );
  console.log(
    `${result.moves} moves, ${Math.round(result.moves / elapsedSec)} per second of the whole run of ${elapsedSec.toFixed(1)} s`,
  );
  const violations = validateSchedule(problem, result.shifts).length;
  console.log(
    `${result.shifts.length} shifts, ${violations} violations (independent validator), ${result.unmet.length} rules unmet`,
  );
}
