import type { ScheduleProblem, ScheduleWeights } from '../types';
import type { BondTable } from './bonds';
import type { PayTable, UnpopularTable } from './pay-and-points';
import type { ShiftKind } from './shift-kinds';
import type { OptionSet } from './shift-options';
import type { ShortRunTable } from './short-runs';
import type { SlotGrid } from './slot-grid';
import type { WeekLimits } from './week-limits';

/** Coverage is counted in whole units: eight parts of an agent, proficiency in hundredths. */
export const UNITS_PER_AGENT = 800;
/** Stands for "no rule" in limits of days in a row. */
export const NO_RUN_LIMIT = 99;
/** Slot of a shift end that lies too far back to matter. */
export const LONG_AGO = -1_000_000;

/** A fixed shift that cannot be the one shift of its date: it only adds coverage. */
export interface ExtraFixedShift {
  employee: number;
  /** Index into the employee's fixedShifts. */
  index: number;
  startSlot: number;
  endSlot: number;
}

/** Most shifts a week of the kinds marked 1. */
export interface KindLimit {
  isOfType: Uint8Array;
  maxPerWeek: number;
}

/**
 * The problem compiled to arrays. Employees, days and groups are indexes; ED = employee * days + day;
 * cell = group * slotCount + slot.
 */
export interface Instance {
  problem: ScheduleProblem;
  grid: SlotGrid;
  weights: ScheduleWeights;
  employeeCount: number;
  dayCount: number;
  groupCount: number;
  slotCount: number;
  weekCount: number;
  kinds: ShiftKind[];
  kindSpan: Int32Array;
  kindPaid: Int32Array;
  maxSpan: number;
  maxPauses: number;
  /** Zone index of each employee. */
  zoneOf: Int32Array;
  weekOfDay: Int32Array;
  /** 1 = Monday .. 7 = Sunday. */
  weekdayOfDay: Uint8Array;
  /** Demand per cell, in coverage units. */
  demand: Int32Array;
  /** Cost coefficients per cell and unit: linear under, quadratic under, linear over, quadratic over. */
  cost: Float32Array;
  /** Skill places per employee (SKILL_PLACES each): first cell of the group, hundredths, cost per quarter slot. */
  skillCount: Uint8Array;
  skillBase: Int32Array;
  skillHundredths: Int32Array;
  skillCost: Float64Array;
  /** Option set of each ED. */
  options: OptionSet[];
  /** Kind of the fixed shift of each ED or -1, and its start slot. */
  fixedKind: Int32Array;
  fixedStart: Int32Array;
  extraFixed: ExtraFixedShift[];
  /** Limits by employee * weekCount + week. */
  limits: WeekLimits[];
  restSlots: Int32Array;
  maxRun: Int32Array;
  /** Rows of days that must not be too short; null = nobody has the rule. */
  shortRuns: ShortRunTable | null;
  /** Largest spread of start minutes in a week, or -1. */
  startSpread: Int32Array;
  /** Most paid minutes in a row of days worked, per employee, -1 = no limit; null = nobody has one. */
  runMinutes: Int32Array | null;
  /** Paid minutes of the row of days that ends before the horizon. */
  historyRunMinutes: Int32Array;
  /** Whole days off in a row that the weekly rest needs, by employee * weekCount + week; 0 = no rule there. */
  restDays: Uint8Array;
  /** Slots a shift may reach into the first of those days. */
  restSpill: Int32Array;
  /** Block of four weekends of each week, or -1 where the week has no whole weekend. */
  weekendBlock: Int32Array;
  /** Free weekends needed, by employee * blockCount + block. */
  weekendsNeeded: Uint8Array;
  blockCount: number;
  historyEnd: Int32Array;
  historyRun: Int32Array;
  historyLate: Int32Array;
  historyWeekends: Int32Array;
  preferredStart: Int32Array;
  /** Weight of a wish for a day off, and for work, per ED. */
  wishOff: Float64Array;
  wishWork: Float64Array;
  /** Wish for a start between two wall-clock minutes, per ED; weight 0 = none. */
  wishStartFrom: Int32Array;
  wishStartTo: Int32Array;
  wishStartWeight: Float64Array;
  /** Start and end slot of the previous variant per ED; PREVIOUSLY_OFF, or NO_PREVIOUS where there is none. */
  previousStart: Int32Array;
  previousEnd: Int32Array;
  /** Cost of working and of not working a day, from rotations, per ED. */
  rotationWork: Float64Array;
  rotationOff: Float64Array;
  /** Kinds that a rotation that is not mandatory does not name on a day, marked 1, per ED; null = no rotation names any. */
  offRotation: (Uint8Array | undefined)[] | null;
  /** Bonds between people; null = there are none. */
  bonds: BondTable | null;
  /** Pay of working time; null = it costs nothing. */
  pay: PayTable | null;
  /** Points of shifts that nobody likes; null = a late shift counts one. */
  unpopular: UnpopularTable | null;
  /** Most paid minutes of each employee in the horizon, or -1. */
  periodMax: Int32Array;
  /** Limits on kinds of shifts by employee; null = none. */
  typeLimits: (KindLimit[] | null)[];
  /** 1 where kind b may not follow kind a on the next day, index a * kinds + b; null = all may. */
  forbidsNext: Uint8Array | null;
  lateEndMinute: number;
  /** Templates whose pauses cannot be placed. */
  impossibleTemplates: string[];
}

/** Wall-clock minute at which a slot begins for an employee. */
export function wallMinute(instance: Instance, employee: number, slot: number): number {
  return instance.grid.zones[instance.zoneOf[employee]].slotMinute[slot];
}

/**
 * How much a shift weighs when unpopular shifts are spread: 1 when it ends after the late minute of its own date, or the
 * points the problem gives to late ends, nights and templates.
 */
export function lateness(instance: Instance, employee: number, kind: number, start: number): number {
  const end = wallMinute(instance, employee, start) + instance.kindSpan[kind] * instance.grid.intervalMinutes;
  const isLate = end > instance.lateEndMinute;
  if (instance.unpopular === null) return isLate ? 1 : 0;
  const { late, night, ofKind, nightSlots } = instance.unpopular;
  const prefix = nightSlots[instance.zoneOf[employee]];
  const isNight = prefix[start + instance.kindSpan[kind]] > prefix[start];
  return (isLate ? late : 0) + (isNight ? night : 0) + ofKind[kind];
}

/**
 * Cost of the person's wishes, preferred start and change against the previous variant for a shift on a day (coverage,
 * fairness and target not included).
 */
export function shiftPreferenceCost(
  instance: Instance,
  employee: number,
  day: number,
  kind: number,
  start: number,
): number {
  const cell = employee * instance.dayCount + day;
  const minute = wallMinute(instance, employee, start);
  let cost = instance.weights.preference * instance.wishOff[cell];
  const preferred = instance.preferredStart[employee];
  if (preferred >= 0) cost += (instance.weights.startPreferencePerHour * Math.abs(minute - preferred)) / 60;
  const weight = instance.wishStartWeight[cell];
  if (weight > 0 && (minute < instance.wishStartFrom[cell] || minute > instance.wishStartTo[cell])) {
    cost += instance.weights.preference * weight;
  }
  if (instance.offRotation?.[cell]?.[kind] === 1) cost += instance.weights.rotationDay;
  if (instance.pay !== null) cost += payOfShift(instance, employee, kind, start);
  return cost + instance.rotationWork[cell] + changeCost(instance, cell, start, start + instance.kindSpan[kind]);
}

/** Pay of a shift: its paid time spread evenly over it, each slot at its multiplier. */
export function payOfShift(instance: Instance, employee: number, kind: number, start: number): number {
  const { pay } = instance;
  if (pay === null) return 0;
  const prefix = pay.prefix[pay.calendarOf[employee]];
  const span = instance.kindSpan[kind];
  const paidPart = instance.kindPaid[kind] / (span * instance.grid.intervalMinutes);
  return pay.rate[employee] * paidPart * (prefix[start + span] - prefix[start]);
}

/** Price of changing the times of a shift that was planned before, in parts of the price of a changed day. */
const CHANGED_TIMES_PART = 0.5;
/** Stands in `previousStart` for a day off that was planned before. */
export const PREVIOUSLY_OFF = -1;
/** Stands in `previousStart` for a day without a previous plan. */
export const NO_PREVIOUS = -2;

/** Cost of differing from the previous variant on a day; start -1 = day off. */
export function changeCost(instance: Instance, cell: number, start: number, end: number): number {
  const previous = instance.previousStart[cell];
  if (previous === NO_PREVIOUS || (previous === start && (start < 0 || instance.previousEnd[cell] === end))) return 0;
  const part = start >= 0 && previous >= 0 ? CHANGED_TIMES_PART : 1;
  return instance.weights.stability * part;
}

/** Cost of leaving a day free. */
export function dayOffPreferenceCost(instance: Instance, employee: number, day: number): number {
  const cell = employee * instance.dayCount + day;
  return (
    instance.weights.preference * instance.wishWork[cell] +
    instance.rotationOff[cell] +
    changeCost(instance, cell, -1, -1)
  );
}
