/**
 * Quantile of Student's t.
 * @param probability 0.5 <= p < 1
 * @param degrees degrees of freedom, integer >= 1
 * @returns t with P(T <= t) = p, to some 9 digits
 * Source: distribution function for whole degrees of freedom, Abramowitz & Stegun 26.7.3-4; solved by halving.
 */
export function studentQuantile(probability: number, degrees: number): number {
  const key = `${probability}/${degrees}`;
  const found = known.get(key);
  if (found !== undefined) return found;
  const quantile = findQuantile(probability, degrees);
  known.set(key, quantile);
  return quantile;
}

const known = new Map<string, number>();

function findQuantile(probability: number, degrees: number): number {
  let low = 0;
  let high = 1;
  while (shareBelow(high, degrees) < probability) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (shareBelow(middle, degrees) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** P(T <= t) for t >= 0. */
function shareBelow(t: number, degrees: number): number {
  const angle = Math.atan(t / Math.sqrt(degrees));
  const cosine = Math.cos(angle);
  const square = cosine * cosine;
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let k = isOdd ? 3 : 2; k < degrees; k += 2) {
    term *= ((k - 1) / k) * square;
    sum += term;
  }
  const inside = isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return 0.5 + inside / 2;
}
