/** Rows of a regression: row-major design, target and weight per row; rows with weight 0 are skipped. */
export interface RidgeProblem {
  design: Float64Array;
  columns: number;
  target: Float64Array;
  weight: Float64Array;
  /** Penalty per column, >= 0; 0 leaves the column free. */
  penalty: Float64Array;
}

/**
 * Weighted ridge regression: argmin sum w (y - x b)^2 + sum penalty b^2, by Cholesky factors of the normal equations.
 * @returns coefficients; columns that the data leave undetermined get 0
 * Source: A. E. Hoerl and R. W. Kennard (1970).
 */
export function solveRidge(problem: RidgeProblem): Float64Array {
  const { gram, moment } = normalEquations(problem);
  const n = problem.columns;
  for (let j = 0; j < n; j++) gram[j * n + j] += problem.penalty[j];
  return solveCholesky(gram, moment, n);
}

/** X'WX (lower triangle) and X'Wy; zeros of the design are skipped. */
export function normalEquations({ design, columns: n, target, weight }: Omit<RidgeProblem, 'penalty'>): {
  gram: Float64Array;
  moment: Float64Array;
} {
  const gram = new Float64Array(n * n);
  const moment = new Float64Array(n);
  const active = new Int32Array(n);
  for (let row = 0; row < target.length; row++) {
    const w = weight[row];
    if (!(w > 0)) continue;
    const base = row * n;
    let count = 0;
    for (let j = 0; j < n; j++) if (design[base + j] !== 0) active[count++] = j;
    for (let a = 0; a < count; a++) {
      const j = active[a];
      const wx = w * design[base + j];
      moment[j] += wx * target[row];
      for (let b = 0; b <= a; b++) gram[j * n + active[b]] += wx * design[base + active[b]];
    }
  }
  return { gram, moment };
}

/**
 * Solves a symmetric positive semi-definite system, given by its lower triangle (overwritten).
 * Columns whose pivot vanishes are set to zero.
 */
export function solveCholesky(lower: Float64Array, rightSide: Float64Array, n: number): Float64Array {
  let largest = 0;
  for (let j = 0; j < n; j++) largest = Math.max(largest, lower[j * n + j]);
  const tolerance = largest * 1e-12;
  for (let j = 0; j < n; j++) {
    let pivot = lower[j * n + j];
    for (let k = 0; k < j; k++) pivot -= lower[j * n + k] ** 2;
    const isFree = pivot > tolerance;
    const root = isFree ? Math.sqrt(pivot) : 0;
    lower[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let v = lower[i * n + j];
      for (let k = 0; k < j; k++) v -= lower[i * n + k] * lower[j * n + k];
      lower[i * n + j] = isFree ? v / root : 0;
    }
  }
  const x = Float64Array.from(rightSide);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) x[i] -= lower[i * n + k] * x[k];
    const d = lower[i * n + i];
    x[i] = d > 0 ? x[i] / d : 0;
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++) x[i] -= lower[k * n + i] * x[k];
    const d = lower[i * n + i];
    x[i] = d > 0 ? x[i] / d : 0;
  }
  return x;
}

/** Diagonal of the inverse of a symmetric positive definite matrix given by its lower triangle. */
export function inverseDiagonal(lower: Float64Array, n: number): Float64Array {
  const diagonal = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    const unit = new Float64Array(n);
    unit[j] = 1;
    diagonal[j] = Math.max(0, solveCholesky(Float64Array.from(lower), unit, n)[j]);
  }
  return diagonal;
}
