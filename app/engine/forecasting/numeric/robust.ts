/** Median of the finite values; NaN where there are none. */
export function median(values: ArrayLike<number>): number {
  return quantile(values, 0.5);
}

/** Quantile by linear interpolation (Hyndman and Fan, 1996, type 7) of the finite values; NaN where there are none. */
export function quantile(values: ArrayLike<number>, p: number): number {
  const sorted = finiteSorted(values);
  return sortedQuantile(sorted, p);
}

/** Type-7 quantile of values already sorted ascending. */
export function sortedQuantile(sorted: ArrayLike<number>, p: number): number {
  const n = sorted.length;
  if (n === 0) return Number.NaN;
  const position = (n - 1) * p;
  const low = Math.floor(position);
  const high = Math.min(n - 1, low + 1);
  return sorted[low] + (sorted[high] - sorted[low]) * (position - low);
}

/** Median absolute deviation from `centre`, times 1.4826 so that it estimates a standard deviation (Hampel, 1974). */
export function scaledMad(values: ArrayLike<number>, centre: number): number {
  const distance = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) distance[i] = Math.abs(values[i] - centre);
  return 1.4826 * median(distance);
}

/** Weighted quantile: the point where the cumulated weight, each value counting half before itself, reaches `p`. */
export function weightedQuantile(values: readonly number[], weights: readonly number[], p: number): number {
  const order = values.map((_, i) => i).sort((a, b) => values[a] - values[b]);
  let total = 0;
  for (const w of weights) total += w;
  let before = 0;
  let lastPosition = Number.NaN;
  let lastValue = Number.NaN;
  for (const i of order) {
    const position = (before + weights[i] / 2) / total;
    before += weights[i];
    if (position >= p) {
      if (Number.isNaN(lastPosition) || position === lastPosition) return values[i];
      return lastValue + ((values[i] - lastValue) * (p - lastPosition)) / (position - lastPosition);
    }
    lastPosition = position;
    lastValue = values[i];
  }
  return lastValue;
}

function finiteSorted(values: ArrayLike<number>): Float64Array {
  const kept = new Float64Array(values.length);
  let n = 0;
  for (let i = 0; i < values.length; i++) if (Number.isFinite(values[i])) kept[n++] = values[i];
  const sorted = kept.subarray(0, n);
  return n <= 24 ? insertionSort(sorted) : sorted.sort();
}

function insertionSort(values: Float64Array): Float64Array {
  for (let i = 1; i < values.length; i++) {
    const v = values[i];
    let j = i - 1;
    while (j >= 0 && values[j] > v) {
      values[j + 1] = values[j];
      j--;
    }
    values[j + 1] = v;
  }
  return values;
}
