import { createGaussLegendre } from './gauss-legendre';

const RULE = createGaussLegendre(16);
const MAX_PANELS = 200_000;

/**
 * Share of the contacts that wait and are answered within a time, in a hopelessly overloaded M/M/n+M, where the
 * difference of all answered and those answered late has no digits left. Integrates the density of the offered wait,
 * n mu p_n exp((lambda / theta) (1 - e^(-theta x)) - n mu x), against the patience e^(-theta x), panel by panel.
 * Times are in units of the mean patience.
 * @param arrivals lambda / theta
 * @param answers n mu / theta
 * @param logFull ln p_n, logarithm of the probability of exactly n contacts in the system
 * @param patiences time / mean patience
 * @returns share, or undefined where the integral would take too many panels
 */
export function integrateEarlyAnswers(
  arrivals: number,
  answers: number,
  logFull: number,
  patiences: number,
): number | undefined {
  const steepest = Math.max(
    Math.abs(arrivals - answers - 1),
    Math.abs(arrivals * Math.exp(-patiences) - answers - 1),
    2 * Math.sqrt(arrivals),
  );
  const panels = Math.max(1, Math.ceil((patiences * steepest) / 3));
  if (panels > MAX_PANELS) return undefined;
  const half = patiences / panels / 2;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const centre = (2 * panel + 1) * half;
    for (let i = 0; i < RULE.nodes.length; i++) {
      const x = centre + half * RULE.nodes[i];
      sum += RULE.weights[i] * Math.exp(logFull - arrivals * Math.expm1(-x) - (answers + 1) * x);
    }
  }
  return answers * half * sum;
}
