import type { EditVerdict } from './judge-edits';
import type { AccuracyFigures } from './summarize-accuracy';

/** How far ahead a day was forecast: from the end of the history. */
export const leadBuckets = ['1', '2-7', '8-28', '29+'] as const;
export type LeadBucket = (typeof leadBuckets)[number];

export interface AccuracyLine extends AccuracyFigures {
  key: string;
  name: string;
}

/** Accuracy of forecasts in a period from every side. */
export interface AccuracyReport {
  total: AccuracyFigures;
  groups: AccuracyLine[];
  channels: AccuracyLine[];
  leads: AccuracyLine[];
  /** key 1 (Monday) to 7 */
  weekdays: AccuracyLine[];
  /** key: Monday of the week */
  weeks: AccuracyLine[];
  days: { date: string; actual: number; forecast: number; wape: number | null }[];
  /** by hour of the local day */
  hours: { hour: number; actual: number; forecast: number; wape: number | null; bias: number | null }[];
  /** per hour over the period */
  hourWape: number | null;
  /** intervals that events, growth or planners changed: error with and without the change; null where there are none */
  edits: { slots: number; wape: number; baseWape: number } | null;
}

/** Lengths of a stretch of the day by which accuracy can be looked at, minutes. */
export const accuracySteps = [5, 10, 15, 30, 60] as const;
export type AccuracyStep = (typeof accuracySteps)[number];

/** Accuracy by time of day: one entry for each stretch that has any figure, in order. */
export interface AccuracyByTimeData {
  timeZone: string;
  stepMinutes: number;
  times: {
    minuteOfDay: number;
    /** contacts of a mean day, all groups together */
    actual: number;
    forecast: number;
    wape: number | null;
    mape: number | null;
    /** plus = over-forecast */
    bias: number | null;
  }[];
}

/** A change of a planner with whether it helped. */
export interface EditVerdictView extends EditVerdict {
  forecastId: string;
  groupName: string;
  timeZone: string;
  kind: string;
  comment: string | null;
  createdByName: string | null;
  createdAt: string;
  from: number;
  to: number;
}
