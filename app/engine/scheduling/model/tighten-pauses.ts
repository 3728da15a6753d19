import type { ShiftKind } from './shift-kinds';

/**
 * Narrows the windows of a kind's pauses to the starts that some placement of all of them has: order, spacing, work at both
 * ends, longest work. The earliest starts are then a placement by themselves.
 * @param edgeSlots work before the first and after the last pause, at least
 * @returns false where there is no placement
 */
export function tightenPauses(kind: ShiftKind, edgeSlots: number): boolean {
  const { pauses, spanSlots, spacingSlots, longestWorkSlots } = kind;
  if (pauses.length === 0) return longestWorkSlots === 0 || spanSlots <= longestWorkSlots;
  const last = pauses[pauses.length - 1];
  pauses[0].earliest = Math.max(pauses[0].earliest, edgeSlots);
  if (longestWorkSlots > 0) pauses[0].latest = Math.min(pauses[0].latest, longestWorkSlots);
  last.latest = Math.min(last.latest, spanSlots - edgeSlots - last.slots);
  last.earliest = Math.max(last.earliest, spanSlots - last.reach);
  for (let i = 1; i < pauses.length; i++) {
    const before = pauses[i - 1];
    pauses[i].earliest = Math.max(pauses[i].earliest, before.earliest + before.slots + spacingSlots);
    pauses[i].latest = Math.min(pauses[i].latest, before.latest + before.reach);
  }
  for (let i = pauses.length - 2; i >= 0; i--) {
    const { slots, reach } = pauses[i];
    pauses[i].latest = Math.min(pauses[i].latest, pauses[i + 1].latest - spacingSlots - slots);
    pauses[i].earliest = Math.max(pauses[i].earliest, pauses[i + 1].earliest - reach);
  }
  return pauses.every((pause) => pause.earliest <= pause.latest);
}

/** Whether pauses that begin at these slots lie in order, apart enough and not too far. */
export function keepsChain(kind: ShiftKind, starts: ArrayLike<number>): boolean {
  const { pauses, spanSlots, spacingSlots, longestWorkSlots } = kind;
  const count = pauses.length;
  if (count === 0) return true;
  if (longestWorkSlots > 0 && starts[0] > longestWorkSlots) return false;
  for (let i = 1; i < count; i++) {
    if (starts[i] < starts[i - 1] + pauses[i - 1].slots + spacingSlots) return false;
    if (starts[i] > starts[i - 1] + pauses[i - 1].reach) return false;
  }
  return spanSlots <= starts[count - 1] + pauses[count - 1].reach;
}
