/** Where and how long to look for a minimum. */
export interface NelderMeadOptions {
  start: readonly number[];
  /** Edge of the first simplex. */
  step: number;
  maxEvaluations: number;
}

/**
 * Minimises a function without derivatives.
 * @returns the best point and its value; values that are NaN count as infinite
 * Source: J. A. Nelder and R. Mead (1965).
 */
export function minimise(
  f: (point: readonly number[]) => number,
  { start, step, maxEvaluations }: NelderMeadOptions,
): { point: number[]; value: number } {
  const n = start.length;
  let evaluations = 0;
  const evaluate = (point: number[]) => {
    evaluations++;
    const value = f(point);
    return { point, value: Number.isNaN(value) ? Number.POSITIVE_INFINITY : value };
  };
  const simplex = [evaluate([...start])];
  for (let i = 0; i < n; i++) simplex.push(evaluate(start.map((v, j) => (i === j ? v + step : v))));
  while (evaluations < maxEvaluations) {
    simplex.sort((a, b) => a.value - b.value);
    const worst = simplex[n];
    const centre = start.map((_, j) => simplex.slice(0, n).reduce((sum, s) => sum + s.point[j], 0) / n);
    const along = (t: number) => evaluate(centre.map((c, j) => c + t * (worst.point[j] - c)));
    const reflected = along(-1);
    if (reflected.value < simplex[0].value) {
      const expanded = along(-2);
      simplex[n] = expanded.value < reflected.value ? expanded : reflected;
    } else if (reflected.value < simplex[n - 1].value) {
      simplex[n] = reflected;
    } else {
      const contracted = along(reflected.value < worst.value ? -0.5 : 0.5);
      if (contracted.value < Math.min(worst.value, reflected.value)) simplex[n] = contracted;
      else {
        const best = simplex[0].point;
        for (let i = 1; i <= n; i++) simplex[i] = evaluate(simplex[i].point.map((v, j) => (v + best[j]) / 2));
      }
    }
  }
  simplex.sort((a, b) => a.value - b.value);
  return simplex[0];
}
