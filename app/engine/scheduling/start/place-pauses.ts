import type { Instance } from '../model/instance';
import type { KindPause, ShiftKind } from '../model/shift-kinds';

const MAX_WINDOW = 300;

/**
 * Places the pauses of a shift where an agent's absence costs least: exact chain dynamic programme over the pauses in
 * order, with running minima. Scratch arrays are kept, so one placer serves one thread.
 */
export class PausePlacer {
  /** Best loss of pauses 0..i with pause i at a position, one row per pause. */
  private readonly loss: Float64Array[];
  private readonly from: Int16Array[];
  readonly positions: Int16Array;

  constructor(instance: Instance) {
    this.loss = Array.from({ length: instance.maxPauses }, () => new Float64Array(MAX_WINDOW));
    this.from = Array.from({ length: instance.maxPauses }, () => new Int16Array(MAX_WINDOW));
    this.positions = new Int16Array(instance.maxPauses);
  }

  /**
   * Least value lost by the pauses of a shift.
   * @param prefix prefix sums of the value of each slot: value of [a, b) = prefix[b] - prefix[a]
   * @param at index in prefix of the first slot of the shift
   * @param wantsPositions also fill `positions`
   */
  place(kind: ShiftKind, prefix: Float64Array, at: number, wantsPositions: boolean): number {
    const { pauses, spacingSlots, longestWorkSlots } = kind;
    const count = pauses.length;
    if (count === 0) return 0;
    for (let i = 0; i < count; i++) {
      const { earliest, latest, slots } = pauses[i];
      const row = this.loss[i];
      const back = this.from[i];
      if (i === 0) {
        for (let p = earliest; p <= latest; p++) row[p - earliest] = prefix[at + p + slots] - prefix[at + p];
        continue;
      }
      const previous = this.loss[i - 1];
      const first = pauses[i - 1].earliest;
      const last = pauses[i - 1].latest;
      const lead = pauses[i - 1].slots + spacingSlots;
      if (longestWorkSlots > 0) {
        placeNear(row, back, pauses[i], previous, pauses[i - 1], lead);
        addLoss(row, pauses[i], prefix, at);
        continue;
      }
      let best = Number.POSITIVE_INFINITY;
      let bestAt = first;
      let q = first;
      for (let p = earliest; p <= latest; p++) {
        while (q <= last && q + lead <= p) {
          if (previous[q - first] < best) {
            best = previous[q - first];
            bestAt = q;
          }
          q++;
        }
        row[p - earliest] = best + prefix[at + p + slots] - prefix[at + p];
        back[p - earliest] = bestAt;
      }
    }
    const { earliest, latest } = pauses[count - 1];
    const row = this.loss[count - 1];
    let best = row[0];
    let bestAt = earliest;
    for (let p = earliest + 1; p <= latest; p++) {
      if (row[p - earliest] < best) {
        best = row[p - earliest];
        bestAt = p;
      }
    }
    if (wantsPositions) {
      for (let i = count - 1; i >= 0; i--) {
        this.positions[i] = bestAt;
        if (i > 0) bestAt = this.from[i][bestAt - pauses[i].earliest];
      }
    }
    return best;
  }
}

/** Least loss of the pauses before, for each start of a pause that must follow the one before soon enough. */
function placeNear(
  row: Float64Array,
  back: Int16Array,
  pause: KindPause,
  previous: Float64Array,
  before: KindPause,
  lead: number,
): void {
  for (let p = pause.earliest; p <= pause.latest; p++) {
    let best = Number.POSITIVE_INFINITY;
    let bestAt = before.earliest;
    const from = Math.max(before.earliest, p - before.reach);
    const to = Math.min(before.latest, p - lead);
    for (let q = from; q <= to; q++) {
      if (previous[q - before.earliest] >= best) continue;
      best = previous[q - before.earliest];
      bestAt = q;
    }
    row[p - pause.earliest] = best;
    back[p - pause.earliest] = bestAt;
  }
}

/** Adds what a pause loses by itself at each of its starts. */
function addLoss(row: Float64Array, { earliest, latest, slots }: KindPause, prefix: Float64Array, at: number): void {
  for (let p = earliest; p <= latest; p++) row[p - earliest] += prefix[at + p + slots] - prefix[at + p];
}
