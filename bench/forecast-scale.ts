/**
 * Forecasts many generated groups in two processes: 15-minute history, four weeks ahead, back-test included.
 * Run: node --import tsx bench/forecast-scale.ts [--groups 100] [--weeks 78]
 */
import { type ChildProcess, fork } from 'node:child_process';
import { parseArgs } from 'node:util';

import { printTable } from './forecasting/markdown-table';

interface Answer {
  forecastMs: number;
  /** Processor time of the forecast, which other work on the machine does not lengthen. */
  cpuMs: number;
  wape: number;
  sixWeekMeanWape: number;
  rssBytes: number;
}

const WORKERS = 2;
const { values } = parseArgs({
  options: { groups: { type: 'string', default: '100' }, weeks: { type: 'string', default: '78' } },
});
const mostGroups = Number(values.groups);
const mostWeeks = Number(values.weeks);
if (!(mostGroups >= 1 && mostWeeks >= 8)) {
  console.error('usage: bench:forecast-scale -- [--groups N] [--weeks N >= 8]');
  process.exit(2);
}

const workers = Array.from({ length: WORKERS }, () =>
  fork(new URL('./forecasting/forecast-groups.child.ts', import.meta.url), { execArgv: ['--import', 'tsx'] }),
);
const peakBytes = new Map<ChildProcess, number>();

const rows: string[][] = [];
await run(WORKERS, 8);
for (const [groups, weeks] of plan()) {
  const startedAt = performance.now();
  const answers = await run(groups, weeks);
  const seconds = (performance.now() - startedAt) / 1000;
  const times = answers.map((answer) => answer.forecastMs).sort((a, b) => a - b);
  const mean = (pick: (answer: Answer) => number) => answers.reduce((sum, a) => sum + pick(a), 0) / answers.length;
  rows.push([
    String(groups),
    String(weeks),
    seconds.toFixed(1),
    (answers.reduce((sum, a) => sum + a.cpuMs, 0) / WORKERS / 1000).toFixed(1),
    times[Math.floor(times.length / 2)].toFixed(0),
    times[times.length - 1].toFixed(0),
    mean((a) => a.wape).toFixed(1),
    mean((a) => a.sixWeekMeanWape).toFixed(1),
    String(Math.round(totalPeak() / 2 ** 20)),
  ]);
}
for (const worker of workers) worker.disconnect();
printTable(
  [
    'groups',
    'weeks',
    'seconds, generation included',
    'CPU seconds a core',
    'median ms',
    'slowest ms',
    'WAPE %',
    'six-week mean %',
    'MB, both processes',
  ],
  rows,
);

/** Growth with weeks at a quarter of the groups, then with groups at all weeks. */
function plan(): [number, number][] {
  const few = Math.max(1, Math.round(mostGroups / 4));
  const steps: [number, number][] = [];
  for (const weeks of [13, 26, 52]) if (weeks < mostWeeks) steps.push([few, weeks]);
  for (const groups of new Set([few, Math.max(1, Math.round(mostGroups / 2)), mostGroups]))
    steps.push([groups, mostWeeks]);
  return steps;
}

async function run(groups: number, weeks: number): Promise<Answer[]> {
  const answers: Answer[] = [];
  let next = 0;
  await Promise.all(
    workers.map(async (worker) => {
      while (next < groups) answers.push(await ask(worker, { seed: ++next, weeks }));
    }),
  );
  return answers;
}

/** Largest resident memory seen in each process, and that of this one, added up. */
function totalPeak(): number {
  return [...peakBytes.values()].reduce((sum, bytes) => sum + bytes, process.memoryUsage.rss());
}

function ask(worker: ChildProcess, message: { seed: number; weeks: number }): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const fail = () => reject(new Error('a forecasting process ended early'));
    worker.once('exit', fail);
    worker.once('message', (message) => {
      worker.off('exit', fail);
      const answer = message as Answer;
      peakBytes.set(worker, Math.max(peakBytes.get(worker) ?? 0, answer.rssBytes));
      resolve(answer);
    });
    worker.send(message);
  });
}
