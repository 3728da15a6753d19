/**
 * Rolls forecasts daily over the last weeks of a file of calls and prints their errors.
 * Run: node --import tsx bench/calls.ts CSV [--weeks N] [--end YYYY-MM-DD] [--country CC]
 */
import { parseArgs } from 'node:util';
import { type ForecastResult, forecastSeries, reforecastDay, type SeriesInput } from '~/engine/forecasting';
import { addDays, diffDays } from '~/engine/time';
import { printTable } from './forecasting/markdown-table';
import { createOtherMethods, OTHER_METHODS } from './forecasting/other-methods';
import { endBefore, readCalls } from './forecasting/read-calls';
import { addDay, type ComparedDay, emptySums, percent, type ScoreSums } from './forecasting/rolled-scores';

const HORIZONS = [1, 7, 28];
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    weeks: { type: 'string', default: '8' },
    end: { type: 'string' },
    country: { type: 'string', default: 'US' },
  },
});
const [file] = positionals;
if (!file || !(Number(options.weeks) >= 1)) {
  console.error('usage: bench:calls -- CSV [--weeks N] [--end YYYY-MM-DD] [--country CC]');
  process.exit(2);
}

const otherMethods = await createOtherMethods();
for (const intervalMinutes of [30, 15]) {
  const whole = readCalls(file, intervalMinutes, options.country);
  const series = options.end ? endBefore(whole, options.end) : whole;
  runInterval(series, Number(options.weeks));
}

function runInterval(series: SeriesInput, weeks: number): void {
  const slots = 1440 / series.intervalMinutes;
  const firstDate = new Date(series.start).toISOString().slice(0, 10);
  const days = series.volume.length / slots;
  const actualOf = (date: string) => {
    const d = diffDays(firstDate, date);
    return series.volume.subarray(d * slots, (d + 1) * slots);
  };
  const isKnown = (date: string) => diffDays(firstDate, date) < days && actualOf(date).some((v) => !Number.isNaN(v));
  const windowStart = addDays(firstDate, days - 7 * weeks);
  const startedAt = performance.now();
  const scores = new Map<string, ScoreSums>();
  const sumsOf = (method: string, horizon: number, kind: string) => {
    const key = `${method}|${horizon}|${kind}`;
    const found = scores.get(key) ?? emptySums();
    scores.set(key, found);
    return found;
  };
  let forecasts = 0;
  const dayAhead = new Map<string, ForecastResult>();
  for (let d = 42; d < days; d++) {
    const date = addDays(firstDate, d);
    if (!isKnown(date)) continue;
    for (const horizon of HORIZONS) {
      if (date < addDays(windowStart, horizon === 1 ? -60 : 1 - horizon)) continue;
      const history = endBefore(series, date);
      const result = forecastSeries(history, { horizonStartDate: date, horizonDays: horizon });
      forecasts++;
      const others =
        horizon === HORIZONS[HORIZONS.length - 1] || date >= windowStart ? otherMethods(history, date) : [];
      if (horizon === 1) dayAhead.set(date, result);
      for (const day of result.days) {
        if (!isKnown(day.date) || day.date < windowStart) continue;
        const part = (values: Float64Array) => values.subarray(day.firstSlot, day.firstSlot + day.slots);
        const actual = actualOf(day.date);
        const compared: Record<string, ComparedDay> = {
          WFM: { actual, forecast: part(result.volume), p10: part(result.p10), p90: part(result.p90) },
          ...Object.fromEntries(others.map(({ name, dayOf }) => [name, { actual, forecast: dayOf(day.date) }])),
          'last week': { actual, forecast: sameSlotMean(day.date, date, 1) },
          'six-week mean': { actual, forecast: sameSlotMean(day.date, date, 6) },
        };
        const isAtLead = diffDays(date, day.date) === horizon - 1;
        for (const [method, pair] of Object.entries(compared)) {
          if (date >= windowStart) addDay(sumsOf(method, horizon, 'horizon'), pair);
          if (isAtLead) addDay(sumsOf(method, horizon, 'lead'), pair);
        }
      }
    }
  }
  const naive = seasonalNaiveError(series.volume.subarray(0, series.volume.length - 7 * weeks * slots), 7 * slots);
  console.log(`\n## ${series.intervalMinutes}-minute intervals, rolled daily over the last ${weeks} weeks, in %\n`);
  const rows: string[][] = [];
  for (const horizon of HORIZONS) {
    for (const method of ['WFM', ...OTHER_METHODS, 'six-week mean', 'last week']) {
      const all = sumsOf(method, horizon, 'horizon');
      const lead = sumsOf(method, horizon, 'lead');
      rows.push([
        horizon === 1 ? '1 day' : horizon === 7 ? '1 week' : '4 weeks',
        method,
        percent(all.absolute, all.actual),
        percent(all.dayAbsolute, all.actual),
        percent(lead.absolute, lead.actual),
        percent(lead.dayAbsolute, lead.actual),
        (all.absolute / all.slots / naive).toFixed(3),
        percent(all.signed, all.actual),
        method === 'WFM' ? percent(all.inside, all.slots) : '-',
      ]);
    }
  }
  const windowValues = series.volume.subarray(series.volume.length - 7 * weeks * slots).filter((v) => !Number.isNaN(v));
  rows.push([
    'any',
    'Poisson floor',
    poissonFloor(windowValues),
    '-',
    poissonFloor(windowValues),
    '-',
    '-',
    '0.00',
    '80.00',
  ]);
  printTable(
    ['ahead', 'method', 'interval', 'day', 'interval, last day', 'day, last day', 'MASE', 'bias', 'P10-P90 covers'],
    rows,
  );
  console.log(
    `\n${forecasts} forecasts, ${((performance.now() - startedAt) / forecasts).toFixed(0)} ms each, back-test included`,
  );
  runIntraday(dayAhead, actualOf, windowStart, series.intervalMinutes);

  function sameSlotMean(date: string, origin: string, count: number): Float64Array {
    const sum = new Float64Array(slots);
    let n = 0;
    for (let k = 1; k <= 12 && n < count; k++) {
      const before = addDays(date, -7 * k);
      if (before >= origin || before < firstDate || !isKnown(before)) continue;
      actualOf(before).forEach((v, s) => {
        sum[s] += v;
      });
      n++;
    }
    return sum.map((v) => v / n);
  }
}

function runIntraday(
  dayAhead: Map<string, ForecastResult>,
  actualOf: (date: string) => Float64Array,
  windowStart: string,
  intervalMinutes: number,
): void {
  const dates = [...dayAhead.keys()].sort();
  const rows: string[][] = [];
  for (const hour of [10, 13]) {
    const now = (hour * 60) / intervalMinutes;
    const none = emptySums();
    const corrected = emptySums();
    let slowest = 0;
    for (const [k, date] of dates.entries()) {
      const forecast = dayAhead.get(date)?.volume;
      if (date < windowStart || !forecast || k < 15) continue;
      const past = dates.slice(Math.max(0, k - 60), k);
      const actual = actualOf(date).map((v, s) => (s < now ? v : Number.NaN));
      const startedAt = performance.now();
      const result = reforecastDay({
        forecast,
        actual,
        pastForecast: concat(past.map((d) => dayAhead.get(d)?.volume ?? new Float64Array(0))),
        pastActual: concat(past.map((d) => actualOf(d))),
      });
      slowest = Math.max(slowest, performance.now() - startedAt);
      const rest = actualOf(date).subarray(now);
      addDay(none, { actual: rest, forecast: forecast.subarray(now) });
      addDay(corrected, {
        actual: rest,
        forecast: result.volume.subarray(now),
        p10: result.p10.subarray(now),
        p90: result.p90.subarray(now),
      });
    }
    rows.push([
      `${hour}:00`,
      percent(none.absolute, none.actual),
      percent(corrected.absolute, corrected.actual),
      corrected.absolute <= none.absolute ? 'yes' : 'NO',
      percent(corrected.inside, corrected.slots),
      slowest.toFixed(1),
    ]);
  }
  console.log('\nRest of the day, corrected during the day (never worse is what is asked for):\n');
  printTable(['at', 'not corrected', 'corrected', 'never worse', 'P10-P90 covers', 'slowest, ms'], rows);
}

function concat(parts: readonly Float64Array[]): Float64Array {
  return Float64Array.from(parts.flatMap((part) => Array.from(part)));
}

function seasonalNaiveError(values: Float64Array, period: number): number {
  let sum = 0;
  let n = 0;
  for (let i = period; i < values.length; i++) {
    const error = Math.abs(values[i] - values[i - period]);
    if (Number.isNaN(error)) continue;
    sum += error;
    n++;
  }
  return sum / n;
}

/** WAPE that remains where the true rates are known: E|X - r| of a Poisson count is about sqrt(2 r / pi). */
function poissonFloor(values: Float64Array): string {
  const absolute = values.reduce((sum, v) => sum + Math.sqrt((2 * v) / Math.PI), 0);
  return percent(
    absolute,
    values.reduce((sum, v) => sum + v, 0),
  );
}
