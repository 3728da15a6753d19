import { BestSplit } from './best-split';
import { cellCost } from './cell-cost';
import { type Instance, LONG_AGO, lateness } from './instance';
import { allocateRosterArrays, type RosterArrays } from './roster-arrays';
import { codeParts, PAUSE_CODE, SKILL_PLACES, wholeCode } from './share-codes';

/**
 * A roster as arrays: one shift per employee and day with its pauses and the share code of every slot, and the coverage
 * that follows from it. Changing methods keep coverage and counts exact; they do not check rules.
 */
export class Roster {
  readonly start: Int32Array;
  readonly kind: Int32Array;
  /** Start of pause i in slots after the start of the shift: index ED * maxPauses + i. */
  readonly pause: Int16Array;
  /** Share code per slot of the shift: index ED * maxSpan + offset. */
  readonly share: Uint8Array;
  readonly coverage: Int32Array;
  readonly weekMinutes: Int32Array;
  readonly weekDays: Int32Array;
  readonly lateCount: Int32Array;
  readonly weekendCount: Int32Array;
  private readonly split: BestSplit;

  /** @param arrays of a roster that already is, to work on it; default a new, empty one */
  constructor(
    readonly instance: Instance,
    arrays?: RosterArrays,
  ) {
    const own = arrays ?? allocateRosterArrays(instance, false);
    this.start = own.start;
    this.kind = own.kind;
    this.pause = own.pause;
    this.share = own.share;
    this.coverage = own.coverage;
    this.weekMinutes = own.weekMinutes;
    this.weekDays = own.weekDays;
    this.lateCount = own.lateCount;
    this.weekendCount = own.weekendCount;
    this.split = new BestSplit(instance, this.coverage);
    if (arrays === undefined) this.addExtraFixedShifts();
  }

  /** Fixed shifts beyond the one of a date work for the main group. */
  addExtraFixedShifts(): void {
    const { instance } = this;
    for (const extra of instance.extraFixed) {
      const { employee } = extra;
      if (instance.skillCount[employee] === 0) continue;
      const pauses = instance.problem.employees[employee].fixedShifts?.[extra.index].pauses ?? [];
      for (let slot = Math.max(0, extra.startSlot); slot < Math.min(instance.slotCount, extra.endSlot); slot++) {
        const from = instance.grid.baseMs + slot * instance.grid.intervalMs;
        const isPause = pauses.some(
          (pause) => pause.startMs < from + instance.grid.intervalMs && pause.startMs + pause.minutes * 60_000 > from,
        );
        if (!isPause) this.addWork(employee, slot, wholeCode[0], 1);
      }
    }
  }

  /** Adds (sign 1) or takes away (sign -1) an agent-slot with a share code. */
  addWork(employee: number, slot: number, code: number, sign: number): void {
    const { instance, coverage } = this;
    const count = instance.skillCount[employee];
    const place = employee * SKILL_PLACES;
    for (let j = 0; j < count; j++) {
      const parts = codeParts[code * SKILL_PLACES + j];
      if (parts !== 0)
        coverage[instance.skillBase[place + j] + slot] += sign * parts * instance.skillHundredths[place + j];
    }
  }

  /** Change of cost when an agent-slot with this code is added. */
  costOfAdding(employee: number, slot: number, code: number): number {
    const { instance, coverage } = this;
    const count = instance.skillCount[employee];
    const place = employee * SKILL_PLACES;
    let total = 0;
    for (let j = 0; j < count; j++) {
      const parts = codeParts[code * SKILL_PLACES + j];
      if (parts === 0) continue;
      const cell = instance.skillBase[place + j] + slot;
      const before = coverage[cell];
      const demand = instance.demand[cell];
      const after = before + parts * instance.skillHundredths[place + j];
      total += cellCost(instance.cost, demand, cell, after) - cellCost(instance.cost, demand, cell, before);
      total += parts * instance.skillCost[place + j];
    }
    return total;
  }

  /** Cost of the present work in a slot: what its removal would save (negative where it helps). */
  costOfPresent(employee: number, slot: number, code: number): number {
    const { instance, coverage } = this;
    const { cost, demand } = instance;
    const count = instance.skillCount[employee];
    const place = employee * SKILL_PLACES;
    let total = 0;
    for (let j = 0; j < count; j++) {
      const parts = codeParts[code * SKILL_PLACES + j];
      if (parts === 0) continue;
      const cell = instance.skillBase[place + j] + slot;
      const now = coverage[cell];
      const without = now - parts * instance.skillHundredths[place + j];
      total += cellCost(cost, demand[cell], cell, now) - cellCost(cost, demand[cell], cell, without);
      total += parts * instance.skillCost[place + j];
    }
    return total;
  }

  /** The code that lowers the cost most when an agent-slot is added. */
  bestCode(employee: number, slot: number): number {
    return this.split.code(employee, slot);
  }

  /** Cost of adding an agent-slot with its best code. */
  bestCostOfAdding(employee: number, slot: number): number {
    return this.split.cost(employee, slot);
  }

  /** Takes the shift of a day out of coverage and counts; its pauses and shares stay readable in the arrays. */
  removeShift(employee: number, day: number): void {
    const { instance } = this;
    const cell = employee * instance.dayCount + day;
    const start = this.start[cell];
    if (start < 0) return;
    const kind = this.kind[cell];
    const base = cell * instance.maxSpan;
    const span = instance.kindSpan[kind];
    for (let offset = 0; offset < span; offset++) {
      const code = this.share[base + offset];
      if (code !== PAUSE_CODE) this.addWork(employee, start + offset, code, -1);
    }
    this.countShift(employee, day, kind, start, -1);
    this.start[cell] = -1;
    this.kind[cell] = -1;
  }

  /**
   * Puts a shift on a free day. `pauses` gives the start of each pause of the kind (slots after start); every working slot
   * takes the best code at the coverage of that moment.
   */
  placeShift(employee: number, day: number, kind: number, start: number, pauses: ArrayLike<number>): void {
    const { instance } = this;
    const cell = employee * instance.dayCount + day;
    const base = cell * instance.maxSpan;
    const span = instance.kindSpan[kind];
    const rules = instance.kinds[kind].pauses;
    this.share.fill(0, base, base + span);
    for (let i = 0; i < rules.length; i++) {
      this.pause[cell * instance.maxPauses + i] = pauses[i];
      for (let s = 0; s < rules[i].slots; s++) this.share[base + pauses[i] + s] = PAUSE_CODE;
    }
    if (instance.skillCount[employee] > 0) {
      for (let offset = 0; offset < span; offset++) {
        if (this.share[base + offset] === PAUSE_CODE) continue;
        const code = this.bestCode(employee, start + offset);
        this.share[base + offset] = code;
        this.addWork(employee, start + offset, code, 1);
      }
    }
    this.start[cell] = start;
    this.kind[cell] = kind;
    this.countShift(employee, day, kind, start, 1);
  }

  /** Puts back a shift that was removed, with its pauses and share codes as saved. */
  restoreShift(
    employee: number,
    day: number,
    kind: number,
    start: number,
    pauses: ArrayLike<number>,
    shares: ArrayLike<number>,
  ): void {
    const { instance } = this;
    const cell = employee * instance.dayCount + day;
    const base = cell * instance.maxSpan;
    for (let i = 0; i < instance.kinds[kind].pauses.length; i++) this.pause[cell * instance.maxPauses + i] = pauses[i];
    for (let offset = 0; offset < instance.kindSpan[kind]; offset++) {
      const code = shares[offset];
      this.share[base + offset] = code;
      if (code !== PAUSE_CODE) this.addWork(employee, start + offset, code, 1);
    }
    this.start[cell] = start;
    this.kind[cell] = kind;
    this.countShift(employee, day, kind, start, 1);
  }

  /** Adds (sign 1) or takes away (sign -1) the coverage of a person's week, leaving the shifts where they are. */
  addWeekCoverage(employee: number, week: number, sign: number): void {
    const { instance } = this;
    for (let day = 0; day < instance.dayCount; day++) {
      const cell = employee * instance.dayCount + day;
      if (instance.weekOfDay[day] !== week || this.start[cell] < 0 || instance.skillCount[employee] === 0) continue;
      const base = cell * instance.maxSpan;
      for (let offset = 0; offset < instance.kindSpan[this.kind[cell]]; offset++) {
        const code = this.share[base + offset];
        if (code !== PAUSE_CODE) this.addWork(employee, this.start[cell] + offset, code, sign);
      }
    }
  }

  /** Computes the coverage from the shifts again. */
  recountCoverage(): void {
    const { instance } = this;
    this.coverage.fill(0);
    this.addExtraFixedShifts();
    for (let e = 0; e < instance.employeeCount; e++) {
      for (let week = 0; week < instance.weekCount; week++) this.addWeekCoverage(e, week, 1);
    }
  }

  /** Adds (sign 1) or takes away (sign -1) a shift in the counts of the week and of fairness. */
  countShift(employee: number, day: number, kind: number, start: number, sign: number): void {
    const { instance } = this;
    const week = employee * instance.weekCount + instance.weekOfDay[day];
    this.weekMinutes[week] += sign * instance.kindPaid[kind];
    this.weekDays[week] += sign;
    if (instance.weekdayOfDay[day] >= 6) this.weekendCount[employee] += sign;
    this.lateCount[employee] += sign * lateness(instance, employee, kind, start);
  }

  /**
   * End slot of the shift of the day before, or of the history; LONG_AGO when that day is free. Shifts that lie further
   * back leave their rest by the options alone.
   */
  endBefore(employee: number, day: number): number {
    const { instance } = this;
    if (day === 0) return instance.historyEnd[employee];
    const cell = employee * instance.dayCount + day - 1;
    return this.start[cell] >= 0 ? this.start[cell] + instance.kindSpan[this.kind[cell]] : LONG_AGO;
  }

  /** Days worked in a row that end on the day before. */
  runBefore(employee: number, day: number): number {
    const { instance } = this;
    let run = 0;
    let at = day - 1;
    while (at >= 0 && this.start[employee * instance.dayCount + at] >= 0) {
      run++;
      at--;
    }
    return at < 0 ? run + instance.historyRun[employee] : run;
  }

  /** Days worked in a row that begin on a day. */
  runFrom(employee: number, day: number): number {
    const { instance } = this;
    let run = 0;
    while (day + run < instance.dayCount && this.start[employee * instance.dayCount + day + run] >= 0) run++;
    return run;
  }

  /** Copies another roster of the same instance into this one. */
  copyFrom(other: Roster): void {
    this.start.set(other.start);
    this.kind.set(other.kind);
    this.pause.set(other.pause);
    this.share.set(other.share);
    this.coverage.set(other.coverage);
    this.weekMinutes.set(other.weekMinutes);
    this.weekDays.set(other.weekDays);
    this.lateCount.set(other.lateCount);
    this.weekendCount.set(other.weekendCount);
  }
}
