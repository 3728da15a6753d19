import type { CellStep } from '~/engine/forecasting';
import { toLocalDate } from '~/engine/time';
import { notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { getForecast } from './forecast.server';
import { explainInterval } from './forecast-layer.server';

/** A step in the making of one interval: the usual day, a calendar effect, the base, or a layer with who and when. */
export type IntervalStep = Omit<CellStep, 'kind'> & { kind: CellStep['kind'] | 'usual' | 'effect' };

interface StoredDay {
  date: string;
  effects: { key: string; factor: number }[];
}

/**
 * Why one interval has its value: the usual day, what each calendar effect makes of it, the base, then every layer.
 * @param input.intervalStart epoch ms; the first interval of the forecast without it
 * @throws AppError not_found
 */
export async function explainForecastInterval(input: {
  organizationId: string;
  forecastId: string;
  intervalStart?: number;
  target?: 'volume' | 'ahtSec';
}): Promise<IntervalStep[]> {
  const forecast = await getForecast(input);
  const intervalStart = input.intervalStart ?? (await findFirstInterval(input.forecastId));
  const steps = await explainInterval({ ...input, intervalStart });
  const days = (forecast.result as { days?: StoredDay[] } | null)?.days ?? [];
  const day = days.find(({ date }) => date === toLocalDate(intervalStart, forecast.timeZone));
  const effects = (day?.effects ?? []).filter(({ factor }) => factor > 0 && Math.abs(factor - 1) > 1e-6);
  const base = steps[0].after;
  if (input.target === 'ahtSec' || effects.length === 0) return steps;
  let value = base / effects.reduce((product, { factor }) => product * factor, 1);
  const before: IntervalStep[] = [{ kind: 'usual', name: 'usual-day', before: value, after: value }];
  for (const { key, factor } of effects) {
    before.push({ kind: 'effect', name: key, before: value, after: value * factor });
    value *= factor;
  }
  return [...before, ...steps];
}

async function findFirstInterval(forecastId: string): Promise<number> {
  const [row] = await query<{ start: number | null }>(
    'forecast-first-interval',
    'select extract(epoch from min(interval_start))::float8 * 1000 as start from forecast_intervals where forecast_id = $1',
    [forecastId],
  );
  if (row.start === null) throw notFound('The interval');
  return row.start;
}
