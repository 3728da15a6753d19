import type { Random } from '../../app/engine/random/index.ts';
import { toLocalParts } from '../../app/engine/time/index.ts';

export interface QueueSetup {
  groupId: string;
  channelType: string;
  timeZone: string;
  thresholdSec: number;
  /** counters that the system knows already, from an earlier run */
  metrics?: {
    measuredAt?: string;
    receivedToday?: number;
    answeredToday?: number;
    answeredInTimeToday?: number;
    lostToday?: number;
    ahtMs?: number;
  } | null;
}

interface Waiting {
  sinceMs: number;
  /** gives up at this moment */
  untilMs: number;
}

/** How long people wait before they give up, and how long they are served, where no forecast says it; seconds. */
const patienceSec: Record<string, number> = { CALLS: 240, CHATS: 600 };
const usualHandleSec: Record<string, number> = { CALLS: 240, CHATS: 420, EMAILS: 540, OUTBOUND: 180 };

/** One queue: contacts come, wait, are taken or give up; counters are those of the local day. */
export class QueueLine {
  readonly #line: Waiting[] = [];
  #received = 0;
  #answered = 0;
  #answeredInTime = 0;
  #lost = 0;
  #handledSec = 0;
  #day = '';

  constructor(
    readonly setup: QueueSetup,
    private readonly random: Random,
  ) {}

  get waiting(): number {
    return this.#line.length;
  }

  /** Starts the counters anew at local midnight. */
  beginDay(day: string): void {
    if (day === this.#day) return;
    const isFirst = this.#day === '';
    this.#day = day;
    if (isFirst && this.#resume(day)) return;
    this.#received = this.#line.length;
    this.#answered = 0;
    this.#answeredInTime = 0;
    this.#lost = 0;
    this.#handledSec = 0;
  }

  /** Goes on from the counters of an earlier run of the same day. */
  #resume(day: string): boolean {
    const { metrics, timeZone } = this.setup;
    if (!metrics?.measuredAt || toLocalParts(Date.parse(metrics.measuredAt), timeZone).date !== day) return false;
    this.#received = metrics.receivedToday ?? 0;
    this.#answered = metrics.answeredToday ?? 0;
    this.#answeredInTime = metrics.answeredInTimeToday ?? 0;
    this.#lost = metrics.lostToday ?? 0;
    this.#handledSec = (this.#answered * (metrics.ahtMs ?? 0)) / 1_000;
    return true;
  }

  /** Lets contacts arrive within one step, and lets go of those who have waited too long. */
  step(nowMs: number, expected: number): void {
    const arrivals = expected > 0 ? this.random.poisson(expected) : 0;
    for (let count = 0; count < arrivals; count += 1) {
      const patience = patienceSec[this.setup.channelType];
      const untilMs = patience ? nowMs + this.random.exponential(1 / patience) * 1_000 : Number.POSITIVE_INFINITY;
      this.#line.push({ sinceMs: nowMs, untilMs });
      this.#received += 1;
    }
    for (let index = this.#line.length - 1; index >= 0; index -= 1) {
      if (this.#line[index].untilMs > nowMs) continue;
      this.#line.splice(index, 1);
      this.#lost += 1;
    }
  }

  /** Takes the contact that waited longest. @returns how long it will be talked to and finished, seconds; null when none waits */
  take(nowMs: number, ahtSec: number | null): { talkSec: number; wrapSec: number } | null {
    const contact = this.#line.shift();
    if (!contact) return null;
    this.#answered += 1;
    if (nowMs - contact.sinceMs <= this.setup.thresholdSec * 1_000) this.#answeredInTime += 1;
    const meanSec = ahtSec && ahtSec > 0 ? ahtSec : (usualHandleSec[this.setup.channelType] ?? 240);
    // why: handling times are skewed; a gamma of shape 2 has the coefficient of variation of 0.7 that centres report
    const totalSec = Math.max(15, this.random.gamma(2, meanSec / 2));
    this.#handledSec += totalSec;
    const wrapSec = this.setup.channelType === 'EMAILS' ? 0 : totalSec * 0.15;
    return { talkSec: totalSec - wrapSec, wrapSec };
  }

  /** The counters as the contact centre would report them. */
  report(nowMs: number, agents: { available: number; busy: number; online: number }) {
    const oldest = this.#line[0];
    return {
      groupId: this.setup.groupId,
      timestamp: new Date(nowMs).toISOString(),
      waiting: this.#line.length,
      longestWaitMs: oldest ? Math.max(0, Math.round(nowMs - oldest.sinceMs)) : 0,
      receivedToday: this.#received,
      answeredToday: this.#answered,
      answeredInTimeToday: this.#answeredInTime,
      lostToday: this.#lost,
      ahtMs: this.#answered > 0 ? Math.round((this.#handledSec / this.#answered) * 1_000) : 0,
      agentsAvailable: agents.available,
      agentsBusy: agents.busy,
      agentsOnline: agents.online,
    };
  }
}
