/** Moments at which something is to be looked at, soonest first. */
export class TimerHeap {
  private readonly times: number[] = [];
  private readonly queues: number[] = [];
  private readonly contacts: number[] = [];

  firstTime(): number {
    return this.times.length > 0 ? this.times[0] : Number.POSITIVE_INFINITY;
  }

  /** Queue of the first moment. */
  firstQueue(): number {
    return this.queues[0];
  }

  /** Number of the contact that may call again, -1 where waiting contacts overflow. */
  firstContact(): number {
    return this.contacts[0];
  }

  add(time: number, queue: number, contact: number): void {
    const { times, queues, contacts } = this;
    let at = times.length;
    times.push(time);
    queues.push(queue);
    contacts.push(contact);
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (times[parent] <= time) break;
      this.copy(parent, at);
      at = parent;
    }
    times[at] = time;
    queues[at] = queue;
    contacts[at] = contact;
  }

  dropFirst(): void {
    const { times, queues, contacts } = this;
    const time = times.pop();
    const queue = queues.pop();
    const contact = contacts.pop();
    if (time === undefined || queue === undefined || contact === undefined || times.length === 0) return;
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= times.length) break;
      if (child + 1 < times.length && times[child + 1] < times[child]) child++;
      if (times[child] >= time) break;
      this.copy(child, at);
      at = child;
    }
    times[at] = time;
    queues[at] = queue;
    contacts[at] = contact;
  }

  clear(): void {
    this.times.length = 0;
    this.queues.length = 0;
    this.contacts.length = 0;
  }

  private copy(from: number, to: number): void {
    this.times[to] = this.times[from];
    this.queues[to] = this.queues[from];
    this.contacts[to] = this.contacts[from];
  }
}
