/**
 * Gamma variate with scale 1.
 * Source: G. Marsaglia & W. W. Tsang, "A simple method for generating gamma variables" (2000), with their boost below 1.
 * @param shape > 0
 */
export function drawGamma(next: () => number, normal: () => number, shape: number): number {
  if (shape < 1) return drawGamma(next, normal, shape + 1) * (1 - next()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const cubeRoot = 1 + c * x;
    if (cubeRoot <= 0) continue;
    const v = cubeRoot * cubeRoot * cubeRoot;
    const u = 1 - next();
    if (u < 1 - 0.0331 * x * x * x * x) return d * v;
    if (Math.log(u) < 0.5 * x * x + d * (1 - v + Math.log(v))) return d * v;
  }
}
