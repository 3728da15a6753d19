import { toLocalParts, weekdayOf } from '~/engine/time';
import type { ScheduleProblem, TimeWindow } from '../types';
import type { ShiftKind } from './shift-kinds';
import type { SlotGrid, ZoneGrid } from './slot-grid';

/** Pay by prefix sums: what a person at the plain rate earns in slots [a, b) is prefix[b] - prefix[a]. */
export interface PayTable {
  prefix: Float64Array[];
  /** Which prefix applies to each employee (zone and holidays). */
  calendarOf: Int32Array;
  rate: Float64Array;
}

/** Points of shifts that nobody likes. */
export interface UnpopularTable {
  late: number;
  night: number;
  ofKind: Int32Array;
  /** Number of night slots before each slot, by zone. */
  nightSlots: Int32Array[];
}

/** Whether a slot touches the wall-clock night. */
function isNightSlot(zone: ZoneGrid, slot: number, intervalMinutes: number, night: TimeWindow): boolean {
  const minute = zone.slotMinute[slot];
  const last = minute + intervalMinutes;
  return night.fromMinute < night.toMinute
    ? minute < night.toMinute && last > night.fromMinute
    : minute < night.toMinute || last > night.fromMinute;
}

/** Prefix sums of pay for every zone and set of holidays. */
export function compilePay(problem: ScheduleProblem, grid: SlotGrid, night: TimeWindow): PayTable | null {
  const { pay } = problem;
  if (pay === undefined || pay.pricePerHour <= 0) return null;
  const zoneIndex = new Map(grid.zones.map((zone, index) => [zone.zone, index]));
  const known = new Map<string, number>();
  const prefix: Float64Array[] = [];
  const calendarOf = Int32Array.from(problem.employees, (employee) => {
    const key = `${employee.zone}|${[...(employee.paidHolidays ?? [])].sort().join(',')}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    known.set(key, prefix.length);
    const zone = grid.zones[zoneIndex.get(employee.zone) ?? 0];
    const holidays = new Set(employee.paidHolidays);
    const sums = new Float64Array(grid.slotCount + 1);
    const pricePerSlot = (pay.pricePerHour * grid.intervalMinutes) / 60;
    for (let slot = 0; slot < grid.slotCount; slot++) {
      const { date } = toLocalParts(grid.baseMs + slot * grid.intervalMs, zone.zone);
      let multiplier = 1;
      if (holidays.has(date)) multiplier = pay.holiday;
      if (weekdayOf(date) >= 6) multiplier = Math.max(multiplier, pay.weekend);
      if (isNightSlot(zone, slot, grid.intervalMinutes, night)) multiplier += pay.night - 1;
      sums[slot + 1] = sums[slot] + pricePerSlot * Math.max(0, multiplier);
    }
    prefix.push(sums);
    return prefix.length - 1;
  });
  return { prefix, calendarOf, rate: Float64Array.from(problem.employees, (employee) => employee.payRate ?? 1) };
}

/** Points of late ends, nights and templates. */
export function compileUnpopular(
  problem: ScheduleProblem,
  grid: SlotGrid,
  kinds: ShiftKind[],
  night: TimeWindow,
): UnpopularTable | null {
  const { unpopular } = problem;
  if (unpopular === undefined) return null;
  const nightSlots = grid.zones.map((zone) => {
    const sums = new Int32Array(grid.slotCount + 1);
    for (let slot = 0; slot < grid.slotCount; slot++) {
      sums[slot + 1] = sums[slot] + (isNightSlot(zone, slot, grid.intervalMinutes, night) ? 1 : 0);
    }
    return sums;
  });
  return {
    late: unpopular.late,
    night: unpopular.night,
    ofKind: Int32Array.from(kinds, (kind) => unpopular.templates?.[kind.templateId ?? ''] ?? 0),
    nightSlots,
  };
}
