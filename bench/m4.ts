/**
 * Forecasts 48 hours of each hourly series of a file.
 * Run: node --import tsx bench/m4.ts DATA.json OUT.json [--compare]
 * DATA.json = {"id": {"train": [numbers]}}, other keys are not looked at for the forecast; OUT.json = {"id": [48 numbers]}.
 * With --compare the keys test and naive2 are read after the forecasts are written, and other methods are scored beside ours.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { forecastHourly } from './forecasting/forecast-hourly';
import { addM4Errors, createHourlyMethods, emptyM4Sums, type M4Sums } from './forecasting/m4-methods';
import { printTable } from './forecasting/markdown-table';

const HORIZON = 48;
const fileSchema = z.record(z.string(), z.object({ train: z.array(z.number()).min(HORIZON) }));
const scoredSchema = z.record(z.string(), z.object({ test: z.array(z.number()), naive2: z.array(z.number()) }));
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { compare: { type: 'boolean' } },
});
const [dataFile, outFile] = positionals;
if (!dataFile || !outFile) {
  console.error('usage: bench:m4 -- DATA.json OUT.json [--compare]');
  process.exit(2);
}
const file: unknown = JSON.parse(readFileSync(dataFile, 'utf8'));
const data = fileSchema.parse(file);
const startedAt = performance.now();
const tasks = Object.entries(data).map(([id, { train }]) => ({ id, train, horizon: HORIZON }));
const answers = new Map((await forecastHourly(tasks)).map((answer) => [answer.id, answer]));
const forecasts: Record<string, number[]> = {};
for (const { id } of tasks) forecasts[id] = answers.get(id)?.forecast ?? [];
writeFileSync(outFile, JSON.stringify(forecasts));
const count = tasks.length;
const meanMs = (performance.now() - startedAt) / count;
const cpuMs = [...answers.values()].reduce((sum, answer) => sum + answer.cpuMs, 0) / count;
const slowestMs = Math.max(...[...answers.values()].map((answer) => answer.wallMs));
console.log(
  `${count} series, ${meanMs.toFixed(0)} ms each (${cpuMs.toFixed(0)} ms of processor), slowest ${slowestMs.toFixed(0)} ms`,
);
if (options.compare) await compare();

/** Scores ours and other methods against the test values that the file holds. */
async function compare(): Promise<void> {
  const scored = scoredSchema.parse(file);
  const methods = await createHourlyMethods();
  const sums = new Map<string, M4Sums>([['this product', emptyM4Sums()]]);
  for (const name of [...Object.keys(methods), 'Naive2']) sums.set(name, emptyM4Sums());
  const failures = new Map<string, number>();
  for (const [id, { test, naive2 }] of Object.entries(scored)) {
    const train = Float64Array.from(data[id].train);
    const add = (name: string, forecast: ArrayLike<number>) =>
      addM4Errors(sums.get(name) ?? emptyM4Sums(), train, test, forecast);
    add('this product', forecasts[id]);
    add('Naive2', naive2);
    for (const [name, method] of Object.entries(methods)) {
      try {
        add(name, method(train, HORIZON));
      } catch {
        failures.set(name, (failures.get(name) ?? 0) + 1);
      }
    }
  }
  const reference = sums.get('Naive2') ?? emptyM4Sums();
  const rows = [...sums].map(([name, { smape, mase, series }]) => [
    name,
    (smape / series).toFixed(3),
    (mase / series).toFixed(3),
    (
      (smape / series / (reference.smape / reference.series) + mase / series / (reference.mase / reference.series)) /
      2
    ).toFixed(4),
    String(failures.get(name) ?? 0),
  ]);
  printTable(['method', 'sMAPE', 'MASE', 'OWA', 'series failed'], rows);
}
