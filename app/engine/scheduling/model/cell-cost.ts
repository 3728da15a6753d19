/** Cost of one cell at a coverage (both in units): see compileDemand for the coefficients. */
export function cellCost(cost: Float32Array, demand: number, cell: number, coverage: number): number {
  const short = demand - coverage;
  const at = cell * 4;
  if (short > 0) return short * (cost[at] + short * cost[at + 1]);
  return short * (short * cost[at + 3] - cost[at + 2]);
}
