import { InvalidInput } from '../errors';
import { BusyTime } from './busy-time';
import type { CompiledModel } from './compile-model';
import { ContactStreams } from './contact-streams';
import { Desks } from './desks';
import { IdleLists } from './idle-lists';
import { IndexedHeap } from './indexed-heap';
import { RedialBook } from './redial-book';
import { RunCounts } from './run-counts';
import { TimerHeap } from './timer-heap';
import { WaitingLine } from './waiting-line';

/** Contacts of one replication beyond this come from redials that feed themselves. */
const MAX_CONTACTS = 100_000_000;
/** Forgives the rounding of a timer set for the moment at which a contact has waited so long. */
const WAIT_TOLERANCE_SEC = 1e-6;

/**
 * One replication after another of a centre, event by event: arrivals, finished contacts, duty changes and timers.
 * Abandonment needs no event: a contact whose patience is over is met when its queue is next looked at, and counted with
 * the moment at which it left. Makes no objects per contact.
 */
export class RoutingRun {
  readonly counts: RunCounts;
  private readonly streams: ContactStreams[];
  private readonly lines: WaitingLine[];
  private readonly arrivals: IndexedHeap;
  private readonly finishes: IndexedHeap;
  private readonly timers = new TimerHeap();
  private readonly redials = new RedialBook();
  private readonly idle: IdleLists;
  private readonly desks: Desks;
  private readonly busy: BusyTime;
  private readonly onDuty: Uint8Array;
  private readonly kindOf: Int32Array;
  private readonly horizonSec: number;
  private dutyAt = 0;

  constructor(
    private readonly model: CompiledModel,
    private readonly warmUpSec: number,
  ) {
    const { queues, agents, kinds, maxConcurrency } = model;
    this.counts = new RunCounts(model);
    this.streams = queues.map((queue) => new ContactStreams(queue, model.intervalSec));
    this.lines = queues.map(() => new WaitingLine());
    this.arrivals = new IndexedHeap(queues.length);
    this.finishes = new IndexedHeap(agents.length);
    this.idle = new IdleLists(agents.length, kinds.length * maxConcurrency);
    const concurrency = Int32Array.from(queues, (queue) => queue.concurrency);
    const penalty = Float64Array.from(queues, (queue) => queue.switchPenalty);
    this.desks = new Desks(agents.length, maxConcurrency, concurrency, penalty);
    this.busy = new BusyTime(model, warmUpSec, this.counts);
    this.onDuty = new Uint8Array(agents.length);
    this.kindOf = model.kindOf;
    this.horizonSec = model.intervals * model.intervalSec;
  }

  /** Runs from the first arrival until the last contact is gone. Counts are in `counts` until the next run. */
  run(seed: string): void {
    this.begin(seed);
    const { arrivals, finishes, timers } = this;
    const { dutyChanges } = this.model;
    for (;;) {
      const arrival = arrivals.firstTime();
      const finish = finishes.firstTime();
      const timer = timers.firstTime();
      const duty = this.dutyAt < dutyChanges.length ? dutyChanges[this.dutyAt].atSec : Number.POSITIVE_INFINITY;
      if (finish <= arrival && finish <= timer && finish <= duty) {
        if (finish === Number.POSITIVE_INFINITY) break;
        this.finishContact(finish);
      } else if (arrival <= timer && arrival <= duty) this.takeArrival(arrival);
      else if (duty <= timer) this.changeDuty(duty);
      else this.ringTimer(timer);
    }
    this.lines.forEach((_, queue) => {
      this.dropAbandoned(queue, Number.MAX_VALUE);
    });
  }

  private begin(seed: string): void {
    this.counts.clear();
    this.timers.clear();
    this.redials.clear();
    this.idle.clear();
    this.desks.clear();
    this.busy.clear();
    this.finishes.clear();
    this.arrivals.clear();
    this.onDuty.fill(0);
    this.dutyAt = 0;
    this.streams.forEach((streams, queue) => {
      this.lines[queue].clear();
      streams.seed(seed);
      this.arrivals.set(queue, streams.arrivals.nextSec);
    });
  }

  private takeArrival(nowSec: number): void {
    const queue = this.arrivals.firstItem();
    const streams = this.streams[queue];
    const stream = streams.arrivals;
    const { interval } = stream;
    stream.advance();
    this.arrivals.set(queue, stream.nextSec);
    this.takeContact(queue, nowSec, interval, streams.patience.next(), streams.work.next());
  }

  /** @param patience and work are in units of their means */
  private takeContact(queue: number, nowSec: number, interval: number, patience: number, work: number): void {
    const { counts } = this;
    const spec = this.model.queues[queue];
    const workSec = work * spec.handleTimesSec[interval];
    const cell = nowSec < this.warmUpSec ? counts.outside : queue * this.model.intervals + interval;
    counts.offered[cell]++;
    if (++counts.contacts > MAX_CONTACTS) throw new InvalidInput('queues', 'have redials that feed themselves');
    const agent = this.idle.count > 0 ? this.findAgent(queue, 0) : -1;
    if (agent >= 0) {
      this.serve(agent, queue, workSec, cell, nowSec, 0);
      return;
    }
    const deadlineSec = nowSec + patience * spec.patienceSec;
    const redial = spec.redialShare > 0 ? this.planRedial(queue, deadlineSec) : -1;
    this.lines[queue].push(nowSec, deadlineSec, workSec, cell, redial);
    for (const after of spec.overflowAfterSec) this.timers.add(nowSec + after, queue, -1);
  }

  /** Longest idle agent of the best rank who may take a contact of the queue that has waited so long; -1 for none. */
  private findAgent(queue: number, waitedSec: number): number {
    const { idle } = this;
    const { kinds } = this.model;
    const { ranks, concurrency } = this.model.queues[queue];
    for (let level = 0; level < concurrency; level++) {
      for (let r = 0; r < ranks.length; r++) {
        const rank = ranks[r];
        let best = -1;
        let bestSince = Number.POSITIVE_INFINITY;
        for (let i = 0; i < rank.length; i++) {
          const kind = rank[i];
          const agent = idle.first(level * kinds.length + kind);
          if (agent < 0 || idle.sinceSec[agent] >= bestSince) continue;
          if (kinds[kind].afterWaitSec[queue] > waitedSec) continue;
          best = agent;
          bestSince = idle.sinceSec[agent];
        }
        if (best >= 0) return best;
      }
    }
    return -1;
  }

  private serve(agent: number, queue: number, workSec: number, cell: number, nowSec: number, waitedSec: number): void {
    const { counts, desks } = this;
    counts.answered[cell]++;
    if (waitedSec <= this.model.queues[queue].thresholdSec) counts.answeredInTime[cell]++;
    if (waitedSec > 0) {
      counts.waited[cell]++;
      counts.waitSec[cell] += waitedSec;
      counts.answeredWaitSec[cell] += waitedSec;
    }
    if (cell !== counts.outside) {
      counts.answeredByAgent[agent]++;
      counts.answeredByGroup[this.model.groupOf[agent] * this.model.queues.length + queue]++;
    }
    const isFirst = desks.inHand[agent] === 0;
    const speed = this.model.kinds[this.kindOf[agent]].speed[queue];
    this.finishes.set(agent, desks.start(agent, queue, workSec / speed, nowSec));
    if (isFirst) this.busy.start(agent, nowSec);
    this.relist(agent, nowSec);
  }

  private finishContact(nowSec: number): void {
    const agent = this.finishes.firstItem();
    const next = this.desks.finish(agent, nowSec);
    if (this.onDuty[agent] === 1 && this.takeWaiting(agent, nowSec)) return;
    this.finishes.set(agent, next);
    if (this.desks.inHand[agent] === 0) this.busy.stop(agent, nowSec);
    this.relist(agent, nowSec);
  }

  /** Gives an agent waiting contacts for as long as there is room. Returns whether there was any. */
  private takeWaiting(agent: number, nowSec: number): boolean {
    if (this.model.maxConcurrency === 1) return this.takeOneWaiting(agent, nowSec);
    let hasTaken = false;
    while (this.takeOneWaiting(agent, nowSec)) hasTaken = true;
    return hasTaken;
  }

  private takeOneWaiting(agent: number, nowSec: number): boolean {
    const { lines, desks } = this;
    const kind = this.model.kinds[this.kindOf[agent]];
    for (let r = 0; r < kind.ranks.length; r++) {
      const rank = kind.ranks[r];
      let best = -1;
      let bestArrived = Number.POSITIVE_INFINITY;
      for (let i = 0; i < rank.length; i++) {
        const queue = rank[i];
        const line = lines[queue];
        if (line.length === 0) continue;
        this.dropAbandoned(queue, nowSec);
        if (line.length === 0 || !desks.canTake(agent, queue)) continue;
        const arrived = line.arrivedSec[line.head];
        if (arrived >= bestArrived || nowSec - arrived < kind.afterWaitSec[queue] - WAIT_TOLERANCE_SEC) continue;
        best = queue;
        bestArrived = arrived;
      }
      if (best >= 0) {
        this.serveFirst(agent, best, nowSec);
        return true;
      }
    }
    return false;
  }

  private serveFirst(agent: number, queue: number, nowSec: number): void {
    const line = this.lines[queue];
    const at = line.head;
    const waitedSec = nowSec - line.arrivedSec[at];
    const workSec = line.workSec[at];
    const cell = line.cell[at];
    const redial = line.redial[at];
    line.shift();
    if (redial >= 0) this.redials.markAnswered(redial);
    this.serve(agent, queue, workSec, cell, nowSec, waitedSec);
  }

  /** Counts and drops the contacts at the head of a line whose patience is over. */
  private dropAbandoned(queue: number, nowSec: number): void {
    const line = this.lines[queue];
    const { counts } = this;
    while (line.length > 0 && line.deadlineSec[line.head] <= nowSec) {
      const at = line.head;
      const cell = line.cell[at];
      const waitedSec = line.deadlineSec[at] - line.arrivedSec[at];
      counts.abandoned[cell]++;
      counts.waited[cell]++;
      counts.waitSec[cell] += waitedSec;
      if (waitedSec <= this.model.queues[queue].thresholdSec) counts.abandonedInTime[cell]++;
      line.shift();
    }
  }

  /** Lists an agent among those who can take more, or nowhere. */
  private relist(agent: number, nowSec: number): void {
    const { desks, idle } = this;
    idle.remove(agent);
    const inHand = desks.inHand[agent];
    if (this.onDuty[agent] === 0 || inHand >= desks.limit[agent]) return;
    idle.append(agent, inHand * this.model.kinds.length + this.kindOf[agent], nowSec);
  }

  private changeDuty(nowSec: number): void {
    const change = this.model.dutyChanges[this.dutyAt++];
    if (change.isStart) this.startDuty(change.agent, nowSec);
    else {
      this.onDuty[change.agent] = 0;
      this.busy.stop(change.agent, nowSec);
      this.idle.remove(change.agent);
    }
  }

  private startDuty(agent: number, nowSec: number): void {
    this.onDuty[agent] = 1;
    if (this.desks.inHand[agent] > 0) this.busy.start(agent, nowSec);
    if (!this.takeWaiting(agent, nowSec)) this.relist(agent, nowSec);
  }

  private ringTimer(nowSec: number): void {
    const queue = this.timers.firstQueue();
    const contact = this.timers.firstContact();
    this.timers.dropFirst();
    if (contact < 0) this.overflow(queue, nowSec);
    else if (!this.redials.release(contact) && nowSec < this.horizonSec) this.redial(queue, nowSec);
  }

  /** Gives contacts that have waited long enough to agents who help out from then on. */
  private overflow(queue: number, nowSec: number): void {
    const line = this.lines[queue];
    for (;;) {
      this.dropAbandoned(queue, nowSec);
      if (line.length === 0) return;
      const agent = this.findAgent(queue, nowSec - line.arrivedSec[line.head] + WAIT_TOLERANCE_SEC);
      if (agent < 0) return;
      this.serveFirst(agent, queue, nowSec);
    }
  }

  /** Decides whether a contact would call again, and sets the timer for it. Returns its number, -1 where it would not. */
  private planRedial(queue: number, deadlineSec: number): number {
    const { redialShare, redialDelaySec } = this.model.queues[queue];
    const stream = this.streams[queue].redial;
    const wouldRedial = Math.exp(-stream.next()) < redialShare;
    const delaySec = stream.next() * redialDelaySec;
    if (!wouldRedial || deadlineSec === Number.POSITIVE_INFINITY) return -1;
    const contact = this.redials.open();
    this.timers.add(deadlineSec + delaySec, queue, contact);
    return contact;
  }

  private redial(queue: number, nowSec: number): void {
    const streams = this.streams[queue];
    const interval = Math.min(this.model.intervals - 1, Math.floor(nowSec / this.model.intervalSec));
    this.takeContact(queue, nowSec, interval, streams.redial.next(), streams.redialWork.next());
  }
}
