import type { CompiledModel } from './compile-model';
import type { RunCounts } from './run-counts';

const NOT_COUNTED = -1;

/** Adds up the time that agents on duty have contacts in hand. */
export class BusyTime {
  private readonly sinceSec: Float64Array;
  private readonly horizonSec: number;

  constructor(
    private readonly model: CompiledModel,
    private readonly warmUpSec: number,
    private readonly counts: RunCounts,
  ) {
    this.sinceSec = new Float64Array(model.agents.length).fill(NOT_COUNTED);
    this.horizonSec = model.intervals * model.intervalSec;
  }

  clear(): void {
    this.sinceSec.fill(NOT_COUNTED);
  }

  /** Begins a busy spell, unless one is being counted. */
  start(agent: number, nowSec: number): void {
    if (this.sinceSec[agent] === NOT_COUNTED) this.sinceSec[agent] = nowSec;
  }

  /** Ends a busy spell, if one is being counted. */
  stop(agent: number, nowSec: number): void {
    const since = this.sinceSec[agent];
    if (since === NOT_COUNTED) return;
    this.sinceSec[agent] = NOT_COUNTED;
    const from = Math.max(since, this.warmUpSec);
    const to = Math.min(nowSec, this.horizonSec);
    if (to <= from) return;
    this.counts.busySecByAgent[agent] += to - from;
    this.addByInterval(this.model.groupOf[agent] * this.model.intervals, from, to);
  }

  private addByInterval(base: number, from: number, to: number): void {
    const { intervalSec, intervals } = this.model;
    const { busySec } = this.counts;
    let interval = intervals === 1 ? 0 : Math.min(intervals - 1, Math.floor(from / intervalSec));
    let begin = from;
    while (interval < intervals - 1 && to > (interval + 1) * intervalSec) {
      const end = (interval + 1) * intervalSec;
      busySec[base + interval] += end - begin;
      begin = end;
      interval++;
    }
    busySec[base + interval] += to - begin;
  }
}
