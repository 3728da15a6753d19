import { applyLayers, type ForecastLayer } from '~/engine/forecasting';
import { query, reader } from '~/platform/pg.server';
import type { ForecastView } from './forecast.server';
import { type ForecastLevel, periodSql } from './forecast-interval.server';
import { listLayers, loadLayerBase, type NewLayer, toEngineLayers } from './forecast-layer.server';

/** What a change would make of a forecast; columns of equal length, one entry for each period that it touches. */
export interface EditPreview {
  /** epoch seconds of the period's start */
  starts: number[];
  volume: number[];
  /** of the intervals in the range, before and after; the handling time weighted by contacts, null without any */
  before: RangeTotals;
  after: RangeTotals;
}

export interface RangeTotals {
  contacts: number;
  ahtSec: number | null;
}

/** The longest period of a chart: what lies farther from the range cannot be in a period that it touches. */
const reachMs = 32 * 86_400_000;

/**
 * What a layer would make of a forecast, by the rules by which it is saved: laid over all others by the engine interval by interval,
 * then added up to the periods of the chart. Nothing is written.
 * @param input.forecast one that the caller has read for this organization
 * @throws InvalidInput for a layer that the engine refuses
 */
export async function previewLayer(input: {
  organizationId: string;
  forecast: Pick<ForecastView, 'id' | 'timeZone'>;
  level: ForecastLevel;
  layer: NewLayer;
  /** whose days the chart shows; those of the forecast by default */
  timeZone?: string;
}): Promise<EditPreview> {
  const { organizationId, forecast, level, layer } = input;
  const [base, layers] = await Promise.all([
    loadLayerBase(forecast.id),
    listLayers({ organizationId, forecastId: forecast.id }),
  ]);
  const known = toEngineLayers(layers);
  const before = applyLayers(base, known);
  const after = applyLayers(base, [...known, toDraftLayer(layer)]);
  const inRange: number[] = [];
  const near: number[] = [];
  for (let i = 0; i < base.slotStart.length; i++) {
    const start = base.slotStart[i];
    if (start >= layer.from && start < layer.to) inRange.push(i);
    if (start >= layer.from - reachMs && start < layer.to + reachMs) near.push(i);
  }
  const periods = await sumByPeriod({
    level,
    timeZone: input.timeZone ?? forecast.timeZone,
    starts: near.map((i) => base.slotStart[i]),
    values: near.map((i) => after.volume[i]),
    from: layer.from,
    to: layer.to,
  });
  return { ...periods, before: totalsOf(before, inRange), after: totalsOf(after, inRange) };
}

const toDraftLayer = ({ kind, target, operation, from, to }: NewLayer): ForecastLayer => ({
  id: 'draft',
  name: kind,
  kind,
  target: target === 'ahtSec' ? 'ahtSec' : 'volume',
  operation,
  from,
  to,
});

function totalsOf({ volume, ahtSec }: { volume: Float64Array; ahtSec: Float64Array }, slots: number[]): RangeTotals {
  const contacts = slots.reduce((sum, i) => sum + volume[i], 0);
  const workSec = slots.reduce((sum, i) => sum + volume[i] * ahtSec[i], 0);
  return { contacts, ahtSec: contacts > 0 ? workSec / contacts : null };
}

/** Periods that a range touches, cut by the database as those of the chart are. */
async function sumByPeriod(input: {
  level: ForecastLevel;
  timeZone: string;
  starts: number[];
  values: number[];
  from: number;
  to: number;
}): Promise<Pick<EditPreview, 'starts' | 'volume'>> {
  const [row] = await query<{ starts: number[] | null; volume: number[] | null }>(
    `forecast-edit-preview-${input.level}`,
    `with slots as (
       select t, $1::text as zone, v, t >= $4::timestamptz and t < $5::timestamptz as is_touched from unnest($2::timestamptz[], $3::float8[]) as n(t, v)
     ), p as (select ${periodSql[input.level]} as period, sum(v) as volume, bool_or(is_touched) as is_touched from slots group by 1)
     select array_agg(extract(epoch from period)::float8 order by period) as starts, array_agg(volume order by period) as volume
     from p where is_touched`,
    [
      input.timeZone,
      input.starts.map((start) => new Date(start)),
      input.values,
      new Date(input.from),
      new Date(input.to),
    ],
    reader(),
  );
  return { starts: row?.starts ?? [], volume: row?.volume ?? [] };
}
