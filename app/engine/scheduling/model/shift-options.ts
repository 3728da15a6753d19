import { diffDays } from '~/engine/time';
import type { DateAvailability, Employee, OvertimeLimit, RuleName, ShiftTemplate, TimeWindow } from '../types';
import { type DayPermit, permitOn } from './permits';
import type { ShiftKind } from './shift-kinds';
import { type SlotGrid, slotAfterWallMinute, slotOfWallMinute, type ZoneGrid } from './slot-grid';

/** Every shift a person may start on one date: kind and absolute start slot, ordered by start. Shared between equal people. */
export interface OptionSet {
  id: number;
  kinds: Uint16Array;
  starts: Int32Array;
  /** First slot that some option covers, and the end of the last one. */
  firstSlot: number;
  endSlot: number;
}

export interface OptionSource {
  grid: SlotGrid;
  templates: ShiftTemplate[];
  /** Indexes of each template's kinds, one for each of its lengths. */
  kindsOf: number[][];
  kinds: ShiftKind[];
  night: TimeWindow;
  overtime?: OvertimeLimit;
}

/** Builds option sets and keeps one copy of equal ones. */
export class OptionCatalogue {
  readonly sets: OptionSet[] = [];
  private readonly byKey = new Map<string, OptionSet>();

  constructor(private readonly source: OptionSource) {
    this.sets.push({ id: 0, kinds: new Uint16Array(0), starts: new Int32Array(0), firstSlot: 0, endSlot: 0 });
  }

  /** The set without options. */
  get none(): OptionSet {
    return this.sets[0];
  }

  /** Options of a person on a date of the horizon. */
  optionsOf(
    employee: Employee,
    zone: ZoneGrid,
    day: number,
    weekday: number,
    isHard: (rule: RuleName) => boolean,
  ): OptionSet {
    const { contract } = employee;
    const { overtime } = this.source;
    if (isHard('weekend') && !contract.weekendAllowed && weekday >= 6) return this.none;
    const permit = isHard('permit') ? permitOn(employee, this.source.grid.dates[day]) : null;
    const ranges = this.clipToPermit(this.freeRanges(employee, zone, day, weekday, isHard), zone, day, permit);
    if (ranges.length === 0) return this.none;
    const dailyMax = Math.min(
      isHard('daily_max') ? contract.dailyMaxMinutes : 1440,
      permit?.dailyMaxMinutes ?? 1440,
      isHard('run_hours') ? (contract.maxRunMinutes ?? 1440) : 1440,
      overtime !== undefined && isHard('overtime') ? overtime.dailyNormMinutes + overtime.twoDayMinutes : 1440,
    );
    const avoidsNight = permit === null ? isHard('night') && !contract.nightAllowed : !permit.nightAllowed;
    const core = isHard('core_hours') ? { person: employee.coreHours } : null;
    const latestEnd = zone.dayStart[day + 2] - Math.ceil(contract.minRestMinutes / this.source.grid.intervalMinutes);
    const key = [
      zone.zone,
      day,
      weekday,
      ranges.join(';'),
      employee.templateIds?.join(',') ?? '*',
      dailyMax,
      avoidsNight,
      core === null ? '-' : `${core.person?.fromMinute}-${core.person?.toMinute}`,
      latestEnd,
    ].join('|');
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    const built = this.build(employee, zone, day, weekday, ranges, dailyMax, avoidsNight, latestEnd, core);
    const set = this.add(built.kinds, built.starts);
    this.byKey.set(key, set);
    return set;
  }

  /** Registers a set that belongs to one person. */
  add(kinds: Uint16Array, starts: Int32Array): OptionSet {
    if (kinds.length === 0) return this.none;
    let endSlot = 0;
    kinds.forEach((kind, i) => {
      endSlot = Math.max(endSlot, starts[i] + this.source.kinds[kind].spanSlots);
    });
    const set: OptionSet = { id: this.sets.length, kinds, starts, firstSlot: starts[0], endSlot };
    this.sets.push(set);
    return set;
  }

  private clipToPermit(ranges: number[], zone: ZoneGrid, day: number, permit: DayPermit | null): number[] {
    if (permit === null || (permit.earliestStartMinute === 0 && permit.latestEndMinute >= 2880)) return ranges;
    const from = slotAfterWallMinute(this.source.grid, zone, day, permit.earliestStartMinute);
    const to = slotOfWallMinute(this.source.grid, zone, day, permit.latestEndMinute);
    const clipped: number[] = [];
    for (let i = 0; i < ranges.length; i += 2) {
      const start = Math.max(ranges[i], from);
      const end = Math.min(ranges[i + 1], to);
      if (end > start) clipped.push(start, end);
    }
    return clipped;
  }

  /** Slot ranges [from, to) in which the person is available and not absent, in order, flattened. */
  private freeRanges(
    employee: Employee,
    zone: ZoneGrid,
    day: number,
    weekday: number,
    isHard: (rule: RuleName) => boolean,
  ): number[] {
    const { grid } = this.source;
    const date = grid.dates[day];
    const dayEnd = zone.dayStart[day + 2];
    let ranges: number[][] = [[zone.dayStart[day], dayEnd]];
    if (isHard('availability')) {
      const ofDate = employee.dateAvailability?.find((item: DateAvailability) => item.date === date);
      const windows =
        ofDate?.windows ??
        (employee.weeklyAvailability === undefined
          ? [{ fromMinute: 0, toMinute: 2880 }]
          : employee.weeklyAvailability.filter((item) => item.weekday === weekday));
      const cut = windows
        .map((window) => [
          slotAfterWallMinute(grid, zone, day, window.fromMinute),
          slotOfWallMinute(grid, zone, day, window.toMinute),
        ])
        .filter(([from, to]) => to > from)
        .sort((a, b) => a[0] - b[0]);
      ranges = mergeRanges(cut);
    }
    if (isHard('absence')) {
      for (const absence of employee.absences ?? []) {
        const offset = diffDays(grid.dates[0], absence.date);
        // why: an absence of the next date also stops a night shift of this one
        if (offset !== day && offset !== day + 1) continue;
        const from = slotOfWallMinute(grid, zone, offset, absence.fromMinute ?? 0);
        const to = slotAfterWallMinute(grid, zone, offset, absence.toMinute ?? 1440);
        ranges = ranges.flatMap(([a, b]) => [
          [a, Math.min(b, from)],
          [Math.max(a, to), b],
        ]);
        ranges = ranges.filter(([a, b]) => b > a);
      }
    }
    return ranges.flat();
  }

  private build(
    employee: Employee,
    zone: ZoneGrid,
    day: number,
    weekday: number,
    ranges: number[],
    dailyMax: number,
    avoidsNight: boolean,
    latestEnd: number,
    core: { person?: TimeWindow } | null,
  ): { kinds: Uint16Array; starts: Int32Array } {
    const { grid, templates, kindsOf, kinds } = this.source;
    const found: [number, number][] = [];
    templates.forEach((template, index) => {
      const allowed = kindsOf[index].filter((kind) => kinds[kind].paidMinutes <= dailyMax);
      if (allowed.length === 0) return;
      if (template.weekdays !== undefined && !template.weekdays.includes(weekday)) return;
      if (employee.templateIds !== undefined && !employee.templateIds.includes(template.id)) return;
      for (
        let minute = template.startFromMinute;
        minute <= template.startToMinute;
        minute += template.startStepMinutes
      ) {
        const cell = day * grid.slotsPerDay + minute / grid.intervalMinutes;
        if (zone.wallExists[cell] === 0) continue;
        const start = zone.wallSlot[cell];
        for (const kind of allowed) {
          const end = start + kinds[kind].spanSlots;
          if (end > latestEnd || end > grid.slotCount) continue;
          if (!isInside(ranges, start, end)) continue;
          if (core !== null) {
            if (!this.covers(zone, day, start, kinds[kind], template.coreHours)) continue;
            if (!this.covers(zone, day, start, kinds[kind], core.person)) continue;
          }
          if (avoidsNight && this.touchesNight(zone, start, end)) continue;
          found.push([start, kind]);
        }
      }
    });
    found.sort((a, b) => a[0] - b[0] || a[1] - b[1]);
    return { kinds: Uint16Array.from(found, (item) => item[1]), starts: Int32Array.from(found, (item) => item[0]) };
  }

  /** Whether a shift begins before the core hours, ends after them and has no gap in them. */
  private covers(zone: ZoneGrid, day: number, start: number, kind: ShiftKind, core: TimeWindow | undefined): boolean {
    if (core === undefined) return true;
    const from = slotOfWallMinute(this.source.grid, zone, day, core.fromMinute);
    const to = slotAfterWallMinute(this.source.grid, zone, day, core.toMinute);
    if (start > from || start + kind.spanSlots < to) return false;
    return kind.pauses.every(
      (pause) => pause.kind !== 'gap' || start + pause.earliest >= to || start + pause.earliest + pause.slots <= from,
    );
  }

  private touchesNight(zone: ZoneGrid, start: number, end: number): boolean {
    const { fromMinute, toMinute } = this.source.night;
    const { intervalMinutes } = this.source.grid;
    for (let slot = start; slot < end; slot++) {
      const minute = zone.slotMinute[slot];
      const last = minute + intervalMinutes;
      if (fromMinute < toMinute ? minute < toMinute && last > fromMinute : minute < toMinute || last > fromMinute)
        return true;
    }
    return false;
  }
}

function mergeRanges(sorted: number[][]): number[][] {
  const merged: number[][] = [];
  for (const range of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
    else merged.push([...range]);
  }
  return merged;
}

function isInside(ranges: number[], start: number, end: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    if (start >= ranges[i] && end <= ranges[i + 1]) return true;
  }
  return false;
}
