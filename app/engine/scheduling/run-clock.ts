import type { Roster } from './model/roster';
import { coverageSummary, rosterCosts, totalCost } from './model/roster-cost';
import type { ScheduleOptions, SchedulePhase, ScheduleProgress, ScheduleResult, TracePoint } from './result-types';

const REPORT_EVERY_MS = 500;
/** A report counts the whole roster: on large problems it comes as seldom as this many times its cost. */
const WAIT_TO_REPORT_COST = 40;
/** Longest stretch of work before other tasks of the thread get their turn. */
const BREATHE_EVERY_MS = 40;

/** Time, cancellation and progress of one run. */
export class RunClock {
  readonly trace: TracePoint[] = [];
  private readonly now: () => number;
  private readonly startMs: number;
  private breathedMs: number;
  private reportedMs = Number.NEGATIVE_INFINITY;
  private reportCostMs = 0;
  private cancelled = false;

  constructor(private readonly options: ScheduleOptions) {
    this.now = options.now ?? (() => performance.now());
    this.startMs = this.now();
    this.breathedMs = this.startMs;
  }

  elapsedMs(): number {
    return this.now() - this.startMs;
  }

  /** Milliseconds left of the budget. */
  leftMs(): number {
    return this.options.timeBudgetMs - this.elapsedMs();
  }

  /** Whether the run is measured in moves, not in time. */
  countsIterations(): boolean {
    return this.options.iterations !== undefined;
  }

  /** Part of the budget that is used: of the moves where they are counted, of the time otherwise. */
  fraction(moves: number): number {
    if (this.options.iterations !== undefined)
      return this.options.iterations <= 0 ? 1 : moves / this.options.iterations;
    return this.options.timeBudgetMs <= 0 ? 1 : this.elapsedMs() / this.options.timeBudgetMs;
  }

  /** Size of the next block of moves. */
  movesUntilEnd(moves: number, block: number): number {
    return this.options.iterations === undefined
      ? block
      : Math.max(1, Math.min(block, this.options.iterations - moves));
  }

  isCancelled(): boolean {
    if (!this.cancelled && this.options.isCancelled?.() === true) this.cancelled = true;
    return this.cancelled;
  }

  /** Whether a part of the budget is used up, or the run was cancelled. A counted run also ends with its time. */
  isOver(fraction: number, moves = 0): boolean {
    if (this.isCancelled()) return true;
    if (this.options.iterations !== undefined) {
      return this.fraction(moves) >= fraction || this.elapsedMs() >= this.options.timeBudgetMs;
    }
    return this.fraction(moves) >= fraction;
  }

  stopReason(): ScheduleResult['stoppedBy'] {
    if (this.cancelled) return 'cancelled';
    return this.options.iterations !== undefined && this.elapsedMs() < this.options.timeBudgetMs
      ? 'iterations'
      : 'time';
  }

  /** Lets timers and sockets of the thread run, every few milliseconds. */
  async breathe(): Promise<void> {
    if (this.now() - this.breathedMs < BREATHE_EVERY_MS) return;
    await new Promise<void>((resolve) => setTimeout(resolve, 0));
    this.breathedMs = this.now();
  }

  isReportDue(): boolean {
    return this.now() - this.reportedMs >= Math.max(REPORT_EVERY_MS, this.reportCostMs * WAIT_TO_REPORT_COST);
  }

  /** Records a point of the trace and tells the caller. */
  report(phase: SchedulePhase, roster: Roster | null, bound: number, moves: number): void {
    const startMs = this.now();
    this.reportedMs = startMs;
    const objective = roster === null ? null : totalCost(rosterCosts(roster));
    const coverage = roster === null ? null : coverageSummary(roster);
    const progress: ScheduleProgress = {
      phase,
      elapsedMs: this.elapsedMs(),
      objective,
      bound,
      gap: objective === null ? null : objective > 0 ? Math.max(0, (objective - bound) / objective) : 0,
      shortPercent: coverage?.shortPercent ?? null,
      overPercent: coverage?.overPercent ?? null,
      fraction: Math.min(1, this.fraction(moves)),
      moves,
    };
    this.reportCostMs = this.now() - startMs;
    this.trace.push(progress);
    this.options.onProgress?.(progress);
  }
}
