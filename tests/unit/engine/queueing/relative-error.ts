/** Relative difference of a computed figure from the true one; absolute where the true one is 0. */
export function relativeError(computed: number, truth: number): number {
  return truth === 0 ? Math.abs(computed) : Math.abs(computed / truth - 1);
}
