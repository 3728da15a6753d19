import { InvalidInput } from '~/engine/errors';
import { addDays, localDayStart, toLocalParts } from '~/engine/time';
import type { Horizon } from '../types';

const MINUTE_MS = 60_000;
const DEMAND_MARGIN_MS = 48 * 60 * MINUTE_MS;

/** The absolute slots of one time zone. */
export interface ZoneGrid {
  zone: string;
  /** Slot of local midnight of day d, for d = 0 .. days + 2. */
  dayStart: Int32Array;
  /** Wall-clock minute of the day of every absolute slot. */
  slotMinute: Int16Array;
  /** Slot that begins at wall-clock interval q of day d, index d * slotsPerDay + q; a skipped hour gives the next real slot. */
  wallSlot: Int32Array;
  /** 1 where wallSlot names an existing wall-clock time, 0 in a skipped hour. */
  wallExists: Uint8Array;
}

/** One line of absolute time, cut into equal slots, that all zones share. */
export interface SlotGrid {
  /** Instant of slot 0: the earliest local midnight of the first date, or earlier where demand begins before it. */
  baseMs: number;
  intervalMinutes: number;
  intervalMs: number;
  slotCount: number;
  /** Slots of a day of 24 h. */
  slotsPerDay: number;
  days: number;
  dates: string[];
  zones: ZoneGrid[];
}

/**
 * Builds the absolute slot grid of a horizon for the zones of its sites. It ends a day after the last local date, so that
 * a night shift of the last date fits, and holds all demand.
 * @param demandFromMs, demandToMs stretch of time that has demand
 * @throws InvalidInput when a zone's midnight does not lie on the interval grid, or demand lies days outside the horizon
 */
export function buildSlotGrid(
  horizon: Horizon,
  zones: string[],
  demandFromMs = Number.POSITIVE_INFINITY,
  demandToMs = Number.NEGATIVE_INFINITY,
): SlotGrid {
  const { startDate, days, intervalMinutes } = horizon;
  const intervalMs = intervalMinutes * MINUTE_MS;
  const slotsPerDay = 1440 / intervalMinutes;
  const names = zones.length === 0 ? ['UTC'] : zones;
  const firstMidnight = Math.min(...names.map((zone) => localDayStart(startDate, zone)));
  const dates = Array.from({ length: days }, (_, day) => addDays(startDate, day));
  const lastMidnight = Math.max(...names.map((zone) => localDayStart(addDays(startDate, days), zone)));
  if (demandFromMs < firstMidnight - DEMAND_MARGIN_MS || demandToMs > lastMidnight + DEMAND_MARGIN_MS) {
    throw new InvalidInput('groups', 'must have their demand within the horizon (two days of margin)');
  }
  const early = Math.max(0, Math.ceil((firstMidnight - demandFromMs) / intervalMs));
  const baseMs = firstMidnight - early * intervalMs;
  const lastMs = Math.max(lastMidnight + slotsPerDay * intervalMs, demandToMs);
  const slotCount = Math.ceil((lastMs - baseMs) / intervalMs) + 1;
  const grid: SlotGrid = { baseMs, intervalMinutes, intervalMs, slotCount, slotsPerDay, days, dates, zones: [] };
  grid.zones = names.map((zone) => buildZoneGrid(grid, zone, startDate));
  return grid;
}

function buildZoneGrid(grid: SlotGrid, zone: string, startDate: string): ZoneGrid {
  const { days, slotsPerDay, slotCount, intervalMs, baseMs } = grid;
  const dayStart = new Int32Array(days + 3);
  for (let day = 0; day < dayStart.length; day++) {
    const slot = (localDayStart(addDays(startDate, day), zone) - baseMs) / intervalMs;
    if (!Number.isInteger(slot)) {
      throw new InvalidInput(
        'horizon.intervalMinutes',
        `must divide the offset of the zone ${zone} from the other zones`,
      );
    }
    dayStart[day] = slot;
  }
  const slotMinute = new Int16Array(slotCount);
  for (let slot = 0; slot < slotCount; slot++) {
    slotMinute[slot] = toLocalParts(baseMs + slot * intervalMs, zone).minuteOfDay;
  }
  const wallSlot = new Int32Array((days + 2) * slotsPerDay).fill(-1);
  const wallExists = new Uint8Array(wallSlot.length);
  for (let day = 0; day < days + 2; day++) {
    for (let slot = dayStart[day]; slot < dayStart[day + 1]; slot++) {
      const minute = toLocalParts(baseMs + slot * intervalMs, zone).minuteOfDay;
      const cell = day * slotsPerDay + Math.floor(minute / grid.intervalMinutes);
      if (wallExists[cell] === 1) continue;
      wallSlot[cell] = slot;
      wallExists[cell] = 1;
    }
    let next = dayStart[day + 1];
    for (let cell = (day + 1) * slotsPerDay - 1; cell >= day * slotsPerDay; cell--) {
      if (wallExists[cell] === 1) next = wallSlot[cell];
      else wallSlot[cell] = next;
    }
  }
  return { zone, dayStart, slotMinute, wallSlot, wallExists };
}

/** Slot of a wall-clock minute of day `day` (past 1440: the next date), cut to the grid. Rounds down to the interval. */
export function slotOfWallMinute(grid: SlotGrid, zone: ZoneGrid, day: number, minute: number): number {
  const cell = day * grid.slotsPerDay + Math.floor(minute / grid.intervalMinutes);
  if (cell < 0) return zone.dayStart[0];
  return cell < zone.wallSlot.length ? zone.wallSlot[cell] : grid.slotCount;
}

/** As slotOfWallMinute, rounded up to the interval. */
export function slotAfterWallMinute(grid: SlotGrid, zone: ZoneGrid, day: number, minute: number): number {
  return slotOfWallMinute(grid, zone, day, Math.ceil(minute / grid.intervalMinutes) * grid.intervalMinutes);
}

/** Instant of the start of a slot. */
export function instantOfSlot(grid: SlotGrid, slot: number): number {
  return grid.baseMs + slot * grid.intervalMs;
}
