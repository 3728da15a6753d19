import { addDays, diffDays } from '~/engine/time';

/** A group's long-range forecast by week. */
export interface LongRangeWeeks {
  /** Monday of the first week */
  startDate: string;
  volume: number[];
  ahtSec: number[];
  /** error of such forecasts in the past, percent */
  wape: number | null;
}

interface WeekFigures {
  contacts: number;
  /** 0 where it is not known */
  ahtSec: number;
}

/** What is known of a group's weeks, by Monday. */
export interface KnownWeeks {
  /** weeks that current forecasts cover whole */
  forecast: Map<string, WeekFigures>;
  /** whole weeks that are over */
  past: Map<string, WeekFigures>;
  longRange: LongRangeWeeks | undefined;
}

export interface SpreadWeeks {
  weeklyVolume: number[];
  ahtSec: number[];
  forecastWeeks: number;
  longRangeWeeks: number;
}

const yearDays = 364;
const latestWeeks = 8;

/**
 * Contacts and handling time of each week of a plan: what came where the week is over, the current forecasts where they cover it
 * whole, then the long-range forecast; a group without one repeats the same week of the year before, or its latest weeks.
 * @param usualAhtSec where a source has no handling time
 */
export function spreadWeeks(known: KnownWeeks, startDate: string, weeks: number, usualAhtSec: number): SpreadWeeks {
  const latest = [...known.past].sort(([a], [b]) => a.localeCompare(b)).slice(-latestWeeks);
  const mean = latest.reduce((sum, [, { contacts }]) => sum + contacts, 0) / Math.max(1, latest.length);
  const spread: SpreadWeeks = { weeklyVolume: [], ahtSec: [], forecastWeeks: 0, longRangeWeeks: 0 };
  for (let week = 0; week < weeks; week++) {
    const monday = addDays(startDate, week * 7);
    const came = known.past.get(monday);
    const forecast = came ? undefined : known.forecast.get(monday);
    const longRange = came || forecast ? undefined : weekOf(known.longRange, monday);
    if (forecast) spread.forecastWeeks += 1;
    if (longRange) spread.longRangeWeeks += 1;
    const figures = came ?? forecast ?? longRange ?? yearBefore(known.past, monday);
    spread.weeklyVolume.push(figures?.contacts ?? mean);
    spread.ahtSec.push(figures && figures.ahtSec > 0 ? figures.ahtSec : usualAhtSec);
  }
  return spread;
}

/** A week of the long-range forecast; beyond its end the same week of its last year. */
function weekOf(longRange: LongRangeWeeks | undefined, monday: string): WeekFigures | undefined {
  if (!longRange) return undefined;
  const { startDate, volume, ahtSec } = longRange;
  let index = diffDays(startDate, monday) / 7;
  while (index >= volume.length) index -= yearDays / 7;
  return index >= 0 ? { contacts: volume[index], ahtSec: ahtSec[index] } : undefined;
}

function yearBefore(past: Map<string, WeekFigures>, monday: string): WeekFigures | undefined {
  for (let back = yearDays; back <= yearDays * 4; back += yearDays) {
    const before = past.get(addDays(monday, -back));
    if (before) return before;
  }
  return undefined;
}
