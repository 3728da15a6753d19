import { logGamma } from './log-gamma';

const DIRECT_LIMIT = 12;

/**
 * Poisson variate, exact in distribution at every mean.
 * Up to a mean of 12 by counting uniform products (D. Knuth 1969); above by transformed rejection with squeeze
 * (W. Hörmann 1993, algorithm PTRS), whose cost does not grow with the mean.
 * @param next uniform source on [0, 1)
 * @param lambda mean, >= 0
 */
export function drawPoisson(next: () => number, lambda: number): number {
  if (lambda <= 0) return 0;
  return lambda < DIRECT_LIMIT ? countProducts(next, lambda) : rejectTransformed(next, lambda);
}

function countProducts(next: () => number, lambda: number): number {
  const limit = Math.exp(-lambda);
  let count = 0;
  let product = next();
  while (product > limit) {
    count++;
    product *= next();
  }
  return count;
}

function rejectTransformed(next: () => number, lambda: number): number {
  const logLambda = Math.log(lambda);
  const b = 0.931 + 2.53 * Math.sqrt(lambda);
  const a = -0.059 + 0.02483 * b;
  const inverseAlpha = 1.1239 + 1.1328 / (b - 3.4);
  const squeeze = 0.9277 - 3.6224 / (b - 2);
  for (;;) {
    const u = next() - 0.5;
    const v = 1 - next();
    const us = 0.5 - Math.abs(u);
    const k = Math.floor(((2 * a) / us + b) * u + lambda + 0.43);
    if (us >= 0.07 && v <= squeeze) return k;
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const logAccept = k * logLambda - lambda - logGamma(k + 1);
    if (Math.log((v * inverseAlpha) / (a / (us * us) + b)) <= logAccept) return k;
  }
}
