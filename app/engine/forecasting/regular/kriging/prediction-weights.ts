/**
 * Weights of the best linear forecast of a stationary series, for several lengths of history in one pass.
 * They depend on the covariances alone, so one set serves every series.
 * @param covariances at 0 .. (largest size + horizon - 1) slots of distance, positive definite
 * @param sizes lengths of history, ascending
 * @returns per size, horizon rows of `size` weights, the oldest value first
 * Source: N. Levinson (1947) and J. Durbin (1960), recursion for Toeplitz systems.
 */
export function predictionWeights(
  covariances: Float64Array,
  sizes: readonly number[],
  horizon: number,
): Map<number, Float64Array> {
  const largest = sizes[sizes.length - 1];
  const result = new Map(sizes.map((size) => [size, new Float64Array(size * horizon)]));
  const last = largest + horizon - 1;
  let coefficients = new Float64Array(last + 1);
  let next = new Float64Array(last + 1);
  let variance = covariances[0];
  for (let order = 1; order <= last; order++) {
    let partial = covariances[order];
    for (let j = 1; j < order; j++) partial -= coefficients[j] * covariances[order - j];
    partial /= variance;
    for (let j = 1; j < order; j++) next[j] = coefficients[j] - partial * coefficients[order - j];
    next[order] = partial;
    [coefficients, next] = [next, coefficients];
    variance *= 1 - partial * partial;
    for (const [size, weights] of result) {
      const step = order - size;
      if (step >= 0 && step < horizon) fillStep(weights, coefficients, size, step);
    }
  }
  return result;
}

/** Weights of one step: those of the values seen, and of the earlier steps through the values that these were made of. */
function fillStep(weights: Float64Array, coefficients: Float64Array, size: number, step: number): void {
  const row = weights.subarray(step * size, (step + 1) * size);
  for (let i = 0; i < size; i++) row[i] = coefficients[size + step - i];
  for (let j = 1; j <= step; j++) {
    const earlier = (step - j) * size;
    const c = coefficients[j];
    for (let i = 0; i < size; i++) row[i] += c * weights[earlier + i];
  }
}
