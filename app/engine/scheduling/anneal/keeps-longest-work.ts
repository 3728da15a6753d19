import type { Roster } from '../model/roster';

/** Whether the work before and after a pause is short enough when the pause of a shift begins at another slot. */
export function keepsLongestWork(roster: Roster, cell: number, index: number, moved: number): boolean {
  const { instance } = roster;
  const { pauses, spanSlots, longestWorkSlots } = instance.kinds[roster.kind[cell]];
  const base = cell * instance.maxPauses;
  const latest = index === 0 ? longestWorkSlots : roster.pause[base + index - 1] + pauses[index - 1].reach;
  const next = index === pauses.length - 1 ? spanSlots : roster.pause[base + index + 1];
  return moved <= latest && next <= moved + pauses[index].reach;
}
