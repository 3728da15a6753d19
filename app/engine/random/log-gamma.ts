const HALF_LOG_2PI = 0.9189385332046728;

/**
 * Natural logarithm of the gamma function.
 * @param x real, > 0
 * @returns ln Gamma(x), absolute error near 1e-15 times its size
 * Source: Stirling's series after shifting the argument above 10 (Abramowitz & Stegun 6.1.41).
 */
export function logGamma(x: number): number {
  let product = 1;
  let shifted = x;
  while (shifted < 10) {
    product *= shifted;
    shifted += 1;
  }
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_2PI + stirlingSeries(shifted) - Math.log(product);
}

/**
 * What Stirling's formula lacks: ln Gamma(y + 1) - (y ln y - y + ln(2 pi y) / 2).
 * Lets large logarithms cancel on paper instead of in floating point.
 * @param y real, > 0
 */
export function stirlingCorrection(y: number): number {
  if (y >= 10) return stirlingSeries(y);
  return logGamma(y + 1) - (y * Math.log(y) - y + 0.5 * Math.log(y) + HALF_LOG_2PI);
}

/**
 * Digamma function, the derivative of ln Gamma.
 * @param x real, > 0
 * Source: recurrence to x >= 10, then Abramowitz & Stegun 6.3.18.
 */
export function digamma(x: number): number {
  let shift = 0;
  let shifted = x;
  while (shifted < 10) {
    shift -= 1 / shifted;
    shifted += 1;
  }
  const w = 1 / (shifted * shifted);
  const tail = w * (1 / 12 - w * (1 / 120 - w * (1 / 252 - w * (1 / 240 - w * (1 / 132 - (w * 691) / 32760)))));
  return shift + Math.log(shifted) - 0.5 / shifted - tail;
}

function stirlingSeries(y: number): number {
  const w = 1 / (y * y);
  return (1 / 12 - w * (1 / 360 - w * (1 / 1260 - w * (1 / 1680 - w * (1 / 1188 - (w * 691) / 360360))))) / y;
}
