/** A linear or mixed-integer programme: minimise cost . x, with bounds on columns and on rows (compressed by row). */
export interface LpModel {
  cost: number[];
  lower: number[];
  upper: number[];
  /** Columns that must be whole numbers; missing = none. */
  integers?: number[];
  rowLower: number[];
  rowUpper: number[];
  /** Row r has the entries rowStart[r] .. rowStart[r + 1] - 1 of `column` and `value`. */
  rowStart: number[];
  column: number[];
  value: number[];
}

export interface LpSolution {
  /** `limit`: the time ran out, the values are the best known or zero. */
  status: 'optimal' | 'infeasible' | 'unbounded' | 'limit';
  objective: number;
  values: Float64Array;
}

/** What the scheduling engine asks of a solver; synchronous, so call it where a pause of `timeLimitSec` does no harm. */
export interface LpSolver {
  readonly name: string;
  solve(model: LpModel, timeLimitSec: number): LpSolution;
}

/** A model without columns or rows, to be filled by addColumn and addRow. */
export function createLpModel(): LpModel {
  return { cost: [], lower: [], upper: [], rowLower: [], rowUpper: [], rowStart: [0], column: [], value: [] };
}

/** Adds a column and returns its index. */
export function addColumn(model: LpModel, cost: number, lower: number, upper: number): number {
  model.cost.push(cost);
  model.lower.push(lower);
  model.upper.push(upper);
  return model.cost.length - 1;
}

/** Adds a row of [column, value] entries. */
export function addRow(model: LpModel, lower: number, upper: number, entries: [number, number][]): void {
  for (const [column, value] of entries) {
    model.column.push(column);
    model.value.push(value);
  }
  model.rowLower.push(lower);
  model.rowUpper.push(upper);
  model.rowStart.push(model.column.length);
}
