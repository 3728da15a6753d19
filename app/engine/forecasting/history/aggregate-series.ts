import { InvalidInput } from '~/engine/errors';
import type { DayInfo, SeriesInput } from '../types';

/**
 * History of an aggregated group: volumes of its members add up, handling times are weighted by volume. In slots where nobody had a
 * contact the handling time is the simple mean of what the members last had.
 * A slot is unknown where no member knows it; where some do, the others count with nothing.
 * @param members histories on the same grid and zone; they may begin and end at different instants
 * @returns series from the first to the last slot of any member, open when any member is
 * @throws InvalidInput where grids or zones differ
 */
export function aggregateSeries(members: readonly SeriesInput[]): SeriesInput {
  const [first] = members;
  if (!first) throw new InvalidInput('members', 'must have at least one group');
  const { intervalMinutes, zone } = first;
  const stepMs = intervalMinutes * 60_000;
  for (const [k, member] of members.entries()) {
    if (member.intervalMinutes !== intervalMinutes || member.zone !== zone) {
      throw new InvalidInput(`members[${k}]`, 'must have the grid and zone of the first member');
    }
    if ((member.start - first.start) % stepMs !== 0) {
      throw new InvalidInput(`members[${k}].start`, 'must lie on the grid of the first member');
    }
  }
  const start = Math.min(...members.map((member) => member.start));
  const end = Math.max(...members.map((member) => member.start + member.volume.length * stepMs));
  const slots = Math.round((end - start) / stepMs);
  const volume = new Float64Array(slots).fill(Number.NaN);
  const ahtSec = new Float64Array(slots).fill(Number.NaN);
  const lastAht = new Float64Array(members.length).fill(Number.NaN);
  for (let slot = 0; slot < slots; slot++) {
    let contacts = 0;
    let timed = 0;
    let workSec = 0;
    let isKnown = false;
    for (const [k, member] of members.entries()) {
      const i = slot - Math.round((member.start - start) / stepMs);
      const v = i >= 0 && i < member.volume.length ? member.volume[i] : Number.NaN;
      if (Number.isNaN(v)) continue;
      isKnown = true;
      contacts += v;
      const aht = member.ahtSec[i];
      if (!(aht > 0)) continue;
      lastAht[k] = aht;
      timed += v;
      workSec += v * aht;
    }
    if (!isKnown) continue;
    volume[slot] = contacts;
    ahtSec[slot] = timed > 0 ? workSec / timed : meanOfKnown(lastAht);
  }
  return {
    intervalMinutes,
    zone,
    start,
    volume,
    ahtSec,
    open: widestHours(members),
    calendar: mergeCalendars(members),
    seed: first.seed,
  };
}

function meanOfKnown(values: Float64Array): number {
  let sum = 0;
  let n = 0;
  for (const v of values) {
    if (Number.isNaN(v)) continue;
    sum += v;
    n++;
  }
  return n > 0 ? sum / n : Number.NaN;
}

/** Hours in which any member is open; unknown where a member's are. */
function widestHours(members: readonly SeriesInput[]): SeriesInput['open'] {
  if (members.some((member) => !member.open)) return undefined;
  return Array.from({ length: 7 }, (_, weekday) => {
    const ranges = members.flatMap((member) => member.open?.[weekday] ?? []);
    const merged: { startMinute: number; endMinute: number }[] = [];
    for (const range of [...ranges].sort((a, b) => a.startMinute - b.startMinute)) {
      const last = merged.at(-1);
      if (last && range.startMinute <= last.endMinute) last.endMinute = Math.max(last.endMinute, range.endMinute);
      else merged.push({ ...range });
    }
    return merged;
  });
}

/** Days that any member knows of; closed only where all members that name the day are closed and nobody is left to work. */
function mergeCalendars(members: readonly SeriesInput[]): DayInfo[] {
  const days = new Map<string, { info: DayInfo; closed: number }>();
  for (const { calendar } of members) {
    for (const day of calendar) {
      const found = days.get(day.date) ?? { info: { date: day.date }, closed: 0 };
      days.set(day.date, found);
      const events = [...new Set([...(found.info.events ?? []), ...(day.events ?? [])])];
      const { open: _hours, closed, ...told } = day;
      found.info = { ...told, ...found.info, ...(events.length > 0 ? { events } : {}) };
      if (closed) found.closed++;
    }
  }
  return [...days.values()]
    .map(({ info, closed }) => (closed === members.length ? { ...info, closed: true } : info))
    .sort((a, b) => (a.date < b.date ? -1 : 1));
}
