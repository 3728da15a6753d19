/**
 * The shortest path from (0, lower[0]) to (last, lower[last]) that stays between two staircases given at whole
 * positions: lower[k] <= path(k) <= upper[k]. Among all ways to do work that has arrived (upper) before it is due
 * (lower) it is the evenest: it minimises the largest rate, and every convex cost of the rate.
 * @param lower non-decreasing, lower[0] = upper[0], lower[last] = upper[last]
 * @param upper non-decreasing, upper[k] >= lower[k]
 * @returns slope of the path between k and k + 1; length one less than the bounds
 * Linear time by the funnel of the two hulls (P. L. Davies & A. Kovac 2001 use it under the name taut string).
 */
export function pullTautString(lower: Float64Array, upper: Float64Array): Float64Array {
  const last = lower.length - 1;
  const slopes = new Float64Array(Math.max(0, last));
  const floor = new Hull(lower.length, -1);
  const ceiling = new Hull(lower.length, 1);
  floor.restart(0, lower[0]);
  ceiling.restart(0, lower[0]);
  for (let k = 1; k <= last; k++) {
    floor.add(k, lower[k]);
    ceiling.add(k, upper[k]);
    while (floor.firstSlope() > ceiling.firstSlope()) {
      if (floor.length === 2) advance(slopes, ceiling, floor, k, lower[k]);
      else if (ceiling.length === 2) advance(slopes, floor, ceiling, k, upper[k]);
      else break;
    }
  }
  while (floor.length > 1) fillSegment(slopes, floor);
  return slopes;
}

/** The path bends at the first vertex of `bent`; the other hull begins anew from there. */
function advance(slopes: Float64Array, bent: Hull, other: Hull, at: number, value: number): void {
  fillSegment(slopes, bent);
  other.restart(bent.firstPosition(), bent.firstValue());
  if (at > bent.firstPosition()) other.add(at, value);
}

function fillSegment(slopes: Float64Array, hull: Hull): void {
  const from = hull.firstPosition();
  const slope = hull.firstSlope();
  hull.dropFirst();
  slopes.fill(slope, from, hull.firstPosition());
}

/** Greatest convex minorant (turn 1) or least concave majorant (turn -1) of the points added, from an apex on. */
class Hull {
  private readonly positions: Float64Array;
  private readonly values: Float64Array;
  private head = 0;
  private tail = 0;

  constructor(
    capacity: number,
    private readonly turn: 1 | -1,
  ) {
    this.positions = new Float64Array(capacity + 1);
    this.values = new Float64Array(capacity + 1);
  }

  get length(): number {
    return this.tail - this.head;
  }

  restart(position: number, value: number): void {
    this.head = 0;
    this.tail = 0;
    this.append(position, value);
  }

  add(position: number, value: number): void {
    while (this.length >= 2) {
      const before = this.slopeBetween(this.tail - 2, this.positions[this.tail - 1], this.values[this.tail - 1]);
      const after = this.slopeBetween(this.tail - 1, position, value);
      if ((after - before) * this.turn > 0) break;
      this.tail--;
    }
    this.append(position, value);
  }

  firstSlope(): number {
    if (this.length < 2) return this.turn > 0 ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY;
    return this.slopeBetween(this.head, this.positions[this.head + 1], this.values[this.head + 1]);
  }

  firstPosition(): number {
    return this.positions[this.head];
  }

  firstValue(): number {
    return this.values[this.head];
  }

  dropFirst(): void {
    this.head++;
  }

  private append(position: number, value: number): void {
    this.positions[this.tail] = position;
    this.values[this.tail] = value;
    this.tail++;
  }

  private slopeBetween(from: number, position: number, value: number): number {
    return (value - this.values[from]) / (position - this.positions[from]);
  }
}
