import type { Instance } from '../model/instance';
import { SHARE_PARTS, SKILL_PLACES } from '../model/share-codes';
import { WeekSolver } from '../start/best-week';

/** Turns prices of cells into values of slots for one person-week at a time: an agent goes where it is worth most. */
export class SlotPrices {
  readonly solver: WeekSolver;
  /** Skill place that is worth most in each slot priced last. */
  readonly placeOfSlot: Uint8Array;

  constructor(private readonly instance: Instance) {
    this.solver = new WeekSolver(instance);
    this.placeOfSlot = new Uint8Array(instance.slotCount + 1);
  }

  /**
   * Fills the solver's values in the slots a person-week could use; returns the worth of its fixed shifts.
   * @param gainOf worth of one more unit in a cell
   * @param withSkillCosts count what second skills cost besides
   */
  price(employee: number, week: number, gainOf: (cell: number) => number, withSkillCosts = true): number {
    const { instance, solver, placeOfSlot } = this;
    const count = instance.skillCount[employee];
    const skillCostPart = withSkillCosts ? 1 : 0;
    let fixedWorth = 0;
    let filled = 0;
    for (const day of instance.limits[employee * instance.weekCount + week].days) {
      const cell = employee * instance.dayCount + day;
      const fixed = instance.fixedKind[cell];
      const set = instance.options[cell];
      const from = fixed >= 0 ? instance.fixedStart[cell] : Math.max(filled, set.firstSlot);
      const to = fixed >= 0 ? from + instance.kindSpan[fixed] : set.endSlot;
      for (let slot = from; slot < to; slot++) {
        let best = Number.NEGATIVE_INFINITY;
        for (let j = 0; j < count; j++) {
          const place = employee * SKILL_PLACES + j;
          const worth =
            SHARE_PARTS *
            (instance.skillHundredths[place] * gainOf(instance.skillBase[place] + slot) -
              skillCostPart * instance.skillCost[place]);
          if (worth > best) {
            best = worth;
            placeOfSlot[slot] = j;
          }
        }
        solver.values[slot] = best;
      }
      if (fixed >= 0) {
        for (let offset = 0; offset < to - from; offset++) {
          const isPause = instance.kinds[fixed].pauses.some(
            (p) => offset >= p.earliest && offset < p.earliest + p.slots,
          );
          if (!isPause) fixedWorth += solver.values[from + offset];
        }
      }
      filled = Math.max(filled, to);
    }
    return fixedWorth;
  }
}
