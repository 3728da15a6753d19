import { isLocalTimeFault } from '~/engine/time';
import { resolveLocalMs } from '~/engine/time/local-to-instant';
import type { Cell } from '../row-batch';
import { columnLetter, type FaultLog, type FaultRule } from './fault-log';
import type { HistoryField, HistoryFileOptions } from './options';
import { parseDurationCell, parseNumberCell } from './parse-number-cell';
import { parseClockCell, parseTimeCell } from './parse-time-cell';
import { SeenIntervals } from './seen-intervals';

/** One good row. Times in ms; counts whole. */
export interface HistoryRow {
  groupId: string;
  startMs: number;
  unique: number;
  total: number;
  treated: number;
  missed: number;
  inTime: number | null;
  ahtMs: number;
  postProcessingMs: number;
}

const dayMs = 86_400_000;
const largestCount = 1_000_000;

/** Turns rows into history; a row with a fault gives null and its faults go to the log. */
export class HistoryRowParser {
  readonly seen: SeenIntervals;
  private readonly columnOf: Partial<Record<HistoryField, number>> = {};
  private row = 0;
  private cells: Cell[] = [];
  private isGood = true;

  /** @param groupIds groups that a column may name, by lower-case name, code or outside id */
  constructor(
    private readonly options: HistoryFileOptions,
    private readonly groupIds: ReadonlyMap<string, string>,
    private readonly log: FaultLog,
  ) {
    options.columns.forEach((field, index) => {
      if (field && this.columnOf[field] === undefined) this.columnOf[field] = index;
    });
    this.seen = new SeenIntervals(options.intervalMinutes);
  }

  parse(cells: Cell[], row: number): HistoryRow | null {
    this.row = row;
    this.cells = cells;
    this.isGood = true;
    this.checkColumns();
    const groupId = this.readGroup();
    const startMs = this.readStart(groupId);
    const counts = this.readCounts();
    const ahtMs = this.readDuration('aht');
    const postProcessingMs = this.readDuration('postProcessing') ?? 0;
    if (this.isGood && counts.total > 0 && !this.isAhtAllowed(ahtMs)) this.fault('aht', 'ahtMissing');
    if (!this.isGood || groupId === null || startMs === null) return null;
    const otherRow = this.seen.add(groupId, startMs, row);
    if (otherRow !== null) {
      this.fault(this.columnOf.time === undefined ? 'date' : 'time', 'duplicate', otherRow);
      return null;
    }
    return { groupId, startMs, ...counts, ahtMs: ahtMs ?? 0, postProcessingMs };
  }

  private checkColumns(): void {
    const isStrict = this.options.layout !== 'mapped';
    const wanted = this.options.columns.length;
    if (isStrict ? this.cells.length !== wanted : this.cells.length < this.lastMapped()) this.fault(null, 'columns');
  }

  /** Columns that a row must have for every mapped field to be there. */
  private lastMapped(): number {
    const required = (['time', 'date', 'clock', 'group'] as const).map((field) => this.columnOf[field] ?? -1);
    return Math.max(...required) + 1;
  }

  private readGroup(): string | null {
    if (this.columnOf.group === undefined) return this.options.groupId;
    const name = String(this.cellOf('group') ?? '').trim();
    if (name === '') return this.fault('group', 'groupMissing');
    return this.groupIds.get(name.toLowerCase()) ?? this.fault('group', 'groupUnknown');
  }

  private readStart(groupId: string | null): number | null {
    const field = this.columnOf.time === undefined ? 'date' : 'time';
    const cell = this.cellOf(field);
    if (cell === null || cell === '') return this.fault(field, 'timeMissing');
    const time = parseTimeCell(cell, this.options.dateOrder);
    if (!time) return this.fault(field, 'timeUnreadable');
    let { localMs } = time;
    if (this.columnOf.clock !== undefined) {
      const clock = this.cellOf('clock');
      if (clock === null || clock === '') return this.fault('clock', 'timeMissing');
      const clockMs = parseClockCell(clock);
      if (clockMs === null) return this.fault('clock', 'timeUnreadable');
      localMs += clockMs;
    }
    if (localMs % (this.options.intervalMinutes * 60_000) !== 0) return this.fault(field, 'offGrid');
    return time.offsetMs === null ? this.resolve(field, localMs, groupId) : localMs - time.offsetMs;
  }

  private resolve(field: HistoryField, localMs: number, groupId: string | null): number | null {
    const { timeZone: zone, ambiguity } = this.options;
    const found = resolveLocalMs(localMs, zone, ambiguity === 'sequence' ? 'reject' : ambiguity);
    if (!isLocalTimeFault(found)) return found;
    if (found.kind === 'gap') return this.fault(field, 'timeGap');
    if (ambiguity !== 'sequence') return this.fault(field, 'timeAmbiguous');
    const isRepeated = groupId !== null && this.seen.rowOf(groupId, found.earlierMs) !== null;
    return isRepeated ? found.laterMs : found.earlierMs;
  }

  private readCounts() {
    const unique = this.readCount('unique');
    const total = this.readCount('total');
    if (unique === undefined && total === undefined && this.isGood) {
      this.fault(this.columnOf.total === undefined ? 'unique' : 'total', 'numberMissing');
    }
    const all = total ?? unique ?? 0;
    const missed = this.readCount('missed');
    const treated = this.readCount('treated');
    const inTime = this.readCount('inTime');
    if (unique !== undefined && total !== undefined && unique > total) this.fault('unique', 'uniqueAboveTotal');
    for (const [field, count] of [
      ['treated', treated],
      ['missed', missed],
      ['inTime', inTime],
    ] as const) {
      if (count !== undefined && count > all) this.fault(field, 'partsAboveTotal');
    }
    return {
      unique: unique ?? all,
      total: all,
      missed: missed ?? (treated === undefined ? 0 : all - treated),
      treated: treated ?? all - (missed ?? 0),
      inTime: inTime ?? null,
    };
  }

  /** A count of a mapped column; undefined where there is no such column or, beside another count, no value. */
  private readCount(field: HistoryField): number | undefined {
    if (this.columnOf[field] === undefined) return undefined;
    const cell = this.cellOf(field);
    if (cell === null || cell === '') {
      const isNeeded = field === 'unique' || field === 'total';
      if (isNeeded) this.fault(field, 'numberMissing');
      return undefined;
    }
    const value = parseNumberCell(cell, this.options.decimal);
    if (!Number.isFinite(value)) this.fault(field, 'numberUnreadable');
    else if (value < 0) this.fault(field, 'negative');
    else if (!Number.isInteger(value)) this.fault(field, 'fraction');
    else if (value > largestCount) this.fault(field, 'tooLarge');
    return value;
  }

  private readDuration(field: 'aht' | 'postProcessing'): number | null {
    const cell = this.cellOf(field);
    if (cell === null || cell === '') return null;
    const value = parseDurationCell(cell, this.options.decimal, this.options.ahtUnit);
    if (!Number.isFinite(value)) return this.fault(field, 'numberUnreadable');
    if (value < 0) return this.fault(field, 'negative');
    if (value > dayMs) return this.fault(field, 'ahtTooLong');
    return Math.round(value);
  }

  /** The history layout asks for a handling time wherever there are contacts, the plan only that none is zero. */
  private isAhtAllowed(ahtMs: number | null): boolean {
    if (this.columnOf.aht === undefined) return true;
    if (this.options.layout === 'history') return (ahtMs ?? 0) > 0;
    return this.options.layout !== 'plan' || ahtMs !== 0;
  }

  private cellOf(field: HistoryField): Cell {
    const index = this.columnOf[field];
    const cell = index === undefined ? null : (this.cells[index] ?? null);
    return typeof cell === 'string' ? cell.trim() : cell;
  }

  private fault(field: HistoryField | null, rule: FaultRule, otherRow?: number): null {
    this.isGood = false;
    const index = field === null ? undefined : this.columnOf[field];
    this.log.add({
      row: this.row,
      column: index === undefined ? null : columnLetter(index),
      field: field ?? '',
      rule,
      value: index === undefined ? '' : String(this.cells[index] ?? ''),
      ...(otherRow === undefined ? {} : { otherRow }),
    });
    return null;
  }
}
