/** A shift type: a length and the types that may not stand on the next day. */
export interface RosterShiftType {
  id: string;
  lengthMinutes: number;
  cannotBeFollowedBy: string[];
}

/** A person with the rules of the contract; minutes, shifts and weekends are totals of the whole horizon. */
export interface RosterEmployee {
  id: string;
  /** most shifts of each type; a type that is missing may not be worked */
  maxShifts: Map<string, number>;
  minTotalMinutes: number;
  maxTotalMinutes: number;
  minConsecutiveShifts: number;
  maxConsecutiveShifts: number;
  minConsecutiveDaysOff: number;
  maxWeekends: number;
  /** days, counted from 0, on which the person may not work */
  daysOff: number[];
}

/** A wish to work (or not to work) a shift type on a day; the weight is paid when it is not granted. */
export interface ShiftRequest {
  employeeId: string;
  day: number;
  shiftId: string;
  weight: number;
}

/** People wanted in a shift on a day; each one missing or too many costs its weight. */
export interface CoverRequirement {
  day: number;
  shiftId: string;
  required: number;
  weightUnder: number;
  weightOver: number;
}

/**
 * A shift rostering problem: the horizon starts on a Monday; a run of shifts or days off that touches an end of the
 * horizon is taken to go on beyond it and has no minimum there.
 */
export interface RosterInstance {
  dayCount: number;
  shifts: RosterShiftType[];
  employees: RosterEmployee[];
  onRequests: ShiftRequest[];
  offRequests: ShiftRequest[];
  cover: CoverRequirement[];
}

/** One shift of one person. */
export interface RosterAssignment {
  employeeId: string;
  day: number;
  shiftId: string;
}

/** What each part of the objective costs. */
export interface RosterCosts {
  onRequests: number;
  offRequests: number;
  under: number;
  over: number;
}

/** One improvement of the best roster. */
export interface RosterTracePoint {
  elapsedMs: number;
  objective: number;
  /** the step that found it, e.g. `start`, `root` or `28 days x 12 people` */
  foundBy: string;
}
