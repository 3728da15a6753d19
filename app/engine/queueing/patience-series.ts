import { stirlingCorrection } from '../random/log-gamma';

const HALF_LOG_2PI = 0.9189385332046728;

/**
 * The states of a queue that people leave: with y = n mu / theta and z = lambda / theta, state n + j weighs
 * z^j / ((y+1)(y+2)...(y+j)) against state n, and S(y, z) is the sum of these weights over j >= 0.
 */
export interface PatienceSeries {
  /** ln S. */
  logSum: number;
  /** (S - 1) / S, without cancellation: share of the waiting states that have somebody waiting. */
  queueShare: number;
  /** Mean of j under these weights. */
  meanQueue: number;
  /** Regularised lower incomplete gamma P(y, z), where it was the way to the sum (z well above y). */
  lowerGamma: number | undefined;
}

/**
 * Sums the series, in some ten square roots of z steps at most.
 * Where the ratio of terms soon falls below 1 it adds the terms; far in overload, where they first rise beyond all numbers,
 * it uses S = Gamma(y+1) e^z z^-y P(y, z) with 1 - P by Legendre's continued fraction and Stirling's formula arranged so
 * that its large parts cancel on paper.
 * @param y > 0
 * @param z >= 0
 */
export function sumPatienceSeries(y: number, z: number): PatienceSeries {
  return z > y + 6 * Math.sqrt(y) + 20 ? sumByIncompleteGamma(y, z) : sumByTerms(y, z);
}

function sumByTerms(y: number, z: number): PatienceSeries {
  let term = 1;
  let above = 0;
  let weighted = 0;
  let denominator = y;
  for (let j = 1; ; j++) {
    denominator += 1;
    term *= z / denominator;
    above += term;
    weighted += j * term;
    // Later ratios are smaller than this one, so the rest is below term x ratio / (1 - ratio).
    const slack = denominator - z;
    if (slack > 0 && term * z <= 1e-17 * above * slack) break;
  }
  const sum = 1 + above;
  return { logSum: Math.log1p(above), queueShare: above / sum, meanQueue: weighted / sum, lowerGamma: undefined };
}

function sumByIncompleteGamma(y: number, z: number): PatienceSeries {
  const logScale = HALF_LOG_2PI + 0.5 * Math.log(y) + stirlingCorrection(y) + z * entropyGap((z - y) / z);
  // Q = z^y e^-z / Gamma(y) x fraction, and z^y e^-z / Gamma(y+1) = e^-logScale.
  const upperGamma = Math.exp(Math.log(y) - logScale) * legendreFraction(y, z);
  const lowerGamma = 1 - upperGamma;
  const logSum = logScale + Math.log1p(-upperGamma);
  const inverse = Math.exp(-logSum);
  return { logSum, queueShare: -Math.expm1(-logSum), meanQueue: z - y + y * inverse, lowerGamma };
}

/** Gamma(y, z) e^z z^-y by the even part of Legendre's continued fraction (modified Lentz, W. J. Lentz 1976). */
function legendreFraction(y: number, z: number): number {
  const tiny = 1e-300;
  let b = z + 1 - y;
  let c = 1 / tiny;
  let d = 1 / b;
  let fraction = d;
  for (let i = 1; i < 10_000_000; i++) {
    const a = -i * (i - y);
    b += 2;
    d = a * d + b;
    if (Math.abs(d) < tiny) d = tiny;
    c = b + a / c;
    if (Math.abs(c) < tiny) c = tiny;
    d = 1 / d;
    const change = d * c;
    fraction *= change;
    if (Math.abs(change - 1) < 1e-16) break;
  }
  return fraction;
}

/** (1 - r) ln(1 - r) + r for 0 <= r < 1, by its series where the two parts nearly cancel. */
function entropyGap(r: number): number {
  if (r > 0.1) return (1 - r) * Math.log1p(-r) + r;
  let power = r * r;
  let sum = 0;
  for (let k = 2; power > 0; k++) {
    const term = power / (k * (k - 1));
    sum += term;
    if (term < sum * 1e-17) break;
    power *= r;
  }
  return sum;
}
