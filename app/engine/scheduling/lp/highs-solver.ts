import loadHighs, { type Highs } from 'highs';
import type { LpModel, LpSolution, LpSolver } from './lp-solver';

let loading: Promise<Highs> | null = null;

/** Solver over HiGHS (Huangfu and Hall, 2018) compiled to WebAssembly; the runtime is loaded once per thread. */
export async function createHighsSolver(): Promise<LpSolver> {
  loading ??= loadHighs();
  const highs = await loading;
  return { name: 'highs', solve: (model, timeLimitSec) => solveWithHighs(highs, model, timeLimitSec) };
}

function solveWithHighs(highs: Highs, model: LpModel, timeLimitSec: number): LpSolution {
  const infinite = (value: number) => (Number.isFinite(value) ? value : Math.sign(value) * highs.infinity);
  const isInteger = new Set(model.integers ?? []);
  const native = highs.createModel({
    numCols: model.cost.length,
    numRows: model.rowLower.length,
    colCost: Float64Array.from(model.cost),
    colLower: Float64Array.from(model.lower, infinite),
    colUpper: Float64Array.from(model.upper, infinite),
    rowLower: Float64Array.from(model.rowLower, infinite),
    rowUpper: Float64Array.from(model.rowUpper, infinite),
    matrix: {
      format: 'csr',
      numRows: model.rowLower.length,
      numCols: model.cost.length,
      starts: Int32Array.from(model.rowStart),
      indices: Int32Array.from(model.column),
      values: Float64Array.from(model.value),
    },
    ...(isInteger.size > 0
      ? { integrality: Int32Array.from(model.cost, (_, column) => (isInteger.has(column) ? 1 : 0)) }
      : {}),
  });
  try {
    native.options.set({ output_flag: false, time_limit: timeLimitSec });
    const { modelStatus } = native.run();
    const { optimal, infeasible, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;
    const values = native.getSolution().colValue;
    if (modelStatus === optimal) return { status: 'optimal', objective: native.getObjectiveValue(), values };
    const none = new Float64Array(model.cost.length);
    if (modelStatus === infeasible || modelStatus === unboundedOrInfeasible) {
      return { status: 'infeasible', objective: Number.POSITIVE_INFINITY, values: none };
    }
    if (modelStatus === unbounded) return { status: 'unbounded', objective: Number.NEGATIVE_INFINITY, values: none };
    return { status: 'limit', objective: Number.NaN, values };
  } finally {
    native.dispose();
  }
}
