import { cellCost } from './cell-cost';
import type { Instance } from './instance';
import { codeOfParts, SHARE_PARTS, SKILL_PLACES, wholeCode } from './share-codes';

/** Parts that are dealt out together: fine enough where a whole agent is placed. */
const STEP = 2;

/** The split of an agent's slot over the skills that lowers the cost most, at a coverage. Scratch arrays: one per roster. */
export class BestSplit {
  private readonly parts = new Int32Array(SKILL_PLACES);
  private readonly gain = new Float64Array(SKILL_PLACES);
  private readonly reached = new Float64Array(SKILL_PLACES);

  constructor(
    private readonly instance: Instance,
    private readonly coverage: Int32Array,
  ) {}

  /** Share code of the best split. */
  code(employee: number, slot: number): number {
    if (this.instance.skillCount[employee] <= 1) return wholeCode[0];
    const { parts } = this;
    parts.fill(0);
    this.deal(employee, slot);
    return codeOfParts(parts[0], parts[1], parts[2]);
  }

  /** Change of cost that the best split brings, without building its code. */
  cost(employee: number, slot: number): number {
    const { instance, coverage } = this;
    const count = instance.skillCount[employee];
    if (count > 1) return this.deal(employee, slot);
    if (count === 0) return 0;
    const { cost, demand } = instance;
    const place = employee * SKILL_PLACES;
    const cell = instance.skillBase[place] + slot;
    const before = coverage[cell];
    const after = before + SHARE_PARTS * instance.skillHundredths[place];
    return (
      cellCost(cost, demand[cell], cell, after) -
      cellCost(cost, demand[cell], cell, before) +
      SHARE_PARTS * instance.skillCost[place]
    );
  }

  /** Deals the parts out one step after the other to the skill that gains most, which is exact up to proficiency. */
  private deal(employee: number, slot: number): number {
    const { instance, coverage, parts, gain, reached } = this;
    const { cost, demand, skillBase, skillHundredths, skillCost } = instance;
    const count = instance.skillCount[employee];
    const place = employee * SKILL_PLACES;
    let best = 0;
    for (let j = 0; j < count; j++) {
      const cell = skillBase[place + j] + slot;
      const before = coverage[cell];
      const after = cellCost(cost, demand[cell], cell, before + STEP * skillHundredths[place + j]);
      parts[j] = 0;
      reached[j] = after;
      gain[j] = after - cellCost(cost, demand[cell], cell, before) + STEP * skillCost[place + j];
      if (gain[j] < gain[best]) best = j;
    }
    let total = 0;
    for (let left = SHARE_PARTS - STEP; ; left -= STEP) {
      total += gain[best];
      parts[best] += STEP;
      if (left === 0) return total;
      const cell = skillBase[place + best] + slot;
      const units = coverage[cell] + (parts[best] + STEP) * skillHundredths[place + best];
      const after = cellCost(cost, demand[cell], cell, units);
      gain[best] = after - reached[best] + STEP * skillCost[place + best];
      reached[best] = after;
      for (let j = 0; j < count; j++) if (gain[j] < gain[best]) best = j;
    }
  }
}
