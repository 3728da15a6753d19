import solver, { type Model, type SolveResult } from 'javascript-lp-solver';
import type { LpModel, LpSolution, LpSolver } from './lp-solver';

/** Above this many columns the pure JavaScript simplex is too slow to be of use. */
export const SMALL_MODEL_COLUMNS = 400;

/** Solver in plain JavaScript for small models, where WebAssembly is not available. */
export function createSmallSolver(): LpSolver {
  return { name: 'javascript-lp-solver', solve: solveSmall };
}

function solveSmall(model: LpModel, timeLimitSec: number): LpSolution {
  const none = new Float64Array(model.cost.length);
  if (model.cost.length > SMALL_MODEL_COLUMNS) return { status: 'limit', objective: Number.NaN, values: none };
  const variables: Record<string, Record<string, number>> = {};
  const constraints: Record<string, { min?: number; max?: number }> = {};
  // why: the solver's columns are never negative, so each is shifted by its lower bound
  const shift = model.lower.map((lower) => (Number.isFinite(lower) ? lower : 0));
  let offset = 0;
  model.cost.forEach((cost, column) => {
    variables[`x${column}`] = { cost, [`b${column}`]: 1 };
    offset += cost * shift[column];
    if (Number.isFinite(model.upper[column])) constraints[`b${column}`] = { max: model.upper[column] - shift[column] };
  });
  for (let row = 0; row < model.rowLower.length; row++) {
    let moved = 0;
    for (let at = model.rowStart[row]; at < model.rowStart[row + 1]; at++) {
      variables[`x${model.column[at]}`][`r${row}`] = model.value[at];
      moved += model.value[at] * shift[model.column[at]];
    }
    const limits: { min?: number; max?: number } = {};
    if (Number.isFinite(model.rowLower[row])) limits.min = model.rowLower[row] - moved;
    if (Number.isFinite(model.rowUpper[row])) limits.max = model.rowUpper[row] - moved;
    constraints[`r${row}`] = limits;
  }
  const unrestricted = Object.fromEntries(
    model.lower.flatMap((lower, column) => (Number.isFinite(lower) ? [] : [[`x${column}`, 1 as const]])),
  );
  const ints = Object.fromEntries((model.integers ?? []).map((column) => [`x${column}`, 1 as const]));
  const problem: Model = {
    optimize: 'cost',
    opType: 'min' as const,
    variables,
    constraints,
    ints,
    unrestricted,
    timeout: timeLimitSec * 1000,
  };
  const answer = solver.Solve(problem) as SolveResult;
  if (!answer.feasible) return { status: 'infeasible', objective: Number.POSITIVE_INFINITY, values: none };
  if (answer.bounded === false) return { status: 'unbounded', objective: Number.NEGATIVE_INFINITY, values: none };
  const values = Float64Array.from(model.cost, (_, column) => shift[column] + Number(answer[`x${column}`] ?? 0));
  // why: after a timeout it calls a fractional answer feasible; only isIntegral tells the truth
  if ((model.integers ?? []).length > 0 && answer.isIntegral !== true)
    return { status: 'limit', objective: Number.NaN, values };
  return { status: 'optimal', objective: answer.result + offset, values };
}
