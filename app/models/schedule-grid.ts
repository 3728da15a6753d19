/**
 * The grid of a schedule as it travels: arrays instead of objects, people and dates by index, so that thousands of people over
 * a month fit one small answer. The client turns it into rows; see modules/schedule-grid.
 */
export interface ScheduleGrid {
  version: number;
  startDate: string;
  days: number;
  /** id, code, name, colour 1..8, first start, span and paid minutes, whether it may be used for new shifts */
  templates: [string, string, string, number, number, number, number, boolean, (number | null)?][];
  /** id, name, colour */
  groups: [string, string, number][];
  departments: [string, string][];
  sites: [string, string][];
  people: GridPerson[];
  shifts: GridShift[];
  /** person, first day, last day (both may lie outside the grid), reason */
  absences: [number, number, number, string][];
  /** person, day, rule */
  conflicts: [number, number, string][];
  /** group index, day, required, missing and surplus agent-hours */
  coverage: [number, number, number, number, number][];
  /** people in all; more than `people` holds where only the first were asked for */
  peopleCount: number;
  /** group index, its name, shifts of a person who would fill the position: day, first and last minute, paid minutes, template index */
  openPositions: [number, string, [number, number, number, number, number][]][];
}

/** id, name, department index, site index, group indices, norm of the period in minutes, acknowledgement */
export type GridPerson = [string, string, number, number, number[], number, Acknowledged];

/** 0 not asked, 1 asked, 2 acknowledged */
export type Acknowledged = 0 | 1 | 2;

/** person, day, first minute, last minute (by wall clock, past 1440 = next day), template index or -1, paid minutes, flags (1 locked, + 2 * index of the kind in `shiftKinds`), version */
export type GridShift = [number, number, number, number, number, number, number, number];
