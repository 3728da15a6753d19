import type { GeneratedShift, RuleName, ScheduleProblem } from '~/engine/scheduling';

/** What a suggestion does. */
export type SuggestionPattern = 'pauses' | 'move' | 'relocate' | 'extend' | 'shorten' | 'extra' | 'day';

export type SuggestionStage = 'coverage' | 'gaps' | 'candidates' | 'days' | 'scoring';

/** A stretch of one date in which a group has too few people, or (`surplus`) too many. */
export interface CoverageGap {
  kind: 'short' | 'surplus';
  groupId: string;
  /** Local date of the first group's zone. */
  date: string;
  startMs: number;
  endMs: number;
  agentHours: number;
  /** Most agents missing, or too many, in one interval. */
  peakAgents: number;
}

/** Points of a suggestion; their sum is the score, 0..100. */
export interface SuggestionScore {
  /** at most 15: part of the gap that is closed */
  gapReduction: number;
  /** at most 15: part of the worst intervals that is closed */
  peak: number;
  /** at most 10: main skill and full proficiency */
  skillMatch: number;
  /** at most 12: no paid time beyond the contract */
  overtime: number;
  /** at most 10: working time that goes where people are missing */
  utilisation: number;
  /** at most 8: price of an hour that is covered */
  costPerHour: number;
  /** at most 10: rules of mode `consider` that still hold */
  rules: number;
  /** at most 10: wishes that are kept */
  preferences: number;
  /** at most 10: usual hours, few people */
  simplicity: number;
  total: number;
}

/** A change of a schedule that is lawful and worth it. */
export interface Suggestion {
  pattern: SuggestionPattern;
  gap: CoverageGap;
  /** Shifts that go and shifts that come; same length only by chance. */
  removed: GeneratedShift[];
  added: GeneratedShift[];
  employeeIds: string[];
  gapBefore: number;
  gapAfter: number;
  /** Shortage of the whole schedule, agent-hours. */
  shortBefore: number;
  shortAfter: number;
  /** Paid time with supplements, in hours at base rate, over the horizon. */
  costChangeHours: number;
  overtimeHours: number;
  operatorsNeeded: number;
  /** People with a lawful change of the same pattern for the same gap. */
  operatorsAvailable: number;
  checkedRules: RuleName[];
  score: SuggestionScore;
}

export interface SuggestionOptions {
  /** Wall clock for everything; what is found by then counts. Milliseconds. */
  timeBudgetMs: number;
  seed: number;
  /** 1..10: how many suggestions, and how good they must be. */
  aggressiveness: number;
  /** 1..5: 1 one person at a time; 3 and more also whole days. */
  complexity: number;
  /** People whose shifts may change; default everyone. */
  employeeIds?: ReadonlySet<string>;
  /** Dates that may change; default all. */
  dates?: ReadonlySet<string>;
  onProgress?: (progress: { stage: SuggestionStage; fraction: number; found: number }) => void;
  isCancelled?: () => boolean;
}

export interface SuggestionInput {
  problem: ScheduleProblem;
  /** The schedule as it is; fixed shifts stay. */
  shifts: GeneratedShift[];
}
