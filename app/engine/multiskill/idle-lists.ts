/**
 * Agents who can take something, by kind of agent and number of contacts in hand, each list longest idle first.
 * Doubly linked through typed arrays: adding and taking out cost the same whatever the number of agents.
 */
export class IdleLists {
  /** Since when each listed agent has been where it is. */
  readonly sinceSec: Float64Array;
  private readonly heads: Int32Array;
  private readonly tails: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;
  private readonly listOf: Int32Array;
  /** Agents listed anywhere. */
  count = 0;

  constructor(agents: number, lists: number) {
    this.sinceSec = new Float64Array(agents);
    this.heads = new Int32Array(lists).fill(-1);
    this.tails = new Int32Array(lists).fill(-1);
    this.next = new Int32Array(agents).fill(-1);
    this.previous = new Int32Array(agents).fill(-1);
    this.listOf = new Int32Array(agents).fill(-1);
  }

  /** Longest idle agent of a list, -1 where it is empty. */
  first(list: number): number {
    return this.heads[list];
  }

  append(agent: number, list: number, nowSec: number): void {
    const tail = this.tails[list];
    this.previous[agent] = tail;
    this.next[agent] = -1;
    if (tail < 0) this.heads[list] = agent;
    else this.next[tail] = agent;
    this.tails[list] = agent;
    this.listOf[agent] = list;
    this.sinceSec[agent] = nowSec;
    this.count++;
  }

  /** Takes an agent out of its list, if it is in one. */
  remove(agent: number): void {
    const list = this.listOf[agent];
    if (list < 0) return;
    const before = this.previous[agent];
    const after = this.next[agent];
    if (before < 0) this.heads[list] = after;
    else this.next[before] = after;
    if (after < 0) this.tails[list] = before;
    else this.previous[after] = before;
    this.listOf[agent] = -1;
    this.count--;
  }

  clear(): void {
    this.heads.fill(-1);
    this.tails.fill(-1);
    this.listOf.fill(-1);
    this.count = 0;
  }
}
