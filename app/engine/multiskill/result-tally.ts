import type { CompiledModel } from './compile-model';
import type { RunCounts } from './run-counts';
import type { AgentResult, GroupResult, QueueIntervalResult, QueueResult } from './simulation-types';
import { MeanTally, RatioTally } from './tallies';

/** Adds up replications and turns them into results with their errors. */
export class ResultTally {
  private readonly queues: CellTally;
  private readonly cells: CellTally;
  private readonly onDutySec: Float64Array;
  private readonly onDutySecByAgent: Float64Array;
  private readonly occupancy: RatioTally;
  private readonly groupOccupancy: RatioTally;
  private readonly agentOccupancy: RatioTally;
  private readonly answeredByGroup: MeanTally;
  private readonly answeredByAgent: MeanTally;
  private replications = 0;

  constructor(
    private readonly model: CompiledModel,
    warmUpSec: number,
  ) {
    const { queues, groupIds, agents, intervals } = model;
    this.queues = new CellTally(queues.length);
    this.cells = new CellTally(queues.length * intervals);
    this.occupancy = new RatioTally(groupIds.length * intervals, 0);
    this.groupOccupancy = new RatioTally(groupIds.length, 0);
    this.agentOccupancy = new RatioTally(agents.length, 0);
    this.answeredByGroup = new MeanTally(groupIds.length * queues.length);
    this.answeredByAgent = new MeanTally(agents.length);
    this.onDutySecByAgent = new Float64Array(agents.length);
    this.onDutySec = this.addUpDuty(warmUpSec);
  }

  add(counts: RunCounts): void {
    const { queues, groupIds, intervals } = this.model;
    this.replications++;
    this.cells.add(counts);
    this.queues.add(sumCounts(counts, queues.length, intervals));
    this.occupancy.add(counts.busySec, this.onDutySec);
    this.groupOccupancy.add(
      sumBlocks(counts.busySec, groupIds.length, intervals),
      sumBlocks(this.onDutySec, groupIds.length, intervals),
    );
    this.agentOccupancy.add(counts.busySecByAgent, this.onDutySecByAgent);
    this.answeredByGroup.add(counts.answeredByGroup);
    this.answeredByAgent.add(counts.answeredByAgent);
  }

  /** Widest half interval of a queue's service level. */
  widestHalfWidth(): number {
    return this.model.queues.reduce(
      (widest, _, queue) => Math.max(widest, this.queues.answeredInTimeOfOffered.estimate(queue).halfWidth),
      0,
    );
  }

  queueResults(): QueueResult[] {
    const { queues: tally } = this;
    return this.model.queues.map((queue, index) => ({
      id: queue.id,
      offered: tally.offered.estimate(index),
      answered: tally.answered.estimate(index),
      abandoned: tally.abandoned.estimate(index),
      leftWaiting: tally.leftWaiting.estimate(index),
      serviceLevel: {
        'answered-of-offered': tally.answeredInTimeOfOffered.estimate(index),
        'answered-of-answered': tally.answeredInTimeOfAnswered.estimate(index),
        'without-short-abandons': tally.withoutShortAbandons.estimate(index),
        'not-kept-waiting': tally.notKeptWaiting.estimate(index),
      },
      waitProbability: tally.waitProbability.estimate(index),
      abandonment: tally.abandonment.estimate(index),
      asaSec: tally.asaSec.estimate(index),
      asaOfAnsweredSec: tally.asaOfAnsweredSec.estimate(index),
      intervals: Array.from({ length: this.model.intervals }, (_, i) => this.intervalResult(index, i)),
    }));
  }

  groupResults(): GroupResult[] {
    const { groupIds, intervals, intervalSec, queues } = this.model;
    const onDuty = (sec: number, spanSec: number) => ({
      mean: sec / spanSec,
      halfWidth: 0,
      standardError: 0,
      replications: this.replications,
    });
    return groupIds.map((id, group) => ({
      id,
      onDuty: onDuty(
        sumBlocks(this.onDutySec.subarray(group * intervals, (group + 1) * intervals), 1, intervals)[0],
        this.countedSec,
      ),
      occupancy: this.groupOccupancy.estimate(group),
      answeredByQueue: queues.map((_, queue) => this.answeredByGroup.estimate(group * queues.length + queue)),
      intervals: Array.from({ length: intervals }, (_, i) => ({
        onDuty: onDuty(this.onDutySec[group * intervals + i], intervalSec),
        occupancy: this.occupancy.estimate(group * intervals + i),
      })),
    }));
  }

  agentResults(): AgentResult[] {
    const { replications } = this;
    return this.model.agents.map((agent, index) => ({
      id: agent.id,
      groupId: agent.groupId,
      onDutySec: { mean: this.onDutySecByAgent[index], halfWidth: 0, standardError: 0, replications },
      occupancy: this.agentOccupancy.estimate(index),
      answered: this.answeredByAgent.estimate(index),
    }));
  }

  private intervalResult(queue: number, interval: number): QueueIntervalResult {
    const cell = queue * this.model.intervals + interval;
    return {
      offered: this.cells.offered.estimate(cell),
      serviceLevel: this.cells.answeredInTimeOfOffered.estimate(cell),
      abandonment: this.cells.abandonment.estimate(cell),
      asaSec: this.cells.asaSec.estimate(cell),
    };
  }

  private countedSec = 0;

  /** Agent-seconds on duty after the warm-up, by group and interval, and by agent. */
  private addUpDuty(warmUpSec: number): Float64Array {
    const { agents, groupOf, groupIds, intervals, intervalSec } = this.model;
    const horizonSec = intervals * intervalSec;
    this.countedSec = horizonSec - warmUpSec;
    const result = new Float64Array(groupIds.length * intervals);
    agents.forEach((agent, index) => {
      for (const span of agent.duty) {
        const from = Math.max(span.fromSec, warmUpSec);
        const to = Math.min(span.toSec, horizonSec);
        for (let i = Math.floor(from / intervalSec); i < intervals && i * intervalSec < to; i++) {
          const sec = Math.min(to, (i + 1) * intervalSec) - Math.max(from, i * intervalSec);
          if (sec <= 0) continue;
          result[groupOf[index] * intervals + i] += sec;
          this.onDutySecByAgent[index] += sec;
        }
      }
    });
    return result;
  }
}

type Counts = Pick<
  RunCounts,
  'offered' | 'answered' | 'answeredInTime' | 'abandoned' | 'abandonedInTime' | 'waited' | 'waitSec' | 'answeredWaitSec'
>;

/** All figures of queues, or of queues by interval. */
class CellTally {
  readonly offered: MeanTally;
  readonly answered: MeanTally;
  readonly abandoned: MeanTally;
  readonly leftWaiting: MeanTally;
  readonly answeredInTimeOfOffered: RatioTally;
  readonly answeredInTimeOfAnswered: RatioTally;
  readonly withoutShortAbandons: RatioTally;
  readonly notKeptWaiting: RatioTally;
  readonly waitProbability: RatioTally;
  readonly abandonment: RatioTally;
  readonly asaSec: RatioTally;
  readonly asaOfAnsweredSec: RatioTally;

  constructor(private readonly count: number) {
    this.offered = new MeanTally(count);
    this.answered = new MeanTally(count);
    this.abandoned = new MeanTally(count);
    this.leftWaiting = new MeanTally(count);
    this.answeredInTimeOfOffered = new RatioTally(count, 1);
    this.answeredInTimeOfAnswered = new RatioTally(count, 1);
    this.withoutShortAbandons = new RatioTally(count, 1);
    this.notKeptWaiting = new RatioTally(count, 1);
    this.waitProbability = new RatioTally(count, 0);
    this.abandonment = new RatioTally(count, 0);
    this.asaSec = new RatioTally(count, 0);
    this.asaOfAnsweredSec = new RatioTally(count, 0);
  }

  add(counts: Counts): void {
    const { count } = this;
    const derive = (of: (i: number) => number) => Float64Array.from({ length: count }, (_, i) => of(i));
    this.offered.add(counts.offered);
    this.answered.add(counts.answered);
    this.abandoned.add(counts.abandoned);
    this.leftWaiting.add(derive((i) => counts.offered[i] - counts.answered[i] - counts.abandoned[i]));
    this.answeredInTimeOfOffered.add(counts.answeredInTime, counts.offered);
    this.answeredInTimeOfAnswered.add(counts.answeredInTime, counts.answered);
    this.withoutShortAbandons.add(
      counts.answeredInTime,
      derive((i) => counts.offered[i] - counts.abandonedInTime[i]),
    );
    this.notKeptWaiting.add(
      derive((i) => counts.answeredInTime[i] + counts.abandonedInTime[i]),
      counts.offered,
    );
    this.waitProbability.add(counts.waited, counts.offered);
    this.abandonment.add(counts.abandoned, counts.offered);
    this.asaSec.add(counts.waitSec, counts.offered);
    this.asaOfAnsweredSec.add(counts.answeredWaitSec, counts.answered);
  }
}

function sumCounts(counts: RunCounts, queues: number, intervals: number): Counts {
  return {
    offered: sumBlocks(counts.offered, queues, intervals),
    answered: sumBlocks(counts.answered, queues, intervals),
    answeredInTime: sumBlocks(counts.answeredInTime, queues, intervals),
    abandoned: sumBlocks(counts.abandoned, queues, intervals),
    abandonedInTime: sumBlocks(counts.abandonedInTime, queues, intervals),
    waited: sumBlocks(counts.waited, queues, intervals),
    waitSec: sumBlocks(counts.waitSec, queues, intervals),
    answeredWaitSec: sumBlocks(counts.answeredWaitSec, queues, intervals),
  };
}

/** Sums of consecutive blocks of one length. */
function sumBlocks(values: Float64Array, blocks: number, length: number): Float64Array {
  const sums = new Float64Array(blocks);
  for (let block = 0; block < blocks; block++) {
    for (let i = block * length; i < (block + 1) * length; i++) sums[block] += values[i];
  }
  return sums;
}
