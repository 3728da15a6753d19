import type { LeaveCalendar } from './leave-calendar';
import type { DayRange, VacationPriority, VacationRules } from './types';
import type { PreparedAccount } from './walk-account';

/** A block that exists already. */
export interface ExistingBlock extends DayRange {
  id: string;
  priority: VacationPriority;
  /** false for leave that the main account does not pay: extraordinary, or of an additional scheme */
  costsDays: boolean;
}

/** A block that a person asks for; rank 1 is wanted most. */
export interface Wish extends DayRange {
  id: string;
  rank: number;
  priority: VacationPriority;
}

/** A person to whom vacations are given. */
export interface DistributionPerson {
  id: string;
  hiredOn: number;
  leftOn: number | null;
  rules: VacationRules;
  account: PreparedAccount;
  blocks: ExistingBlock[];
  /** sick leave, training and other times when the person is away anyway */
  absences: DayRange[];
  wishes: Wish[];
  /** indexes of the pools that the person belongs to */
  pools: number[];
  /** index of the demand that the person serves, or null */
  demand: number | null;
  /** part of the wishes that came true last year, 0 to 1: who had little comes first */
  shareBefore: number;
}

/**
 * People who must not be away too many at once: those of a limit over its days, or of a group that is only kept even
 * (capacity Infinity).
 */
export interface DistributionPool extends DayRange {
  id: string;
  capacity: number;
  /** people in it, for evenness */
  size: number;
  /** away by day from `first` on, counting blocks of people outside the distribution and of those inside */
  away: Int32Array;
}

/** Work of a group over a year, relative to its average. */
export interface Demand {
  byDay: Float64Array;
  /** where the weeks are known from: requirement or forecast where there is one, else last year's contacts */
  source: 'requirement' | 'forecast' | 'history';
}

export interface DistributionInput {
  year: number;
  today: number;
  calendar: LeaveCalendar;
  people: DistributionPerson[];
  pools: DistributionPool[];
  /** relative demand by day of the year, 1 on average; one list per kind of demand */
  demands: Demand[];
  options: {
    /** false: days may be given that nobody has earned yet */
    keepsBalance: boolean;
    /** what a peak of demand counts against evenness when days are placed without a wish; 0 = nothing */
    peakWeight: number;
    /** who comes first where wishes of one round clash: the longest employed, or who got least so far and last year */
    order: 'seniority' | 'fairness';
    /** give blocks to those with days left, also without a wish */
    fillsRest: boolean;
    /** existing non-priority blocks may make room for wishes with priority */
    movesExisting: boolean;
  };
  onProgress?: (done: number, total: number) => void;
  isCancelled?: () => boolean;
}

/** Why something could not be given; `figures` hold what its words need. */
export interface Refusal {
  rule:
    | 'not_employed'
    | 'past'
    | 'overlap'
    | 'absent'
    | 'blackout'
    | 'length'
    | 'blocks'
    | 'long_block'
    | 'gap'
    | 'summer'
    | 'balance'
    | 'limit'
    | 'no_room';
  figures: Record<string, number | string>;
}

export interface Proposal {
  personId: string;
  /**
   * granted: as wished; moved: a wish on other days; filled: without a wish; shifted: an existing block makes room;
   * refused: a wish that cannot be; unplaced: days for which there is no room
   */
  outcome: 'granted' | 'moved' | 'filled' | 'shifted' | 'refused' | 'unplaced';
  wishId: string | null;
  /** the existing block of a `shifted` */
  blockId: string | null;
  range: DayRange | null;
  priority: VacationPriority;
  /** what it costs; of `unplaced` the days left over */
  days: number;
  /** why not as wished */
  reason: Refusal | null;
  /** what decided the dates */
  basis: Basis | null;
}

/**
 * What decided the dates of a proposal.
 * turn: the wish had its place in the order (`place` of `of`, `since` the hire, at most `rivals` others wishing one of its days);
 * quiet: placed where it hurts least (`demand` and `lowest` in % of the average, `away` at most of `size`, `blockedBy` the rule
 * that kept the best week closed); room: it made room for the wish of `for`.
 */
export interface Basis {
  rule: 'turn' | 'quiet' | 'room';
  figures: Record<string, number | string>;
}

export interface DistributionResult {
  proposals: Proposal[];
  isCancelled: boolean;
  summary: DistributionSummary;
}

export interface DistributionSummary {
  people: number;
  wishes: number;
  granted: number;
  moved: number;
  refused: number;
  filled: number;
  shifted: number;
  unplaced: number;
  /** people with a wish, and those of them with their first wish granted or moved */
  wishers: number;
  firstWishes: number;
}
