/** Weighted normal equations of a regression with a Gaussian prior on its coefficients. */
export interface EvidenceProblem {
  /** X'WX, row-major, lower triangle filled. */
  gram: Float64Array;
  /** X'Wy. */
  moment: Float64Array;
  /** y'Wy and sum of the weights. */
  targetSquare: number;
  weightSum: number;
  columns: number;
  /** Prior standard deviation per column. */
  priorScale: Float64Array;
  /** Family per column; columns of a family share one learned factor of their prior scale, -1 = fixed. */
  family: Int8Array;
}

/** What the data say about the size of noise and effects. */
export interface LearnedShrinkage {
  noise: number;
  /** Prior scales after learning. */
  priorScale: Float64Array;
}

const FACTORS = [0.25, 0.5, 0.71, 1.41, 2, 4];
/** How freely the factors may leave 1, as a standard deviation of their logarithm. */
const FACTOR_FREEDOM = 0.8;
const SWEEPS = 1;

/**
 * Learns how large effects of each family are, and the noise, by maximising the marginal likelihood of the data (empirical Bayes)
 * times a log-normal prior on the factors: what shows no effect is shrunk hard, what does is let free.
 * @param start first guess of the noise
 * Source: D. J. C. MacKay (1992), evidence for hyperparameters.
 */
export function learnShrinkage(problem: EvidenceProblem, start: number): LearnedShrinkage {
  const families = [...new Set(problem.family)].filter((f) => f >= 0);
  const factor = new Map(families.map((f) => [f, 1]));
  const scales = () => problem.priorScale.map((scale, j) => scale * (factor.get(problem.family[j]) ?? 1));
  let noise = start;
  const evaluate = () => {
    let penalty = 0;
    for (const f of factor.values()) penalty += (Math.log(f) / FACTOR_FREEDOM) ** 2 / 2;
    return logEvidence(problem, scales(), noise) - penalty;
  };
  let best = evaluate();
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const bestNoise = noise;
    for (const f of FACTORS) {
      const before = noise;
      noise = bestNoise * f ** 0.5;
      const value = evaluate();
      if (value > best) best = value;
      else noise = before;
    }
    for (const family of families) {
      let chosen = factor.get(family) ?? 1;
      for (const f of FACTORS) {
        factor.set(family, f);
        const value = evaluate();
        if (value > best) {
          best = value;
          chosen = f;
        }
      }
      factor.set(family, chosen);
    }
  }
  return { noise, priorScale: scales() };
}

/** Log marginal likelihood up to a constant, of y = Xb + e with b ~ N(0, prior^2), e ~ N(0, noise^2 / weight). */
function logEvidence(problem: EvidenceProblem, priorScale: Float64Array, noise: number): number {
  const { gram, moment, columns: n, targetSquare, weightSum } = problem;
  const variance = noise * noise;
  const lower = Float64Array.from(gram);
  let logDeterminant = 0;
  for (let j = 0; j < n; j++) lower[j * n + j] += variance / priorScale[j] ** 2;
  const z = Float64Array.from(moment);
  let explained = 0;
  for (let j = 0; j < n; j++) {
    let pivot = lower[j * n + j];
    for (let k = 0; k < j; k++) pivot -= lower[j * n + k] ** 2;
    const root = Math.sqrt(Math.max(pivot, 1e-12));
    lower[j * n + j] = root;
    for (let i = j + 1; i < n; i++) {
      let v = lower[i * n + j];
      for (let k = 0; k < j; k++) v -= lower[i * n + k] * lower[j * n + k];
      lower[i * n + j] = v / root;
    }
    for (let k = 0; k < j; k++) z[j] -= lower[j * n + k] * z[k];
    z[j] /= root;
    explained += z[j] * z[j];
    logDeterminant += 2 * Math.log(root) + 2 * Math.log(priorScale[j] / noise);
  }
  return -0.5 * (weightSum * Math.log(variance) + (targetSquare - explained) / variance + logDeterminant);
}
