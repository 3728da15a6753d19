const MAX_SWEEPS = 20_000;
const TOLERANCE = 1e-14;

/** Finite Markov chain in continuous time, entered transition by transition. */
export class MarkovChain {
  private readonly from: number[] = [];
  private readonly to: number[] = [];
  private readonly rate: number[] = [];

  constructor(private readonly states: number) {}

  /** Adds a transition; a rate of 0 or a state to itself changes nothing. */
  add(from: number, to: number, rate: number): void {
    if (rate === 0 || from === to) return;
    this.from.push(from);
    this.to.push(to);
    this.rate.push(rate);
  }

  /**
   * Probabilities of the states in the long run, by Gauss and Seidel's sweeps forth and back.
   * Every state must reach every other.
   */
  solve(): Float64Array {
    const { states, from, to, rate } = this;
    const leaving = new Float64Array(states);
    const start = new Int32Array(states + 1);
    for (let k = 0; k < from.length; k++) {
      leaving[from[k]] += rate[k];
      start[to[k] + 1]++;
    }
    for (let s = 0; s < states; s++) start[s + 1] += start[s];
    const source = new Int32Array(from.length);
    const inflow = new Float64Array(from.length);
    const cursor = start.slice();
    for (let k = 0; k < from.length; k++) {
      const at = cursor[to[k]]++;
      source[at] = from[k];
      inflow[at] = rate[k];
    }
    const share = new Float64Array(states).fill(1 / states);
    const update = (s: number): number => {
      let sum = 0;
      for (let at = start[s]; at < start[s + 1]; at++) sum += share[source[at]] * inflow[at];
      const fresh = sum / leaving[s];
      const change = Math.abs(fresh - share[s]);
      share[s] = fresh;
      return change;
    };
    for (let sweep = 0; sweep < MAX_SWEEPS; sweep++) {
      let change = 0;
      for (let s = 0; s < states; s++) change += update(s);
      for (let s = states - 1; s >= 0; s--) change += update(s);
      let total = 0;
      for (let s = 0; s < states; s++) total += share[s];
      for (let s = 0; s < states; s++) share[s] /= total;
      if (change < TOLERANCE * total) break;
    }
    return share;
  }
}
