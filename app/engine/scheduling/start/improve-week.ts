import { dayOffPreferenceCost, type Instance, shiftPreferenceCost } from '../model/instance';
import type { PrivateView } from '../model/private-view';
import type { Roster } from '../model/roster';
import { targetCost } from '../model/roster-cost';
import { keepsRunHoursInWeek } from '../model/run-hours';
import { PAUSE_CODE } from '../model/share-codes';
import { countShortRuns } from '../model/short-runs';
import { type WeekRequest, WeekSolver } from './best-week';
import { mustKeepWeekendFree } from './weekends';

const SHORTFALL_COST = 1e6;

/** A person's week as it was, to put it back. */
interface SavedWeek {
  kind: Int32Array;
  start: Int32Array;
  pause: Int16Array;
  share: Uint8Array;
}

/** Replaces one person-week at a time by its exact best response and keeps the change only when the true cost falls. */
export class WeekImprover {
  readonly solver: WeekSolver;
  private readonly saved: SavedWeek;

  private readonly roster: Roster;

  /** @param view where other threads change the roster too: its own coverage is worked on */
  constructor(
    private readonly instance: Instance,
    roster: Roster,
    private readonly view: PrivateView | null = null,
  ) {
    this.roster = view?.roster ?? roster;
    this.solver = new WeekSolver(instance);
    this.saved = {
      kind: new Int32Array(7),
      start: new Int32Array(7),
      pause: new Int16Array(7 * instance.maxPauses),
      share: new Uint8Array(7 * instance.maxSpan),
    };
  }

  /**
   * Solves a person-week again.
   * @param keepWeekendFree force a free weekend; default: only where the rule needs it
   * @param mustReplace keep the new week even when it costs more (first roster, forced weekend)
   * @returns change of the total cost (<= 0 unless mustReplace)
   */
  improve(employee: number, week: number, keepWeekendFree?: boolean, mustReplace = false): number {
    const { instance, view } = this;
    const { days } = instance.limits[employee * instance.weekCount + week];
    if (days.length === 0 || instance.skillCount[employee] === 0) return 0;
    if (view === null) return this.solveAgain(employee, week, days, keepWeekendFree, mustReplace);
    const { dayStart } = instance.grid.zones[instance.zoneOf[employee]];
    const after = dayStart[days[days.length - 1] + 2];
    view.open(employee, employee, dayStart[days[0]], after);
    const change = this.solveAgain(employee, week, days, keepWeekendFree, mustReplace);
    view.close();
    return change;
  }

  private solveAgain(
    employee: number,
    week: number,
    days: number[],
    keepWeekendFree: boolean | undefined,
    mustReplace: boolean,
  ): number {
    const { instance, roster, solver } = this;
    const shortRuns = countShortRuns(roster, employee);
    const before = this.takeOut(employee, week, days);
    solver.fillValues(roster, employee, week);
    const { weights } = instance;
    const value = this.solveWithinRun({
      employee,
      week,
      keepWeekendFree: keepWeekendFree ?? mustKeepWeekendFree(roster, employee, week),
      latePrice: weights.lateShift * (2 * roster.lateCount[employee] + 2),
      weekendPrice: weights.weekendDay * (2 * roster.weekendCount[employee] + 2),
      isRelaxed: false,
      allowsShortWeek: false,
      leastRun: instance.shortRuns?.leastRun[employee],
    });
    if (value === Number.NEGATIVE_INFINITY) {
      this.putBack(employee, days);
      return 0;
    }
    const kinds = Int32Array.from(solver.chosenKind);
    const starts = Int32Array.from(solver.chosenStart);
    const after = this.putIn(employee, week, days, kinds, starts);
    const moreShortRuns = countShortRuns(roster, employee) - shortRuns;
    if (moreShortRuns > 0 || (!mustReplace && moreShortRuns === 0 && after > before - 1e-9)) {
      for (let i = 0; i < days.length; i++) if (this.isFree(employee, days[i])) roster.removeShift(employee, days[i]);
      this.putBack(employee, days);
      return 0;
    }
    return after - before;
  }

  /** Solves; where a row of days has too many hours, with ever fewer days in a row until it has not. */
  private solveWithinRun(request: WeekRequest): number {
    const { instance, roster, solver } = this;
    const { employee, week } = request;
    const value = this.solveWithinTypes(request);
    if (instance.runMinutes === null || instance.runMinutes[employee] < 0) return value;
    const { days } = instance.limits[employee * instance.weekCount + week];
    const fixed = days.map((day) => instance.fixedKind[employee * instance.dayCount + day]);
    const isKept = () => {
      const kinds = fixed.map((kind, i) => (kind >= 0 ? kind : solver.chosenKind[i]));
      return keepsRunHoursInWeek(roster, employee, days, kinds);
    };
    if (value === Number.NEGATIVE_INFINITY || isKept()) return value;
    const longest = roster.runBefore(employee, days[0]) + days.length;
    let shorter = value;
    for (let maxRun = Math.min(instance.maxRun[employee], longest) - 1; maxRun >= 1; maxRun--) {
      shorter = this.solveWithinTypes({ ...request, maxRun });
      if (shorter === Number.NEGATIVE_INFINITY || isKept()) return shorter;
    }
    // why: where shifts that are given break the rule by themselves, the other days are planned around them nevertheless
    return keepsRunHoursInWeek(roster, employee, days, fixed) ? Number.NEGATIVE_INFINITY : shorter;
  }

  /** Solves; where a shift type comes too often, it is barred from its least preferred day, and solved again. */
  private solveWithinTypes(request: WeekRequest): number {
    const { instance, roster, solver } = this;
    const { employee, week } = request;
    const limits = instance.typeLimits[employee];
    let value = solver.solve(roster, request);
    if (limits === null) return value;
    const { days } = instance.limits[employee * instance.weekCount + week];
    const kindCount = instance.kinds.length;
    const blocked = new Uint8Array(days.length * kindCount);
    const dayOfType = (isOfType: Uint8Array, i: number) => {
      const fixed = instance.fixedKind[employee * instance.dayCount + days[i]];
      const kind = fixed >= 0 ? fixed : solver.chosenKind[i];
      return kind >= 0 && isOfType[kind] === 1;
    };
    for (let trial = 0; trial < days.length * limits.length && value > Number.NEGATIVE_INFINITY; trial++) {
      const broken = limits.find(
        ({ isOfType, maxPerWeek }) => days.filter((_, i) => dayOfType(isOfType, i)).length > maxPerWeek,
      );
      if (broken === undefined) return value;
      let worst = -1;
      let best = Number.NEGATIVE_INFINITY;
      const given = Uint8Array.from(blocked);
      const candidates = days.keys();
      const chosen = [...candidates].filter((i) => dayOfType(broken.isOfType, i) && this.isFree(employee, days[i]));
      for (const i of chosen) {
        blocked.set(given);
        for (let kind = 0; kind < kindCount; kind++) if (broken.isOfType[kind] === 1) blocked[i * kindCount + kind] = 1;
        const without = solver.solve(roster, { ...request, blocked });
        if (without > best || worst < 0) {
          best = without;
          worst = i;
        }
      }
      if (worst < 0) return value;
      blocked.set(given);
      for (let kind = 0; kind < kindCount; kind++)
        if (broken.isOfType[kind] === 1) blocked[worst * kindCount + kind] = 1;
      value = solver.solve(roster, { ...request, blocked });
    }
    return value;
  }

  private isFree(employee: number, day: number): boolean {
    return this.instance.fixedKind[employee * this.instance.dayCount + day] < 0;
  }

  /** Removes the week and returns what it cost: coverage as it changes, wishes, fairness, target, shortfall. */
  private takeOut(employee: number, week: number, days: number[]): number {
    const { instance, roster, saved } = this;
    let cost = this.weekCost(employee, week) + this.fairnessCost(employee);
    for (let i = 0; i < days.length; i++) {
      const cell = employee * instance.dayCount + days[i];
      saved.kind[i] = -1;
      if (!this.isFree(employee, days[i])) continue;
      saved.kind[i] = roster.kind[cell];
      saved.start[i] = roster.start[cell];
      if (roster.start[cell] < 0) {
        cost += dayOffPreferenceCost(instance, employee, days[i]);
        continue;
      }
      const { maxSpan, maxPauses } = instance;
      saved.share.set(roster.share.subarray(cell * maxSpan, (cell + 1) * maxSpan), i * maxSpan);
      saved.pause.set(roster.pause.subarray(cell * maxPauses, (cell + 1) * maxPauses), i * maxPauses);
      roster.removeShift(employee, days[i]);
      cost += shiftPreferenceCost(instance, employee, days[i], saved.kind[i], saved.start[i]);
      for (let offset = 0; offset < instance.kindSpan[saved.kind[i]]; offset++) {
        const code = saved.share[i * maxSpan + offset];
        if (code !== PAUSE_CODE) cost += roster.costOfAdding(employee, saved.start[i] + offset, code);
      }
    }
    return cost;
  }

  private putIn(employee: number, week: number, days: number[], kinds: Int32Array, starts: Int32Array): number {
    const { instance, roster, solver } = this;
    let cost = 0;
    for (let i = 0; i < days.length; i++) {
      if (!this.isFree(employee, days[i])) continue;
      if (kinds[i] < 0) {
        cost += dayOffPreferenceCost(instance, employee, days[i]);
        continue;
      }
      const kind = instance.kinds[kinds[i]];
      solver.placePauses(kind, starts[i]);
      roster.placeShift(employee, days[i], kinds[i], starts[i], solver.pauses.positions);
      cost += shiftPreferenceCost(instance, employee, days[i], kinds[i], starts[i]);
      const base = (employee * instance.dayCount + days[i]) * instance.maxSpan;
      for (let offset = 0; offset < kind.spanSlots; offset++) {
        const code = roster.share[base + offset];
        if (code === PAUSE_CODE) continue;
        const slot = starts[i] + offset;
        roster.addWork(employee, slot, code, -1);
        cost += roster.costOfAdding(employee, slot, code);
        roster.addWork(employee, slot, code, 1);
      }
    }
    return cost + this.weekCost(employee, week) + this.fairnessCost(employee);
  }

  private putBack(employee: number, days: number[]): void {
    const { instance, roster, saved } = this;
    const { maxSpan, maxPauses } = instance;
    for (let i = 0; i < days.length; i++) {
      if (saved.kind[i] < 0) continue;
      const shares = saved.share.subarray(i * maxSpan, (i + 1) * maxSpan);
      const pauses = saved.pause.subarray(i * maxPauses, (i + 1) * maxPauses);
      roster.restoreShift(employee, days[i], saved.kind[i], saved.start[i], pauses, shares);
    }
  }

  private weekCost(employee: number, week: number): number {
    const { instance, roster } = this;
    const at = employee * instance.weekCount + week;
    const limits = instance.limits[at];
    const minutes = roster.weekMinutes[at];
    const shortMinutes = Math.max(0, limits.minMinutes - minutes);
    const shortDays = Math.max(0, limits.minDays - roster.weekDays[at]);
    return (
      targetCost(instance.weights, minutes, limits.targetMinutes) + SHORTFALL_COST * (shortMinutes / 60 + shortDays)
    );
  }

  private fairnessCost(employee: number): number {
    const { instance, roster } = this;
    return (
      instance.weights.lateShift * roster.lateCount[employee] ** 2 +
      instance.weights.weekendDay * roster.weekendCount[employee] ** 2
    );
  }
}
