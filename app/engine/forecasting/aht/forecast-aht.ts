import type { DayGrid } from '../day-grid';

const HALF_LIFE_DAYS = 28;
const HISTORY_DAYS = 182;
/** Contacts after which a slot's own value counts as much as what it borrows. */
const SLOT_TRUST = 40;
const HOUR_TRUST = 80;
const DAY_TRUST = 200;
const USUAL_AHT_SEC = 300;

/** Sums of a cell: contacts that had a handling time, and their handling time, both weighted by age. */
interface Sums {
  contacts: Float64Array;
  workSec: Float64Array;
}

/**
 * Handling times by weekday and slot, weighted by contacts and by recency. A slot with few contacts borrows from its hour, the hour
 * from the same hour of all days, that from the mean of everything.
 * @param grid history and horizon; only days before `origin` are looked at
 * @returns seconds per contact, horizonDays x slots (also where closed)
 */
export function forecastAht(grid: DayGrid, origin: number, horizonDays: number): Float64Array {
  const { slots, weekday, value, ahtSec, intervalMinutes } = grid;
  const perHour = 60 / intervalMinutes;
  const bySlot = emptySums(8 * slots);
  const byHour = emptySums(8 * 24);
  const byHourOfAnyDay = emptySums(24);
  const all = emptySums(1);
  for (let d = Math.max(0, origin - HISTORY_DAYS); d < origin; d++) {
    const age = 0.5 ** ((origin - 1 - d) / HALF_LIFE_DAYS);
    for (let s = 0; s < slots; s++) {
      const contacts = value[d * slots + s];
      const aht = ahtSec[d * slots + s];
      if (!(contacts > 0) || !(aht > 0)) continue;
      const hour = Math.floor(s / perHour);
      const w = age * contacts;
      add(bySlot, weekday[d] * slots + s, w, aht);
      add(byHour, weekday[d] * 24 + hour, w, aht);
      add(byHourOfAnyDay, hour, w, aht);
      add(all, 0, w, aht);
    }
  }
  const overall = all.contacts[0] > 0 ? all.workSec[0] / all.contacts[0] : USUAL_AHT_SEC;
  const out = new Float64Array(horizonDays * slots);
  for (let h = 0; h < horizonDays; h++) {
    const w = weekday[origin + h];
    for (let s = 0; s < slots; s++) {
      const hour = Math.floor(s / perHour);
      const anyDay = borrow(byHourOfAnyDay, hour, DAY_TRUST, overall);
      const ofHour = borrow(byHour, w * 24 + hour, HOUR_TRUST, anyDay);
      out[h * slots + s] = borrow(bySlot, w * slots + s, SLOT_TRUST, ofHour);
    }
  }
  return out;
}

function emptySums(n: number): Sums {
  return { contacts: new Float64Array(n), workSec: new Float64Array(n) };
}

function add(sums: Sums, at: number, contacts: number, ahtSec: number): void {
  sums.contacts[at] += contacts;
  sums.workSec[at] += contacts * ahtSec;
}

function borrow(sums: Sums, at: number, trust: number, from: number): number {
  return (sums.workSec[at] + trust * from) / (sums.contacts[at] + trust);
}
