/**
 * Forecasts 48 hours of each hourly series of a file.
 * Run: node --import tsx bench/m4.ts DATA.json OUT.json
 * DATA.json = {"id": {"train": [numbers]}}, other keys are not looked at; OUT.json = {"id": [48 numbers]}.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { forecastRegular } from '~/engine/forecasting/regular/forecast-regular';

const HORIZON = 48;
const fileSchema = z.record(z.string(), z.object({ train: z.array(z.number()).min(HORIZON) }));
const [dataFile, outFile] = process.argv.slice(2);
if (!dataFile || !outFile) {
  console.error('usage: bench:m4 -- DATA.json OUT.json');
  process.exit(2);
}
const data = fileSchema.parse(JSON.parse(readFileSync(dataFile, 'utf8')));
const spec = { shortPeriod: 24, longPeriod: 168, horizon: HORIZON };
const forecasts: Record<string, number[]> = {};
const startedAt = performance.now();
let slowestMs = 0;
for (const [id, { train }] of Object.entries(data)) {
  const seriesStartedAt = performance.now();
  forecasts[id] = Array.from(forecastRegular(Float64Array.from(train), spec).forecast);
  slowestMs = Math.max(slowestMs, performance.now() - seriesStartedAt);
}
writeFileSync(outFile, JSON.stringify(forecasts));
const count = Object.keys(forecasts).length;
const meanMs = (performance.now() - startedAt) / count;
console.log(`${count} series, ${meanMs.toFixed(0)} ms each, slowest ${slowestMs.toFixed(0)} ms`);
