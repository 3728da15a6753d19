/** Mean contacts of an open day over the last four known weeks. */
export function recentLevel(dayTotal: ArrayLike<number>): number {
  let sum = 0;
  let n = 0;
  for (let d = dayTotal.length - 1; d >= 0 && n < 28; d--) {
    if (!(dayTotal[d] > 0)) continue;
    sum += dayTotal[d];
    n++;
  }
  return n > 0 ? sum / n : 0;
}
