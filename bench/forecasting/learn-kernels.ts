/**
 * Learns the kernels of app/engine/forecasting/regular/kriging/kriging-kernels.ts: series are grouped by the kernel that forecasts their
 * past best, then each group's rolling error of 48 hours is minimised, and so on. Only training values are read.
 * Run: node --import tsx bench/forecasting/learn-kernels.ts DATA.json [--rounds 2] [--evaluations 150]
 * Prints the rolling error and the rows of the table.
 */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { minimise } from '~/engine/forecasting/numeric/nelder-mead';
import { autocovariances, type Kernel } from '~/engine/forecasting/regular/kriging/kernel';
import { KRIGING_KERNELS, rowToKernel } from '~/engine/forecasting/regular/kriging/kriging-kernels';
import { predictionWeights } from '~/engine/forecasting/regular/kriging/prediction-weights';
import { LOG, SQRT } from '~/engine/forecasting/regular/scales';
import { KERNEL_BOUNDS, kernelToRow } from './kernel-rows';

const SPEC = { shortPeriod: 24, longPeriod: 168, horizon: 48 };
const WINDOW = 336;
/** Windows end this many days before the end of the training data. */
const DAYS_BACK = Array.from({ length: 14 }, (_, i) => i + 2);
const SCALES = { log: LOG, sqrt: SQRT } as const;
/** A kernel learns from every series that it forecasts within this factor of the best one. */
const NEARLY_BEST = 1.03;
const FEWEST_SERIES = 4;
const BOUND_PENALTY = 0.002;
/** Errors of the competition's reference on this set, which make sMAPE and MASE alike in size. */
const REFERENCE = { smape: 18.2, mase: 2.43 };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { rounds: { type: 'string', default: '2' }, evaluations: { type: 'string', default: '150' } },
});
if (!positionals[0]) {
  console.error('usage: learn-kernels.ts DATA.json [--rounds N] [--evaluations N]');
  process.exit(2);
}
const data = z
  .record(z.string(), z.object({ train: z.array(z.number()).min(WINDOW + 48) }))
  .parse(JSON.parse(readFileSync(positionals[0], 'utf8')));
const allSeries = Object.values(data).map(({ train }) => Float64Array.from(train));
const seasonalErrors = allSeries.map(
  (v) => v.slice(24).reduce((sum, x, i) => sum + Math.abs(x - v[i]), 0) / (v.length - 24) || 1,
);
const scaledSeries = { log: allSeries.map((v) => v.map(LOG.to)), sqrt: allSeries.map((v) => v.map(SQRT.to)) };

let kernels: Kernel[] = [...KRIGING_KERNELS];
for (let round = 0; round < Number(options.rounds); round++) {
  const errors = kernels.map((kernel) => allSeries.map((_, s) => seriesError(kernel, weightsOf(kernel), s)));
  report(kernels, errors);
  kernels = kernels.map((kernel, k) => {
    const group = allSeries.flatMap((_, s) =>
      errors[k][s] <= NEARLY_BEST * bestOf(kernels, errors, s, kernel) ? [s] : [],
    );
    return group.length >= FEWEST_SERIES ? refine(kernel, group) : kernel;
  });
}
report(
  kernels,
  kernels.map((kernel) => allSeries.map((_, s) => seriesError(kernel, weightsOf(kernel), s))),
);
for (const kernel of kernels) {
  const row = kernelToRow(kernel).map((v) => Number(v.toPrecision(3)));
  console.log(`  ['${kernel.scale}', ${row.join(', ')}],`);
}

/** Smallest error of a series among the kernels on the same scale. */
function bestOf(among: readonly Kernel[], errors: number[][], series: number, { scale }: Kernel): number {
  return Math.min(...among.flatMap((other, k) => (other.scale === scale ? [errors[k][series]] : [])));
}

function report(among: readonly Kernel[], errors: number[][]): void {
  for (const scale of ['log', 'sqrt'] as const) {
    const rows = errors.filter((_, k) => among[k].scale === scale);
    const mean = allSeries.reduce((sum, _, s) => sum + Math.min(...rows.map((row) => row[s])), 0) / allSeries.length;
    console.log(`${scale}: mean rolling error of the best kernel of each series ${mean.toFixed(4)}`);
  }
}

function refine(kernel: Kernel, group: readonly number[]): Kernel {
  const bounded = (point: readonly number[]) =>
    point.map((v, i) => Math.min(Math.log(KERNEL_BOUNDS[i][1]), Math.max(Math.log(KERNEL_BOUNDS[i][0]), v)));
  const kernelAt = (point: readonly number[]) => rowToKernel(kernel.scale, bounded(point).map(Math.exp));
  const { point } = minimise(
    (p) => {
      const candidate = kernelAt(p);
      const weights = weightsOf(candidate);
      const outside = bounded(p).reduce((sum, v, i) => sum + Math.abs(v - p[i]), 0);
      const error = group.reduce((sum, s) => sum + seriesError(candidate, weights, s), 0) / group.length;
      return error + BOUND_PENALTY * outside;
    },
    { start: kernelToRow(kernel).map(Math.log), step: 0.7, maxEvaluations: Number(options.evaluations) },
  );
  return kernelAt(point);
}

function weightsOf(kernel: Kernel): Float64Array {
  const covariances = autocovariances(kernel, WINDOW + SPEC.horizon, SPEC);
  return predictionWeights(covariances, [WINDOW], SPEC.horizon).get(WINDOW) ?? new Float64Array(WINDOW * SPEC.horizon);
}

/** Mean over windows of sMAPE and MASE, each relative to the reference. */
function seriesError({ scale }: Kernel, weights: Float64Array, series: number): number {
  const values = allSeries[series];
  const z = scaledSeries[scale][series];
  let sum = 0;
  let count = 0;
  for (const days of DAYS_BACK) {
    const origin = values.length - days * SPEC.shortPeriod;
    if (origin < WINDOW) continue;
    const window = z.subarray(origin - WINDOW, origin);
    const mean = window.reduce((a, b) => a + b, 0) / WINDOW;
    let smape = 0;
    let absolute = 0;
    for (let h = 0; h < SPEC.horizon; h++) {
      let forecast = mean;
      for (let i = 0; i < WINDOW; i++) forecast += weights[h * WINDOW + i] * (window[i] - mean);
      const ours = Math.max(0, SCALES[scale].from(forecast));
      const actual = values[origin + h];
      smape += (200 * Math.abs(actual - ours)) / (Math.abs(actual) + ours || 1) / SPEC.horizon;
      absolute += Math.abs(actual - ours) / SPEC.horizon;
    }
    sum += (smape / REFERENCE.smape + absolute / seasonalErrors[series] / REFERENCE.mase) / 2;
    count++;
  }
  return sum / count;
}
