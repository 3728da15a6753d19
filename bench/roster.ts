/**
 * Shift scheduling benchmark (Curtois and Qu, 2014):
 * npm run --silent bench:roster -- INSTANCE.txt OUT.csv --seconds 60 --seed 1
 * With --processor-time the seconds are processor seconds per thread, for machines that others use too.
 * Writes the best roster as lines `employee,day,shift` and prints the objective by time.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { InvalidInput } from '~/engine/errors';
import { parseRosterInstance, solveRoster, validateRoster } from '~/engine/roster';
import { createClock } from './roster/clock';
import { publishedFigures } from './roster/published-figures';
import { startThreads } from './roster/start-threads';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seconds: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    'processor-time': { type: 'boolean', default: false },
  },
});
const [instanceFile, rosterFile] = positionals;
const seconds = Number(values.seconds);
const threads = Number(values.threads);
const countsProcessorTime = values['processor-time'];
const now = createClock(threads, countsProcessorTime);
if (!instanceFile || !rosterFile || !(seconds > 0) || !(Number.isInteger(threads) && threads > 0)) {
  console.error('usage: bench:roster -- INSTANCE.txt OUT.csv [--seconds S] [--seed N] [--threads T]');
  process.exit(2);
}

try {
  await run();
} catch (error) {
  if (!(error instanceof InvalidInput)) throw error;
  console.error(`${basename(instanceFile)}: ${error.message}`);
  process.exit(2);
}

async function run(): Promise<void> {
  const instance = parseRosterInstance(readFileSync(instanceFile, 'utf8'));
  const name = basename(instanceFile).replace(/\.[^.]*$/, '');
  console.log(
    `${name}: ${instance.dayCount} days, ${instance.employees.length} people, ${instance.shifts.length} shift types`,
  );
  console.log('   seconds   objective  found by');
  const result = await solveRoster(instance, {
    seed: values.seed,
    // why: the process starts before the clock does and has to write the roster after it
    timeBudgetMs: seconds * 1000 - now(),
    startWorkers: (problem) => startThreads({ problem, threads, countsProcessorTime }),
    now,
    onImprove: ({ elapsedMs, objective, foundBy }) =>
      console.log(`${(elapsedMs / 1000).toFixed(1).padStart(10)}${String(objective).padStart(12)}  ${foundBy}`),
  });
  const lines = result.assignments.map(({ employeeId, day, shiftId }) => `${employeeId},${day},${shiftId}`);
  writeFileSync(rosterFile, `employee,day,shift\n${lines.join('\n')}\n`);
  const { costs } = result;
  const violations = validateRoster(instance, result.assignments).length;
  console.log(
    `objective ${result.objective}: requests to work ${costs.onRequests}, to be free ${costs.offRequests}, missing ${costs.under}, surplus ${costs.over}`,
  );
  console.log(`bound ${result.bound === null ? 'none' : result.bound.toFixed(1)}, ended by ${result.stoppedBy}`);
  console.log(`${violations} violations (independent validator), ${result.steps} neighbourhoods, ${threads} threads`);
  const published = publishedFigures(name);
  if (published) {
    const heuristic = published.heuristic === undefined ? '' : `, best published heuristic ${published.heuristic}`;
    console.log(`published: best known ${published.bestKnown}${heuristic}`);
  }
  process.exit(violations === 0 ? 0 : 1);
}
