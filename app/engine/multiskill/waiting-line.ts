/** Contacts of one queue in order of arrival, in a ring that grows. */
export class WaitingLine {
  arrivedSec = new Float64Array(64);
  /** Moment at which the contact gives up. */
  deadlineSec = new Float64Array(64);
  workSec = new Float64Array(64);
  /** Where the contact's figures are counted. */
  cell = new Int32Array(64);
  /** Number of the contact among those that may call again, -1 for the others. */
  redial = new Int32Array(64);
  /** Index of the first contact in the arrays. */
  head = 0;
  length = 0;
  private mask = 63;

  push(arrivedSec: number, deadlineSec: number, workSec: number, cell: number, redial: number): void {
    if (this.length > this.mask) this.grow();
    const at = (this.head + this.length) & this.mask;
    this.arrivedSec[at] = arrivedSec;
    this.deadlineSec[at] = deadlineSec;
    this.workSec[at] = workSec;
    this.cell[at] = cell;
    this.redial[at] = redial;
    this.length++;
  }

  /** Drops the first contact. */
  shift(): void {
    this.head = (this.head + 1) & this.mask;
    this.length--;
  }

  clear(): void {
    this.head = 0;
    this.length = 0;
  }

  private grow(): void {
    const { head, length } = this;
    const order = Int32Array.from({ length }, (_, k) => (head + k) & this.mask);
    const doubled = (old: Float64Array) => {
      const wider = new Float64Array(2 * length);
      for (let k = 0; k < length; k++) wider[k] = old[order[k]];
      return wider;
    };
    const doubledWhole = (old: Int32Array) => {
      const wider = new Int32Array(2 * length);
      for (let k = 0; k < length; k++) wider[k] = old[order[k]];
      return wider;
    };
    this.arrivedSec = doubled(this.arrivedSec);
    this.deadlineSec = doubled(this.deadlineSec);
    this.workSec = doubled(this.workSec);
    this.cell = doubledWhole(this.cell);
    this.redial = doubledWhole(this.redial);
    this.head = 0;
    this.mask = 2 * length - 1;
  }
}
