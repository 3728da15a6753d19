import type { CompiledModel } from './compile-model';

/** What one replication counted. Cells are queue x interval of arrival; the last one takes what does not count. */
export class RunCounts {
  readonly offered: Float64Array;
  readonly answered: Float64Array;
  readonly answeredInTime: Float64Array;
  readonly abandoned: Float64Array;
  readonly abandonedInTime: Float64Array;
  /** Contacts that found nobody free. */
  readonly waited: Float64Array;
  /** Seconds waited by all, and by those who were answered. */
  readonly waitSec: Float64Array;
  readonly answeredWaitSec: Float64Array;
  /** Group x queue. */
  readonly answeredByGroup: Float64Array;
  readonly answeredByAgent: Float64Array;
  /** Group x interval, agent-seconds with a contact in hand. */
  readonly busySec: Float64Array;
  readonly busySecByAgent: Float64Array;
  /** Cell of everything that does not count. */
  readonly outside: number;
  contacts = 0;

  constructor(model: CompiledModel) {
    const cells = model.queues.length * model.intervals + 1;
    this.outside = cells - 1;
    this.offered = new Float64Array(cells);
    this.answered = new Float64Array(cells);
    this.answeredInTime = new Float64Array(cells);
    this.abandoned = new Float64Array(cells);
    this.abandonedInTime = new Float64Array(cells);
    this.waited = new Float64Array(cells);
    this.waitSec = new Float64Array(cells);
    this.answeredWaitSec = new Float64Array(cells);
    this.answeredByGroup = new Float64Array(model.groupIds.length * model.queues.length);
    this.answeredByAgent = new Float64Array(model.agents.length);
    this.busySec = new Float64Array(model.groupIds.length * model.intervals);
    this.busySecByAgent = new Float64Array(model.agents.length);
  }

  clear(): void {
    this.contacts = 0;
    this.offered.fill(0);
    this.answered.fill(0);
    this.answeredInTime.fill(0);
    this.abandoned.fill(0);
    this.abandonedInTime.fill(0);
    this.waited.fill(0);
    this.waitSec.fill(0);
    this.answeredWaitSec.fill(0);
    this.answeredByGroup.fill(0);
    this.answeredByAgent.fill(0);
    this.busySec.fill(0);
    this.busySecByAgent.fill(0);
  }
}
