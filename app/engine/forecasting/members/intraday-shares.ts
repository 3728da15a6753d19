import type { MemberContext } from './member';

/** How the shape of the day is learned. */
export interface ShareOptions {
  /** Days of the same weekday looked at. */
  occurrences: number;
  /** Weight of the k-th last of them. */
  decay: number;
  /** Days of any weekday in the common shape. */
  commonDays: number;
  /** Share of the common shape in the mixture for a busy group. */
  commonShare: number;
}

export const SHARE_DEFAULTS: ShareOptions = { occurrences: 20, decay: 0.99, commonDays: 60, commonShare: 0.4 };

const PSEUDO_CONTACTS = 50;
const ENOUGH_PER_SLOT = 40;

/**
 * Shares of the day's volume by slot, learned from days before the origin.
 * The shape of a weekday is mixed with the common one, the more so the fewer contacts taught it; quiet groups are smoothed over
 * neighbouring slots. Shares sum to 1 over the usual slots of the weekday, so a shortened day gets less than a whole one.
 * @returns 8 weekdays (index 1..7 used) x slots
 */
export function learnIntradayShares(context: MemberContext, origin: number, options: ShareOptions): Float64Array {
  const { grid, clean, dayTotal, usualSlot } = context.history;
  const { slots, weekday } = grid;
  const usable: number[] = [];
  for (let d = origin - 1; d >= 0; d--) if (dayTotal[d] > 0) usable.push(d);
  const common = meanShape(usable.slice(0, options.commonDays), clean, dayTotal, slots, () => 1);
  smoothQuietShape(common.share, common.contacts, slots);
  const shares = new Float64Array(8 * slots);
  for (let w = 1; w <= 7; w++) {
    const own = usable.filter((d) => weekday[d] === w).slice(0, options.occurrences);
    const shape = meanShape(own, clean, dayTotal, slots, (k) => options.decay ** k);
    smoothQuietShape(shape.share, shape.contacts, slots);
    const trust = (1 - options.commonShare) * (shape.contacts / (shape.contacts + PSEUDO_CONTACTS));
    let sum = 0;
    const target = shares.subarray(w * slots, (w + 1) * slots);
    let hasUsual = false;
    for (let s = 0; s < slots; s++) {
      target[s] = trust * shape.share[s] + (1 - trust) * common.share[s];
      if (usualSlot[w * slots + s]) hasUsual = true;
    }
    for (let s = 0; s < slots; s++) if (!hasUsual || usualSlot[w * slots + s]) sum += target[s];
    if (sum > 0) for (let s = 0; s < slots; s++) target[s] /= sum;
  }
  return shares;
}

interface Shape {
  share: Float64Array;
  /** Contacts that taught it. */
  contacts: number;
}

function meanShape(
  days: number[],
  clean: Float64Array,
  dayTotal: Float64Array,
  slots: number,
  weightOf: (k: number) => number,
): Shape {
  const share = new Float64Array(slots);
  let contacts = 0;
  const seen = new Float64Array(slots);
  for (let k = 0; k < days.length; k++) {
    const w = weightOf(k);
    const total = dayTotal[days[k]];
    contacts += w * total;
    for (let s = 0; s < slots; s++) {
      const v = clean[days[k] * slots + s];
      if (Number.isNaN(v)) continue;
      share[s] += w * v;
      seen[s] += w * total;
    }
  }
  for (let s = 0; s < slots; s++) if (seen[s] > 0) share[s] /= seen[s];
  return { share, contacts };
}

/** Triangular smoothing over neighbouring slots, as wide as the scarcity of contacts asks for. */
function smoothQuietShape(share: Float64Array, contacts: number, slots: number): void {
  let open = 0;
  for (let s = 0; s < slots; s++) if (share[s] > 0) open++;
  if (open === 0) return;
  const perSlot = contacts / open;
  const reach = Math.min(Math.floor(slots / 12), Math.round(Math.sqrt(ENOUGH_PER_SLOT / Math.max(perSlot, 0.5))) - 1);
  if (reach <= 0) return;
  const source = Float64Array.from(share);
  for (let s = 0; s < slots; s++) {
    let sum = 0;
    let weights = 0;
    for (let k = -reach; k <= reach; k++) {
      const at = s + k;
      if (at < 0 || at >= slots) continue;
      const w = reach + 1 - Math.abs(k);
      sum += w * source[at];
      weights += w;
    }
    share[s] = sum / weights;
  }
}
