/**
 * The problem model of the schedule optimiser: plain data that survives JSON (arrays of numbers may be typed arrays).
 *
 * Conventions
 * - A business day is a local date (YYYY-MM-DD) in the zone of the employee's site; a shift belongs to the date it starts on.
 * - Wall-clock minutes count from local midnight; a value past 1440 lies on the next date. Durations are elapsed minutes, so
 *   a shift across a clock change still lasts as long as its template says.
 * - A week runs from Monday to Sunday of the employee's local dates.
 * - Every duration and every start must lie on the interval grid; pauses shorter than an interval occupy it whole.
 */

/** How a rule acts (domain: ignore, consider, warn, use only when planning). Planning treats the last two as hard. */
export type RuleMode = 'ignore' | 'consider' | 'warn' | 'planning_only';

/** Names of the rules that the optimiser keeps and the validator checks. */
export type RuleName =
  | 'absence'
  | 'availability'
  | 'bond'
  | 'break_rule'
  | 'consecutive_days'
  | 'consecutive_days_min'
  | 'continuous_work'
  | 'core_hours'
  | 'daily_max'
  | 'days_max'
  | 'days_min'
  | 'days_off'
  | 'employment'
  | 'fixed_shift'
  | 'free_weekends'
  | 'minimum_notice'
  | 'night'
  | 'one_shift_per_day'
  | 'overtime'
  | 'pauses_at_once'
  | 'period_max'
  | 'permit'
  | 'rest_between_shifts'
  | 'rotation'
  | 'run_hours'
  | 'shift_type_max'
  | 'skill'
  | 'start_spread'
  | 'succession'
  | 'template'
  | 'weekend'
  | 'weekly_max'
  | 'weekly_min'
  | 'weekly_rest';

export interface Horizon {
  /** First local date, the same in every zone. */
  startDate: string;
  days: number;
  /** Length of a slot: 5, 10, 15, 20, 30 or 60 minutes. */
  intervalMinutes: number;
}

/** A queue of contacts with its requirement. */
export interface DemandGroup {
  id: string;
  /** Instant of the first value of `demand` (epoch ms), on the interval grid. */
  demandStartMs: number;
  /** Required agents (fractional, >= 0) per consecutive interval of absolute time; beyond the array demand is zero. */
  demand: ArrayLike<number>;
  /** Multiplies the cost of shortage and surplus of this group; default 1. */
  weight?: number;
}

export interface Skill {
  groupId: string;
  /** Effective agents per present agent, 0 < proficiency <= 2. */
  proficiency: number;
  /** 1 = main group; higher numbers are used later when everything else is equal. */
  priority: number;
}

export interface Contract {
  weeklyMinMinutes: number;
  weeklyTargetMinutes: number;
  weeklyMaxMinutes: number;
  daysPerWeekMin: number;
  daysPerWeekMax: number;
  /** Longest paid time of one shift. */
  dailyMaxMinutes: number;
  minRestMinutes: number;
  maxConsecutiveDays: number;
  /**
   * Fewest days worked in a row, at most 7; missing or 1 = no rule. Days of the history count. A row that touches the end of
   * the horizon may go on and is not judged; nor is one beside a whole day of absence, of no availability or outside employment.
   */
  minConsecutiveDays?: number;
  /** Most paid minutes in a row of days worked without a day off; missing = no limit. */
  maxRunMinutes?: number;
  minDaysOffPerWeek: number;
  /** Whole weekends (Saturday and Sunday) off in each block of four weekends of the horizon. */
  freeWeekendsPer4: number;
  nightAllowed: boolean;
  weekendAllowed: boolean;
  /** Unbroken rest that must lie inside each week (42 h = 2520); null when not asked for. */
  weeklyRestMinutes: number | null;
  /** Most paid minutes in the whole horizon (what is left of the month's or year's norm); missing = no limit. */
  periodMaxMinutes?: number;
  /** Largest difference between the start times of one week; null when not asked for. */
  maxStartSpreadMinutes: number | null;
}

/** Work and rest days that repeat: WWRR, WWWWWRR. */
export interface Rotation {
  /** W = work, R = rest, A = either, as demand has it. */
  pattern: string;
  /** Templates of each letter's shifts; null (or no list) = any. */
  templateIds?: (string[] | null)[];
  /** Date of the first letter. */
  startDate: string;
  /** Rest days stay free and work days are worked; otherwise a deviation costs `weights.rotationDay`. */
  isMandatory: boolean;
}

/** Cycles of which the optimiser gives a person the one, begun on the day, that serves the demand best. */
export interface RotationChoice {
  /** Cycles in the letters of a rotation's pattern. */
  patterns: string[];
  /** As that of a rotation. */
  isMandatory: boolean;
}

/** What stands above contract and permissions from date to date: minors, medical certificates, special permits. */
export interface Permit {
  /** First and last date (inclusive); missing = not limited by the horizon. */
  fromDate?: string;
  toDate?: string;
  /** true allows nights in spite of the contract, false forbids them. */
  nightAllowed: boolean;
  /** Longest paid time of a shift, and of a week that the permit touches. */
  dailyMaxMinutes?: number;
  weeklyMaxMinutes?: number;
  /** Wall-clock minutes of the date between which a shift must lie. */
  earliestStartMinute?: number;
  latestEndMinute?: number;
}

/** People whose shifts depend on each other, from date to date. */
export interface Bond {
  id: string;
  /**
   * together: on a date either all who can work do, and start within the tolerance; apart: shifts never overlap in time;
   * transport: those who work on a date start and end within the tolerance.
   */
  kind: 'together' | 'apart' | 'transport';
  employeeIds: string[];
  toleranceMinutes: number;
  fromDate?: string;
  toDate?: string;
}

/** Published shifts that begin before `nowMs + minutes` are not changed any more, and none is added before it. */
export interface Notice {
  nowMs: number;
  minutes: number;
}

/** Pay as a multiple of the hourly rate: night is added to the day's multiplier; of weekend and holiday the greater counts. */
export interface PayRules {
  /** Cost of one hour at the plain rate. */
  pricePerHour: number;
  night: number;
  weekend: number;
  holiday: number;
}

/** Paid time above the norm of a day, summed over two dates in a row. */
export interface OvertimeLimit {
  dailyNormMinutes: number;
  twoDayMinutes: number;
}

/** How much shifts that nobody likes weigh when they are spread; whole numbers. */
export interface UnpopularPoints {
  /** A shift that ends after the late minute. */
  late: number;
  /** Added where it touches the night. */
  night: number;
  /** Added for a template. */
  templates?: Record<string, number>;
}

/** Most shifts of some templates in a week. */
export interface ShiftTypeLimit {
  templateIds: string[];
  maxPerWeek: number;
}

/** A shift that must not follow another on the next date. */
export interface ForbiddenSuccession {
  fromTemplateId: string;
  toTemplateId: string;
}

/** A time in which a person may work, by wall clock of one date. */
export interface TimeWindow {
  fromMinute: number;
  toMinute: number;
}

export interface DateAvailability {
  date: string;
  /** Replaces the weekly windows on this date; an empty list means not available. */
  windows: TimeWindow[];
  /** Closed only because the day may not change: a day off there is one like others for days worked in a row. */
  isFrozen?: boolean;
}

export interface WeekdayAvailability extends TimeWindow {
  /** 1 = Monday .. 7 = Sunday. */
  weekday: number;
}

export interface Absence {
  date: string;
  /** Both missing: the whole date. */
  fromMinute?: number;
  toMinute?: number;
  reason?: string;
  /**
   * Paid minutes that count as worked. Default: a fifth of the weekly target for a whole day from Monday to Friday,
   * otherwise 0. A whole day with credit also counts as one worked day of the week's day limits.
   */
  creditMinutes?: number;
}

export interface PlannedPause {
  kind: PauseKind;
  startMs: number;
  minutes: number;
  paid: boolean;
}

/** A shift that is given and must not be changed. */
export interface FixedShift {
  date: string;
  startMs: number;
  endMs: number;
  paidMinutes: number;
  templateId?: string;
  pauses?: PlannedPause[];
}

export type Preference =
  | { kind: 'day_off'; date: string; weight: number }
  | { kind: 'work'; date: string; weight: number }
  | { kind: 'start_between'; date: string; fromMinute: number; toMinute: number; weight: number };

/** A shift of the previous variant; days without one were free. */
export interface PreviousShift {
  date: string;
  startMs: number;
  endMs: number;
}

/** What happened before the first date of the horizon. */
export interface EmployeeHistory {
  lastShiftEndMs?: number;
  /** Days worked in a row that end on the day before the horizon. */
  consecutiveDays?: number;
  /** Paid minutes of those days. */
  consecutiveMinutes?: number;
  /** Paid minutes of the day before the horizon. */
  lastDayMinutes?: number;
  /** Late shifts (or points, where the problem has them) and weekend days of the months before, for fairness. */
  lateShifts?: number;
  weekendDays?: number;
}

export interface Employee {
  id: string;
  zone: string;
  /** First and last date of employment (inclusive); missing = not limited by the horizon. */
  employedFrom?: string;
  employedTo?: string;
  contract: Contract;
  skills: Skill[];
  /** Missing: available at any time. */
  weeklyAvailability?: WeekdayAvailability[];
  dateAvailability?: DateAvailability[];
  absences?: Absence[];
  fixedShifts?: FixedShift[];
  preferences?: Preference[];
  preferredStartMinute?: number;
  /** The previous variant: changes against it cost `weights.stability`. Missing: there is none. */
  previousShifts?: PreviousShift[];
  /** What the person has been told: kept where `notice` is given. Missing: nothing is published. */
  publishedShifts?: FixedShift[];
  history?: EmployeeHistory;
  rotation?: Rotation;
  /** Looked at where there is no rotation. */
  rotationChoice?: RotationChoice;
  permits?: Permit[];
  /** Modes of rules for this person; they come before those of the problem. */
  rules?: Partial<Record<RuleName, RuleMode>>;
  /** Pay against the plain hourly rate; default 1. */
  payRate?: number;
  /** Dates paid as holidays. */
  paidHolidays?: string[];
  shiftTypeLimits?: ShiftTypeLimit[];
  /** Templates this person may work; missing = all. */
  templateIds?: string[];
  /** Wall-clock hours of a date that every shift must cover, a split one without its gap. */
  coreHours?: TimeWindow;
}

/** Unpaid time between the two parts of a split shift. It counts as a pause between the others. */
export interface ShiftGap {
  /** Length of the first part. */
  afterStartMinutes: number;
  minutes: number;
}

/** A length that a shift may have, with its pauses. */
export interface ShiftLength {
  /** From first to last minute, pauses and gap included. */
  spanMinutes: number;
  /** Span without unpaid pauses and gap. */
  paidMinutes: number;
  /** Pauses whose earliest start lies past the start of the gap belong to the second part. */
  breakRuleId: string | null;
  /** Missing: the shift is in one piece. */
  gap?: ShiftGap;
}

export interface ShiftTemplate extends ShiftLength {
  id: string;
  startFromMinute: number;
  startToMinute: number;
  startStepMinutes: number;
  /** Lengths it may have beside its own. */
  otherLengths?: ShiftLength[];
  /** 1 = Monday .. 7 = Sunday; missing = every day. */
  weekdays?: number[];
  /** Wall-clock hours that must lie inside the shift. */
  coreHours?: TimeWindow;
}

export type PauseKind = 'lunch' | 'break' | 'gap';

export interface PauseRule {
  kind: PauseKind;
  minutes: number;
  paid: boolean;
  /** Earliest and latest start, in minutes after the start of the shift. */
  earliestAfterStartMinutes: number;
  latestAfterStartMinutes: number;
}

/** The pauses of a shift, in their order. */
export interface BreakRule {
  id: string;
  pauses: PauseRule[];
  /** Work before the first and after the last pause, at least. */
  edgeMinutes: number;
  /** Work between two pauses, at least. */
  spacingMinutes: number;
}

/** Cost of u agents short and o agents over in one interval with demand d: linear*u + quadratic*u^2/(d+2), and so for o. */
export interface CoverageWeights {
  underLinear: number;
  underQuadratic: number;
  overLinear: number;
  overQuadratic: number;
}

export interface ScheduleWeights extends CoverageWeights {
  /** Times the square of a person's late shifts in the horizon (history included): spreads them evenly. */
  lateShift: number;
  /** Times the square of a person's worked weekend days. */
  weekendDay: number;
  /** Per hour between the start of a shift and the preferred start. */
  startPreferencePerHour: number;
  /** Per preference that is not met, times its own weight. */
  preference: number;
  /** Per hour away from the weekly target. */
  weeklyTargetPerHour: number;
  /** Per hour above the weekly target: the first two, and those beyond; on top of weeklyTargetPerHour. */
  overtimeFirstPerHour: number;
  overtimeNextPerHour: number;
  /** Per hour of work for a group whose priority is not 1, times (priority - 1). */
  skillPriorityPerHour: number;
  /** Per day that differs from the previous variant (times alone: half of it). */
  stability: number;
  /** Per day that differs from a rotation that is not mandatory. */
  rotationDay: number;
}

export interface ScheduleProblem {
  horizon: Horizon;
  groups: DemandGroup[];
  employees: Employee[];
  templates: ShiftTemplate[];
  breakRules: BreakRule[];
  forbiddenSuccessions?: ForbiddenSuccession[];
  bonds?: Bond[];
  notice?: Notice;
  pay?: PayRules;
  unpopular?: UnpopularPoints;
  /** Most people of a main group in a pause at once, in percent of those present (at least one); missing = no limit. */
  pausesAtOncePercent?: number;
  /** Missing = no limit. */
  overtime?: OvertimeLimit;
  /** Longest work without a pause or gap; missing = no limit. Shifts too long for it are not planned. */
  longestWorkMinutes?: number;
  weights?: Partial<ScheduleWeights>;
  /** Mode of each rule; missing = planning_only. */
  rules?: Partial<Record<RuleName, RuleMode>>;
  /** Wall-clock night; default 22:00-06:00 (fromMinute 1320, toMinute 360). */
  night?: TimeWindow;
  /** A shift that ends after this wall-clock minute of its own date is late; default 21:00. */
  lateEndMinute?: number;
}

export const DEFAULT_WEIGHTS: ScheduleWeights = {
  underLinear: 0.03,
  underQuadratic: 100,
  overLinear: 0,
  overQuadratic: 8,
  lateShift: 0.01,
  weekendDay: 0.03,
  startPreferencePerHour: 0.05,
  preference: 0.5,
  weeklyTargetPerHour: 0.02,
  overtimeFirstPerHour: 0,
  overtimeNextPerHour: 0,
  skillPriorityPerHour: 0.001,
  stability: 0.5,
  rotationDay: 2,
};

export const DEFAULT_NIGHT: TimeWindow = { fromMinute: 22 * 60, toMinute: 6 * 60 };
export const DEFAULT_LATE_END_MINUTE = 21 * 60;
