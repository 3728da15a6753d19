import type { PlannedPause, RuleMode, RuleName } from './types';

/** Part of an agent's time that a group receives; the shares of one segment sum to 1. */
export interface GroupShare {
  groupId: string;
  share: number;
}

/** A stretch of work with constant shares. */
export interface WorkSegment {
  startMs: number;
  endMs: number;
  shares: GroupShare[];
}

export interface GeneratedShift {
  employeeId: string;
  /** Local date of the start. */
  date: string;
  startMs: number;
  endMs: number;
  templateId: string | null;
  paidMinutes: number;
  /** Given by the problem, not chosen. */
  isFixed: boolean;
  pauses: PlannedPause[];
  work: WorkSegment[];
}

/** A broken rule, found by the independent validator. */
export interface Violation {
  employeeId: string;
  /** Local date it shows on; for weekly rules the Monday of the week. */
  date: string;
  rule: RuleName;
  mode: RuleMode;
  detail: string;
}

/** The cycle a person was given. */
export interface ChosenRotation {
  employeeId: string;
  pattern: string;
  /** Date of the first letter. */
  startDate: string;
}

/** A rule the optimiser could not keep, with the reason in words. */
export interface UnmetRule {
  employeeId: string | null;
  date: string | null;
  rule: RuleName;
  mode: RuleMode;
  reason: string;
}

export interface GroupCoverage {
  groupId: string;
  demandAgentHours: number;
  shortAgentHours: number;
  overAgentHours: number;
  /** In percent of demand; 0 where there is no demand. */
  shortPercent: number;
  overPercent: number;
}

export interface CoverageSummary {
  groups: GroupCoverage[];
  shortPercent: number;
  overPercent: number;
}

export interface CostParts {
  coverage: number;
  lateShifts: number;
  weekendDays: number;
  startPreference: number;
  /** Wishes and rotations. */
  preferences: number;
  weeklyTarget: number;
  skillPriority: number;
  /** Changes against the previous variant. */
  stability: number;
  /** Pay of working time with its multipliers, overtime included. */
  pay: number;
}

export type SchedulePhase = 'check' | 'start' | 'bound' | 'improve' | 'finish';

export interface ScheduleProgress {
  phase: SchedulePhase;
  elapsedMs: number;
  /** Cost of the best roster so far; null before the first one. */
  objective: number | null;
  /** Proven lower bound of the objective (0 until one is known). */
  bound: number;
  /** (objective - bound) / objective, 0..1; null before the first roster. */
  gap: number | null;
  shortPercent: number | null;
  overPercent: number | null;
  /** Part of the time or of the iterations that is used, 0..1. */
  fraction: number;
  /** Moves of the annealing so far. */
  moves: number;
}

/** A point of the curve of a run. */
export type TracePoint = ScheduleProgress;

export interface ScheduleResult {
  shifts: GeneratedShift[];
  objective: number;
  costs: CostParts;
  bound: number;
  /** What proved the bound. */
  boundSource: 'none' | 'capacity' | 'lagrangian';
  gap: number;
  /**
   * Shortage, in percent of demand, of the best solution found for the relaxation behind the bound. It falls as the
   * relaxation settles, so the distance to it is a measure and not a proof; `bound` is the proof.
   */
  boundShortPercent: number;
  /** No lawful roster is short of less, in percent of demand: proven, whatever else it costs. */
  leastShortPercent: number;
  coverage: CoverageSummary;
  unmet: UnmetRule[];
  /** Cycles given to those whose rotation was to be chosen. */
  rotations: ChosenRotation[];
  seed: number;
  moves: number;
  elapsedMs: number;
  stoppedBy: 'time' | 'iterations' | 'cancelled' | 'nothing_to_do';
  trace: TracePoint[];
}

export interface ScheduleOptions {
  seed: number;
  /** Wall-clock budget. With `iterations` it only caps the run. */
  timeBudgetMs: number;
  /** Run this many improvement moves instead of filling the time: the same seed then gives the same roster. */
  iterations?: number;
  onProgress?: (progress: ScheduleProgress) => void;
  isCancelled?: () => boolean;
  /** Milliseconds of a monotonic clock; default performance.now. */
  now?: () => number;
  /** Threads that search, this one included; default 1. Runs with `iterations` and small problems use one. */
  threads?: number;
  /**
   * A schedule to begin from (a saved state, the previous variant): people whose shifts in it are lawful keep them at the
   * start, the others are planned anew.
   */
  startFrom?: GeneratedShift[];
  /** Gets the best roster so far now and then, for a start from it after an interruption (`startFrom`). */
  onCheckpoint?: (shifts: GeneratedShift[], objective: number) => void;
  /** Time between two checkpoints; default 10,000. */
  checkpointEveryMs?: number;
  /** Skip the search for a lower bound. */
  withoutBound?: boolean;
}
