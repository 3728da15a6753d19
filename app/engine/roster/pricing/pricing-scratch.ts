const NONE = Number.POSITIVE_INFINITY;
const NEVER = 1_000_000_000;

/** Costs by state and minutes step, with the live range of steps of each state. */
export class CostLayer {
  cost = new Float64Array(0);
  low = new Int32Array(0);
  high = new Int32Array(0);
  width = 1;

  /** Writes the reached states of a day, counted from its base, and returns how many there are. */
  listLive(base: number, stateCount: number, live: Int32Array): number {
    let count = 0;
    for (let state = 0; state < stateCount; state++) {
      if (this.low[base + state] <= this.high[base + state]) live[count++] = state;
    }
    return count;
  }

  /** Cost of a state; infinite where it is not reached. */
  at(state: number, units: number, origin: number): number {
    return units < this.low[state] || units > this.high[state] ? NONE : this.cost[state * this.width + units - origin];
  }

  /** Takes back a state that held one step only. */
  remove(state: number): void {
    this.cost[state * this.width] = NONE;
    this.low[state] = NEVER;
    this.high[state] = -1;
  }
}

/** Memory that all row pricers of a thread share; a pricing owns it from its first to its last step. */
export class PricingScratch {
  /** part rows that end with a finished run of shifts */
  readonly worked = new CostLayer();
  /** part rows that end with enough days off */
  readonly rested = new CostLayer();

  /** Makes room for so many states of so many minutes steps. */
  reserve(states: number, width: number): void {
    for (const layer of [this.worked, this.rested]) {
      if (layer.cost.length < states * width) layer.cost = new Float64Array(Math.ceil(states * width * 1.2));
      if (layer.low.length < states) {
        layer.low = new Int32Array(Math.ceil(states * 1.2));
        layer.high = new Int32Array(Math.ceil(states * 1.2));
      }
      layer.width = width;
    }
  }

  clear(states: number, width: number): void {
    for (const layer of [this.worked, this.rested]) {
      layer.cost.fill(NONE, 0, states * width);
      layer.low.fill(NEVER, 0, states);
      layer.high.fill(-1, 0, states);
    }
  }

  /** Sets the first step of a state, which no other reaches yet. */
  put(layer: CostLayer, state: number, cost: number, units: number): void {
    layer.cost[state * layer.width + units] = cost;
    layer.low[state] = units;
    layer.high[state] = units;
  }

  /** `rested` at a later day: minimum with a layer of an earlier one plus the cost of the days off between. */
  pull(
    from: CostLayer,
    fromBase: number,
    fromOrigin: number,
    added: number,
    toBase: number,
    toLow: number,
    toHigh: number,
    stateCount: number,
    mask: Uint8Array | null,
  ): void {
    const to = this.rested;
    const { width } = to;
    const source = from.cost;
    const target = to.cost;
    for (let state = 0; state < stateCount; state++) {
      const first = Math.max(from.low[fromBase + state], toLow);
      const last = Math.min(from.high[fromBase + state], toHigh);
      if (first > last || (mask !== null && mask[toBase + state] === 0)) continue;
      const sourceBase = (fromBase + state) * width - fromOrigin;
      const targetBase = (toBase + state) * width - toLow;
      for (let units = first; units <= last; units++) {
        const cost = source[sourceBase + units] + added;
        if (cost < target[targetBase + units]) target[targetBase + units] = cost;
      }
      if (first < to.low[toBase + state]) to.low[toBase + state] = first;
      if (last > to.high[toBase + state]) to.high[toBase + state] = last;
    }
  }

  /** `worked` at a later day: minimum with `rested` of a state plus the cost of a run that uses `units` steps. */
  push(
    fromState: number,
    fromOrigin: number,
    added: number,
    units: number,
    toState: number,
    toLow: number,
    toHigh: number,
  ): void {
    const from = this.rested;
    const to = this.worked;
    const first = Math.max(from.low[fromState], toLow - units);
    const last = Math.min(from.high[fromState], toHigh - units);
    if (first > last) return;
    const source = from.cost;
    const target = to.cost;
    const sourceBase = fromState * from.width - fromOrigin;
    const targetBase = toState * to.width - toLow + units;
    for (let step = first; step <= last; step++) {
      const cost = source[sourceBase + step] + added;
      if (cost < target[targetBase + step]) target[targetBase + step] = cost;
    }
    if (first + units < to.low[toState]) to.low[toState] = first + units;
    if (last + units > to.high[toState]) to.high[toState] = last + units;
  }
}
