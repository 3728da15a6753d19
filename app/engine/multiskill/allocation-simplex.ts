import { createRandom } from '../random';
import { type AllocationOptimum, type AllocationProgramme, boundByPrices, costOfShares } from './allocation-model';

const TOLERANCE = 1e-9;
const PIVOT_TOLERANCE = 1e-9;
const NOISE = 1e-13;
const NONE = -1;
const NO_ROWS: readonly (readonly [number, readonly number[]])[] = [];
/** People looked at for each pivot at least. */
const LEAST_SCAN = 60;

/**
 * Exact optimum by the simplex method with generalised upper bounds: each person's constraint is kept by one key share,
 * so that the basis is only as large as the number of queues, and moving a whole person leaves it as it is.
 * Source: G. Dantzig & R. Van Slyke, "Generalized upper bounding techniques" (1967). Demands are shifted by parts in 1e8
 * against cycling, which the bound accounts for.
 */
export function solveAllocation(programme: AllocationProgramme): AllocationOptimum {
  const simplex = new AllocationSimplex(programme);
  return simplex.solve();
}

/**
 * Variables by number: arcs, then idle time of each person, then segments of each queue (missing gain), then surplus.
 */
class AllocationSimplex {
  private readonly idleBase: number;
  private readonly segmentBase: number;
  private readonly surplusBase: number;
  private readonly person: Int32Array;
  private readonly demand: Float64Array;
  /** Key variable of each person and its value. */
  private readonly key: Int32Array;
  private readonly keyValue: Float64Array;
  /** Variables of the working basis by row, their values, and the inverse (row by row). */
  private readonly basic: Int32Array;
  private readonly value: Float64Array;
  private readonly inverse: Float64Array;
  private readonly price: Float64Array;
  /** Rows of the working basis held by a person, other than the key. */
  private readonly rowsOf: Map<number, number[]> = new Map();
  /** 0 nonbasic at 0, 1 basic, 2 nonbasic at its upper bound. */
  private readonly state: Uint8Array;
  private readonly column: Float64Array;
  /** Places of the pivot row that are not 0. */
  private readonly filled: Int32Array;
  private best = NONE;
  private bestGain = 0;
  private scanFrom = 0;
  private pivots = 0;

  constructor(private readonly p: AllocationProgramme) {
    const arcs = p.queue.length;
    this.idleBase = arcs;
    this.segmentBase = arcs + p.people;
    this.surplusBase = this.segmentBase + p.queues * p.segments;
    this.person = new Int32Array(arcs);
    for (let person = 0; person < p.people; person++) this.person.fill(person, p.start[person], p.start[person + 1]);
    this.key = new Int32Array(p.people);
    this.keyValue = new Float64Array(p.people).fill(1);
    this.basic = new Int32Array(p.queues);
    this.value = new Float64Array(p.queues);
    this.inverse = new Float64Array(p.queues * p.queues);
    this.price = new Float64Array(p.queues);
    this.state = new Uint8Array(this.surplusBase + p.queues);
    this.column = new Float64Array(p.queues);
    this.filled = new Int32Array(p.queues);
    this.demand = this.shiftDemands();
  }

  solve(): AllocationOptimum {
    this.startGreedy();
    this.computePrices();
    const limit = 200 * (this.p.people + this.p.queues) + 10_000;
    while (this.pivots < limit) {
      const entering = this.findEntering();
      if (entering === NONE) break;
      this.pivot(entering);
    }
    const share = this.readShares();
    const cost = costOfShares(this.p, share);
    return { share, cost, lowerBound: Math.min(cost, boundByPrices(this.p, this.price)), pivots: this.pivots };
  }

  private shiftDemands(): Float64Array {
    const { queues, segments, size } = this.p;
    const random = createRandom('allocation');
    return Float64Array.from({ length: queues }, (_, q) => {
      let demand = 0;
      for (let k = 0; k < segments; k++) demand += size[q * segments + k];
      return demand * (1 + 1e-8 * (1 + random.next())) + 1e-9 * random.next();
    });
  }

  /** Each person to where the gain is worth most as things stand, in turn; the rest of each row is missing or surplus. */
  private startGreedy(): void {
    const { people, queues, segments, start, queue, gain, cost, idleCost, size, price } = this.p;
    const supply = new Float64Array(queues);
    const worthOf = (q: number) => {
      let filled = 0;
      for (let k = 0; k < segments; k++) {
        filled += size[q * segments + k];
        if (supply[q] < filled) return price[q * segments + k];
      }
      return 0;
    };
    for (let person = 0; person < people; person++) {
      let best = this.idleBase + person;
      let bestCost = idleCost[person];
      for (let arc = start[person]; arc < start[person + 1]; arc++) {
        const net = cost[arc] - gain[arc] * worthOf(queue[arc]);
        if (net < bestCost) {
          best = arc;
          bestCost = net;
        }
      }
      this.key[person] = best;
      this.state[best] = 1;
      if (best < this.idleBase) supply[queue[best]] += gain[best];
    }
    for (let q = 0; q < queues; q++) {
      let missing = this.demand[q] - supply[q];
      let variable = this.surplusBase + q;
      if (missing > 0) {
        // The cheapest segment stays unfilled first; the last one takes whatever the shift of the demand adds.
        for (let k = segments - 1; k >= 0; k--) {
          variable = this.segmentBase + q * segments + k;
          if (missing <= size[q * segments + k] || k === 0) break;
          missing -= size[q * segments + k];
          this.state[variable] = 2;
        }
      }
      this.basic[q] = variable;
      this.state[variable] = 1;
      const sign = variable >= this.surplusBase ? -1 : 1;
      this.value[q] = sign * missing;
      this.inverse[q * queues + q] = sign;
    }
  }

  private costOfVariable(variable: number): number {
    if (variable < this.idleBase) return this.p.cost[variable];
    if (variable < this.segmentBase) return this.p.idleCost[variable - this.idleBase];
    return variable < this.surplusBase ? this.p.price[variable - this.segmentBase] : 0;
  }

  /** Upper bound of a variable that no person's constraint bounds. */
  private upperOf(variable: number): number {
    if (variable < this.segmentBase || variable >= this.surplusBase) return Number.POSITIVE_INFINITY;
    const segment = variable - this.segmentBase;
    return segment % this.p.segments === 0 ? Number.POSITIVE_INFINITY : this.p.size[segment];
  }

  private personOf(variable: number): number {
    if (variable < this.idleBase) return this.person[variable];
    return variable < this.segmentBase ? variable - this.idleBase : NONE;
  }

  /** Cost of a variable beside its person's key. */
  private relativeCost(variable: number): number {
    const person = this.personOf(variable);
    const cost = this.costOfVariable(variable);
    return person === NONE ? cost : cost - this.costOfVariable(this.key[person]);
  }

  private computePrices(): void {
    const { queues } = this.p;
    this.price.fill(0);
    for (let row = 0; row < queues; row++) {
      const cost = this.relativeCost(this.basic[row]);
      if (cost === 0) continue;
      const base = row * queues;
      for (let q = 0; q < queues; q++) this.price[q] += cost * this.inverse[base + q];
    }
  }

  /** Most promising variable among the queues' own and the next people in turn; NONE at the optimum. */
  private findEntering(): number {
    const { people, queues, segments, start, queue, gain, cost, idleCost } = this.p;
    const { price } = this;
    this.best = NONE;
    this.bestGain = TOLERANCE;
    for (let q = 0; q < queues; q++) {
      this.consider(this.surplusBase + q, price[q]);
      for (let k = 0; k < segments; k++) {
        this.consider(this.segmentBase + q * segments + k, this.p.price[q * segments + k] - price[q]);
      }
    }
    let looked = 0;
    let person = this.scanFrom;
    while (looked < people && (looked < LEAST_SCAN || this.best === NONE)) {
      const key = this.key[person];
      const own = key < this.idleBase ? cost[key] - price[queue[key]] * gain[key] : idleCost[person];
      this.consider(this.idleBase + person, idleCost[person] - own);
      const wanted = own - this.bestGain;
      const end = start[person + 1];
      for (let arc = start[person]; arc < end; arc++) {
        const net = cost[arc] - price[queue[arc]] * gain[arc];
        if (net < wanted) this.consider(arc, net - own);
      }
      looked++;
      person = person + 1 === people ? 0 : person + 1;
    }
    this.scanFrom = person;
    return this.best;
  }

  /** Remembers the variable that saves most per unit. */
  private consider(variable: number, reduced: number): void {
    const state = this.state[variable];
    if (state === 1) return;
    const saved = state === 2 ? reduced : -reduced;
    if (saved <= this.bestGain) return;
    this.best = variable;
    this.bestGain = saved;
  }

  /** y = inverse x (column of a variable beside its person's key). */
  private computeColumn(variable: number): void {
    const { queue, gain } = this.p;
    this.column.fill(0);
    if (variable < this.idleBase) this.addToColumn(queue[variable], gain[variable]);
    else if (variable >= this.surplusBase) this.addToColumn(variable - this.surplusBase, -1);
    else if (variable >= this.segmentBase)
      this.addToColumn(Math.floor((variable - this.segmentBase) / this.p.segments), 1);
    const person = this.personOf(variable);
    if (person === NONE) return;
    const key = this.key[person];
    if (key < this.idleBase) this.addToColumn(queue[key], -gain[key]);
  }

  private addToColumn(q: number, factor: number): void {
    const { queues } = this.p;
    const { column, inverse } = this;
    for (let row = 0; row < queues; row++) column[row] += factor * inverse[row * queues + q];
  }

  private pivot(entering: number): void {
    this.pivots++;
    const { queues } = this.p;
    const { column, value } = this;
    this.computeColumn(entering);
    const direction = this.state[entering] === 2 ? -1 : 1;
    const enteringPerson = this.personOf(entering);
    let step = this.upperOf(entering);
    let leavingRow = NONE;
    let leavingPerson = NONE;
    let isAtUpper = false;
    let size = 0;
    for (let row = 0; row < queues; row++) {
      const fall = direction * column[row];
      let room = Number.POSITIVE_INFINITY;
      if (fall > PIVOT_TOLERANCE) room = Math.max(0, value[row]) / fall;
      else if (fall < -PIVOT_TOLERANCE) room = Math.max(0, this.upperOf(this.basic[row]) - value[row]) / -fall;
      if (room > step || (room === step && Math.abs(fall) <= size)) continue;
      step = room;
      size = Math.abs(fall);
      leavingRow = row;
      isAtUpper = fall < 0;
    }
    const own = enteringPerson === NONE || this.rowsOf.has(enteringPerson) ? NO_ROWS : [[enteringPerson, []] as const];
    for (const people of [this.rowsOf, own]) {
      for (const [person, rows] of people) {
        const fall = this.keyFall(person, rows, enteringPerson, direction);
        if (fall <= PIVOT_TOLERANCE) continue;
        const room = Math.max(0, this.keyValue[person]) / fall;
        if (room >= step) continue;
        step = room;
        leavingRow = NONE;
        leavingPerson = person;
      }
    }

    const enteringValue = direction > 0 ? step : this.upperOf(entering) - step;
    for (const people of [this.rowsOf, own]) {
      for (const [person, rows] of people) {
        this.keyValue[person] -= step * this.keyFall(person, rows, enteringPerson, direction);
      }
    }
    for (let row = 0; row < queues; row++) value[row] -= step * direction * column[row];

    if (leavingPerson !== NONE) this.dropKey(leavingPerson, entering, enteringValue);
    else if (leavingRow !== NONE) this.replaceRow(leavingRow, entering, enteringValue, isAtUpper);
    else this.state[entering] = direction > 0 ? 2 : 0;
  }

  /** How fast a person's key falls as the entering variable moves. */
  private keyFall(person: number, rows: readonly number[], enteringPerson: number, direction: number): number {
    let fall = person === enteringPerson ? direction : 0;
    for (let i = 0; i < rows.length; i++) fall -= direction * this.column[rows[i]];
    return fall;
  }

  /** A person's key has come to 0: another share of the person becomes the key. */
  private dropKey(person: number, entering: number, enteringValue: number): void {
    const rows = this.rowsOf.get(person);
    if (!rows) {
      // Only the entering variable is left: the whole person moves, and the working basis stays as it is.
      this.state[this.key[person]] = 0;
      this.key[person] = entering;
      this.keyValue[person] = enteringValue;
      this.state[entering] = 1;
      return;
    }
    const { queues } = this.p;
    const { inverse } = this;
    const row = rows.reduce((largest, at) => (Math.abs(this.value[at]) > Math.abs(this.value[largest]) ? at : largest));
    const oldKey = this.key[person];
    this.key[person] = this.basic[row];
    this.keyValue[person] = this.value[row];
    this.basic[row] = oldKey;
    this.value[row] = 0;
    const base = row * queues;
    for (let i = 0; i < rows.length; i++) {
      if (rows[i] === row) continue;
      const at = rows[i] * queues;
      for (let q = 0; q < queues; q++) inverse[base + q] += inverse[at + q];
    }
    for (let q = 0; q < queues; q++) inverse[base + q] = -inverse[base + q];
    this.computeColumn(entering);
    this.replaceRow(row, entering, enteringValue, false);
  }

  private replaceRow(row: number, entering: number, enteringValue: number, isAtUpper: boolean): void {
    const { queues } = this.p;
    const { inverse, column } = this;
    const leaving = this.basic[row];
    const reduced = this.relativeCost(entering) - this.relativeNet(entering);
    const pivot = column[row];
    const base = row * queues;
    // The basis is nearly a forest between queues, so its inverse is mostly zeros.
    const { filled } = this;
    let count = 0;
    for (let q = 0; q < queues; q++) {
      if (inverse[base + q] === 0) continue;
      inverse[base + q] /= pivot;
      this.price[q] += reduced * inverse[base + q];
      filled[count++] = q;
    }
    for (let other = 0; other < queues; other++) {
      const factor = column[other];
      if (other === row || (factor < NOISE && factor > -NOISE)) continue;
      const at = other * queues;
      for (let i = 0; i < count; i++) {
        const place = at + filled[i];
        const entry = inverse[place] - factor * inverse[base + filled[i]];
        // why: what cancels leaves rounding noise, which would fill the inverse
        inverse[place] = entry < NOISE && entry > -NOISE ? 0 : entry;
      }
    }
    this.release(leaving, row);
    this.state[leaving] = isAtUpper ? 2 : 0;
    this.basic[row] = entering;
    this.value[row] = enteringValue;
    this.state[entering] = 1;
    const person = this.personOf(entering);
    if (person === NONE) return;
    const rows = this.rowsOf.get(person);
    if (rows) rows.push(row);
    else this.rowsOf.set(person, [row]);
  }

  /** What the present prices pay for a variable beside its person's key. */
  private relativeNet(variable: number): number {
    const { queue, gain, segments } = this.p;
    const paid = (v: number) => (v < this.idleBase ? this.price[queue[v]] * gain[v] : 0);
    if (variable >= this.surplusBase) return -this.price[variable - this.surplusBase];
    if (variable >= this.segmentBase) return this.price[Math.floor((variable - this.segmentBase) / segments)];
    return paid(variable) - paid(this.key[this.personOf(variable)]);
  }

  private release(variable: number, row: number): void {
    const person = this.personOf(variable);
    const rows = person === NONE ? undefined : this.rowsOf.get(person);
    if (!rows) return;
    const rest = rows.filter((at) => at !== row);
    if (rest.length > 0) this.rowsOf.set(person, rest);
    else this.rowsOf.delete(person);
  }

  private readShares(): Float64Array {
    const share = new Float64Array(this.p.queue.length);
    const put = (variable: number, amount: number) => {
      if (variable < this.idleBase) share[variable] = Math.min(1, Math.max(0, amount));
    };
    this.key.forEach((variable, person) => {
      put(variable, this.keyValue[person]);
    });
    this.basic.forEach((variable, row) => {
      put(variable, this.value[row]);
    });
    return share;
  }
}
