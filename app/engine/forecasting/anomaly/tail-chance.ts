/** Chance that a standard normal lies further from zero than `z` on either side, for z >= 0. */
export function normalTail(z: number): number {
  // Abramowitz and Stegun 7.1.26 on erfc(z / sqrt 2), absolute error below 1.5e-7
  const x = z / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const poly = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.min(1, poly * Math.exp(-x * x));
}

/**
 * Chance of a Poisson count at least as far out as `count`, doubled for two sides.
 * @param mean > 0, small enough for a plain sum (up to some hundreds)
 */
export function poissonTail(count: number, mean: number, direction: 'high' | 'low'): number {
  let term = Math.exp(-mean);
  let below = 0;
  const limit = direction === 'low' ? Math.floor(count) : Math.ceil(count) - 1;
  for (let k = 0; k <= limit; k++) {
    below += term;
    term *= mean / (k + 1);
  }
  const tail = direction === 'low' ? below : 1 - below;
  return Math.min(1, Math.max(0, 2 * tail));
}
