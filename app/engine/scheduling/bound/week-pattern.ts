import { dayOffPreferenceCost, type Instance, lateness, shiftPreferenceCost } from '../model/instance';
import type { Roster } from '../model/roster';
import { targetCost } from '../model/roster-cost';
import { codeParts, PAUSE_CODE, SHARE_PARTS, SKILL_PLACES } from '../model/share-codes';
import type { WeekSolver } from '../start/best-week';

/** One person's whole week as a column: what it adds to each cell, and what it costs besides coverage and fairness. */
export interface WeekPattern {
  cells: Int32Array;
  units: Uint16Array;
  cost: number;
  late: number;
  weekend: number;
  /** Part of the person-week that follows this pattern; the weights of a person-week sum to 1. */
  weight: number;
}

/** Collects the slots of a pattern. */
class PatternBuilder {
  private readonly cells: number[] = [];
  private readonly units: number[] = [];
  cost = 0;
  late = 0;
  weekend = 0;
  minutes = 0;

  constructor(
    private readonly instance: Instance,
    private readonly employee: number,
  ) {}

  addParts(place: number, slot: number, parts: number): void {
    const at = this.employee * SKILL_PLACES + place;
    this.cells.push(this.instance.skillBase[at] + slot);
    this.units.push(parts * this.instance.skillHundredths[at]);
    this.cost += parts * this.instance.skillCost[at];
  }

  addShift(day: number, kind: number, start: number): void {
    const { instance, employee } = this;
    this.minutes += instance.kindPaid[kind];
    this.cost += shiftPreferenceCost(instance, employee, day, kind, start);
    this.late += lateness(instance, employee, kind, start);
    if (instance.weekdayOfDay[day] >= 6) this.weekend++;
  }

  finish(week: number, weight: number): WeekPattern {
    const limits = this.instance.limits[this.employee * this.instance.weekCount + week];
    return {
      cells: Int32Array.from(this.cells),
      units: Uint16Array.from(this.units),
      cost: this.cost + targetCost(this.instance.weights, this.minutes, limits.targetMinutes),
      late: this.late,
      weekend: this.weekend,
      weight,
    };
  }
}

/** The pattern a roster has for a person-week. */
export function patternOfRoster(roster: Roster, employee: number, week: number): WeekPattern {
  const { instance } = roster;
  const builder = new PatternBuilder(instance, employee);
  for (const day of instance.limits[employee * instance.weekCount + week].days) {
    const cell = employee * instance.dayCount + day;
    const start = roster.start[cell];
    if (start < 0) {
      builder.cost += dayOffPreferenceCost(instance, employee, day);
      continue;
    }
    builder.addShift(day, roster.kind[cell], start);
    for (let offset = 0; offset < instance.kindSpan[roster.kind[cell]]; offset++) {
      const code = roster.share[cell * instance.maxSpan + offset];
      if (code === PAUSE_CODE) continue;
      for (let j = 0; j < instance.skillCount[employee]; j++) {
        const parts = codeParts[code * SKILL_PLACES + j];
        if (parts > 0) builder.addParts(j, start + offset, parts);
      }
    }
  }
  return builder.finish(week, 1);
}

/**
 * The pattern the solver has just chosen for a person-week.
 * @param placeOfSlot skill place that is worth most in each slot
 */
export function patternOfAnswer(
  instance: Instance,
  solver: WeekSolver,
  employee: number,
  week: number,
  placeOfSlot: Uint8Array,
): WeekPattern {
  const builder = new PatternBuilder(instance, employee);
  const kinds = Int32Array.from(solver.chosenKind);
  const starts = Int32Array.from(solver.chosenStart);
  instance.limits[employee * instance.weekCount + week].days.forEach((day, i) => {
    const cell = employee * instance.dayCount + day;
    const fixed = instance.fixedKind[cell];
    const kindIndex = fixed >= 0 ? fixed : kinds[i];
    const start = fixed >= 0 ? instance.fixedStart[cell] : starts[i];
    if (kindIndex < 0) {
      builder.cost += dayOffPreferenceCost(instance, employee, day);
      return;
    }
    const kind = instance.kinds[kindIndex];
    if (fixed < 0) solver.placePauses(kind, start);
    builder.addShift(day, kindIndex, start);
    const positions = kind.pauses.map((pause, p) => (fixed >= 0 ? pause.earliest : solver.pauses.positions[p]));
    let pause = 0;
    for (let offset = 0; offset < kind.spanSlots; offset++) {
      while (pause < positions.length && offset >= positions[pause] + kind.pauses[pause].slots) pause++;
      if (pause < positions.length && offset >= positions[pause]) continue;
      builder.addParts(placeOfSlot[start + offset], start + offset, SHARE_PARTS);
    }
  });
  return builder.finish(week, 1);
}
