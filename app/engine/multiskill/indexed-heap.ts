/** Least time first over the items 0 to n - 1, each at most once; times can be changed in place. Makes no objects. */
export class IndexedHeap {
  private readonly items: Int32Array;
  private readonly position: Int32Array;
  private readonly times: Float64Array;
  private size = 0;

  constructor(count: number) {
    this.items = new Int32Array(count);
    this.position = new Int32Array(count).fill(-1);
    this.times = new Float64Array(count);
  }

  /** Earliest time; Infinity where the heap is empty. */
  firstTime(): number {
    return this.size > 0 ? this.times[0] : Number.POSITIVE_INFINITY;
  }

  /** Item with the earliest time. The heap must not be empty. */
  firstItem(): number {
    return this.items[0];
  }

  /** Adds an item or changes its time; Infinity takes it out. */
  set(item: number, time: number): void {
    const at = this.position[item];
    if (at < 0) {
      if (time < Number.POSITIVE_INFINITY) this.rise(this.size++, item, time);
    } else if (time === Number.POSITIVE_INFINITY) this.removeAt(at);
    else if (time < this.times[at]) this.rise(at, item, time);
    else this.sink(at, item, time);
  }

  clear(): void {
    this.size = 0;
    this.position.fill(-1);
  }

  private removeAt(at: number): void {
    this.position[this.items[at]] = -1;
    this.size--;
    if (at === this.size) return;
    const item = this.items[this.size];
    const time = this.times[this.size];
    if (at > 0 && time < this.times[(at - 1) >> 1]) this.rise(at, item, time);
    else this.sink(at, item, time);
  }

  private rise(from: number, item: number, time: number): void {
    const { items, position, times } = this;
    let at = from;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (times[parent] <= time) break;
      times[at] = times[parent];
      items[at] = items[parent];
      position[items[at]] = at;
      at = parent;
    }
    times[at] = time;
    items[at] = item;
    position[item] = at;
  }

  private sink(from: number, item: number, time: number): void {
    const { items, position, times, size } = this;
    let at = from;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= size) break;
      if (child + 1 < size && times[child + 1] < times[child]) child++;
      if (times[child] >= time) break;
      times[at] = times[child];
      items[at] = items[child];
      position[items[at]] = at;
      at = child;
    }
    times[at] = time;
    items[at] = item;
    position[item] = at;
  }
}
