/** Contacts in hand of every agent: how many, of which queues, and when the next one is finished. */
export class Desks {
  readonly inHand: Int32Array;
  /** Most contacts that the agent may hold, given those in hand. */
  readonly limit: Int32Array;
  private readonly queue: Int32Array;
  /** Work left, seconds of undivided attention. */
  private readonly workSec: Float64Array;
  private readonly updatedSec: Float64Array;
  private readonly firstSlot: Int32Array;

  constructor(
    agents: number,
    private readonly slots: number,
    private readonly concurrency: Int32Array,
    private readonly switchPenalty: Float64Array,
  ) {
    this.inHand = new Int32Array(agents);
    this.limit = new Int32Array(agents);
    this.queue = new Int32Array(agents * slots);
    this.workSec = new Float64Array(agents * slots);
    this.updatedSec = new Float64Array(agents);
    this.firstSlot = new Int32Array(agents);
    this.clear();
  }

  clear(): void {
    this.inHand.fill(0);
    this.limit.fill(this.slots);
  }

  canTake(agent: number, queue: number): boolean {
    const inHand = this.inHand[agent];
    return inHand < this.limit[agent] && inHand < this.concurrency[queue];
  }

  /** Puts a contact into an agent's hands. Returns when the agent finishes the first of those in hand. */
  start(agent: number, queue: number, workSec: number, nowSec: number): number {
    if (this.slots === 1) {
      this.inHand[agent] = 1;
      return nowSec + workSec;
    }
    this.workUntil(agent, nowSec);
    const slot = agent * this.slots + this.inHand[agent]++;
    this.queue[slot] = queue;
    this.workSec[slot] = workSec;
    this.limit[agent] = Math.min(this.limit[agent], this.concurrency[queue]);
    return this.findFirst(agent, nowSec);
  }

  /** Takes the contact that is finished out of an agent's hands. Returns when the next one will be; Infinity for none. */
  finish(agent: number, nowSec: number): number {
    if (this.slots === 1) {
      this.inHand[agent] = 0;
      return Number.POSITIVE_INFINITY;
    }
    this.workUntil(agent, nowSec);
    const base = agent * this.slots;
    const last = base + --this.inHand[agent];
    const done = this.firstSlot[agent];
    this.queue[done] = this.queue[last];
    this.workSec[done] = this.workSec[last];
    let limit = this.slots;
    for (let slot = base; slot < last; slot++) limit = Math.min(limit, this.concurrency[this.queue[slot]]);
    this.limit[agent] = limit;
    return this.findFirst(agent, nowSec);
  }

  /** Seconds that a second of a contact's work takes now. */
  private slowness(agent: number, slot: number): number {
    return 1 + (this.inHand[agent] - 1) * this.switchPenalty[this.queue[slot]];
  }

  private workUntil(agent: number, nowSec: number): void {
    const base = agent * this.slots;
    const end = base + this.inHand[agent];
    const elapsed = nowSec - this.updatedSec[agent];
    for (let slot = base; slot < end; slot++) this.workSec[slot] -= elapsed / this.slowness(agent, slot);
    this.updatedSec[agent] = nowSec;
  }

  private findFirst(agent: number, nowSec: number): number {
    const base = agent * this.slots;
    const end = base + this.inHand[agent];
    let soonest = Number.POSITIVE_INFINITY;
    for (let slot = base; slot < end; slot++) {
      const remaining = this.workSec[slot] * this.slowness(agent, slot);
      if (remaining >= soonest) continue;
      soonest = remaining;
      this.firstSlot[agent] = slot;
    }
    return nowSec + Math.max(0, soonest);
  }
}
