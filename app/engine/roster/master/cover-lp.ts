import type { Highs, Model } from 'highs';

/** A row of one person (by position in the sub-problem) as a column of the linear programme. */
export interface RosterColumn {
  person: number;
  /** values of the days of the window */
  values: Int8Array;
  /** request cost of the row */
  cost: number;
  /** cover rows it works in */
  coverRows: Int32Array;
  /** value in the last solution */
  share: number;
  /** reduced cost in the last solution */
  reducedCost: number;
  /** whether it is in the basis of the last solution */
  isBasic: boolean;
}

/** Cover rows of a sub-problem: people wanted beside the fixed ones (may be negative) and their costs. */
export interface CoverRows {
  need: Float64Array;
  underCost: Float64Array;
  overCost: Float64Array;
}

/** The linear programme could not be solved; the sub-problem is given up. */
export class LinearProgramFault extends Error {}

const PRIMAL_SIMPLEX = 4;
const DUAL_SIMPLEX = 1;
const OPTIMAL = 7;
const BASIC = 1;

/**
 * Linear programme over whole rows: cover rows with missing and surplus people, one convexity row per person. One
 * HiGHS model (Huangfu and Hall, 2018) is kept and warm-started while columns come and go.
 */
export class CoverLp {
  columns: RosterColumn[] = [];
  objective = 0;
  readonly coverDuals: Float64Array;
  readonly personDuals: Float64Array;
  private readonly model: Model & { dispose(): void };
  private readonly rowCount: number;
  private readonly slackCount: number;

  constructor(
    highs: Highs,
    private readonly cover: CoverRows,
    private readonly personCount: number,
  ) {
    this.rowCount = cover.need.length;
    this.slackCount = 2 * this.rowCount;
    this.coverDuals = new Float64Array(this.rowCount);
    this.personDuals = new Float64Array(personCount);
    const { rowCount, slackCount } = this;
    const bounds = Float64Array.from({ length: rowCount + personCount }, (_, row) =>
      row < rowCount ? cover.need[row] : 1,
    );
    this.model = highs.createModel({
      numCols: slackCount,
      numRows: rowCount + personCount,
      colCost: Float64Array.from({ length: slackCount }, (_, column) =>
        column % 2 === 0 ? cover.underCost[column >> 1] : cover.overCost[column >> 1],
      ),
      colLower: new Float64Array(slackCount),
      colUpper: new Float64Array(slackCount).fill(highs.infinity),
      rowLower: bounds,
      rowUpper: bounds,
      matrix: {
        format: 'csc',
        numRows: rowCount + personCount,
        numCols: slackCount,
        starts: Int32Array.from({ length: slackCount + 1 }, (_, column) => column),
        indices: Int32Array.from({ length: slackCount }, (_, column) => column >> 1),
        values: Float64Array.from({ length: slackCount }, (_, column) => (column % 2 === 0 ? 1 : -1)),
      },
    });
    this.model.options.set({ output_flag: false, presolve: 'off', simplex_strategy: DUAL_SIMPLEX });
  }

  add(columns: RosterColumn[]): void {
    if (columns.length === 0) return;
    const starts = new Int32Array(columns.length + 1);
    columns.forEach((column, index) => {
      starts[index + 1] = starts[index] + column.coverRows.length + 1;
    });
    const indices = new Int32Array(starts[columns.length]);
    columns.forEach((column, index) => {
      indices.set(column.coverRows, starts[index]);
      indices[starts[index + 1] - 1] = this.rowCount + column.person;
    });
    this.model.addCols({
      cost: Float64Array.from(columns, (column) => column.cost),
      lower: new Float64Array(columns.length),
      upper: new Float64Array(columns.length).fill(1e30),
      matrix: {
        format: 'csc',
        numRows: this.rowCount + this.personCount,
        numCols: columns.length,
        starts,
        indices,
        values: new Float64Array(indices.length).fill(1),
      },
    });
    this.columns.push(...columns);
  }

  /** Deletes the columns that do not pass; those of the basis stay, so that the next solve starts from it. */
  keep(isKept: (column: RosterColumn) => boolean): void {
    const indices: number[] = [];
    const kept: RosterColumn[] = [];
    this.columns.forEach((column, index) => {
      if (isKept(column) || column.isBasic) kept.push(column);
      else indices.push(this.slackCount + index);
    });
    if (indices.length === 0) return;
    this.model.deleteCols({ kind: 'set', indices: Int32Array.from(indices) });
    this.columns = kept;
  }

  /**
   * Fixes a column at one and closes the others of its person. Closed columns stay until they leave the
   * basis, because taking away a column of the basis would cost the solver its warm start.
   */
  fix(chosen: RosterColumn[]): void {
    const byPerson = new Map(chosen.map((column) => [column.person, column]));
    const indices: number[] = [];
    const bounds: number[] = [];
    this.columns.forEach((column, index) => {
      const kept = byPerson.get(column.person);
      if (!kept) return;
      indices.push(this.slackCount + index);
      bounds.push(column === kept ? 1 : 0);
    });
    const values = Float64Array.from(bounds);
    this.model.changeColsBounds({ kind: 'set', indices: Int32Array.from(indices) }, values, values);
  }

  /** Solves from the last basis. @param afterDeletion dual simplex, better when columns were taken away */
  solve(afterDeletion: boolean): void {
    try {
      this.model.options.set({ simplex_strategy: afterDeletion ? DUAL_SIMPLEX : PRIMAL_SIMPLEX });
      let status = this.model.run().modelStatus;
      if (status !== OPTIMAL) {
        this.model.clearSolver();
        status = this.model.run().modelStatus;
      }
      if (status !== OPTIMAL) throw new LinearProgramFault(`the linear programme ended with status ${status}`);
    } catch (error) {
      // why: an error of the WebAssembly runtime prints its whole source
      throw new LinearProgramFault(
        error instanceof Error ? error.message.slice(0, 200) : 'the linear programme failed',
      );
    }
    const { colValue, colDual, rowDual } = this.model.getSolution();
    const { colStatus } = this.model.getBasis();
    this.objective = this.model.getObjectiveValue();
    for (let row = 0; row < this.rowCount; row++) {
      this.coverDuals[row] = Math.min(this.cover.underCost[row], Math.max(-this.cover.overCost[row], rowDual[row]));
    }
    for (let person = 0; person < this.personCount; person++) {
      this.personDuals[person] = rowDual[this.rowCount + person];
    }
    this.columns.forEach((column, index) => {
      column.share = colValue[this.slackCount + index];
      column.reducedCost = colDual[this.slackCount + index];
      column.isBasic = colStatus[this.slackCount + index] === BASIC;
    });
  }

  /** WebAssembly memory is not collected by itself. */
  dispose(): void {
    this.model.dispose();
  }
}
