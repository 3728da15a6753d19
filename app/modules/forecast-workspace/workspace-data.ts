import type { ForecastPageData } from '../forecasting/forecast-page-data';

export const stepIds = ['parameters', 'history', 'cleaning', 'calendar', 'model', 'layers', 'requirement'] as const;
export type StepId = (typeof stepIds)[number];

export interface CalendarEventItem {
  id: string;
  name: string;
  type: string;
  from: number;
  to: number;
  fromDate: string;
  toDate: string;
  coefficient: number;
}

export interface CorrectionItem {
  id: string;
  target: 'volume' | 'ahtSec';
  from: number;
  to: number;
  finding: string;
  action: 'keep' | 'replace' | 'exclude';
  values: number[];
  comment: string | null;
  createdByName: string | null;
  createdAt: string;
}

/** What the steps of the workspace show beside the forecast itself. */
export interface StepData {
  calendar: {
    holidays: { date: string; name: string }[];
    periods: { kind: string; name: string; fromDate: string; toDate: string }[];
    events: CalendarEventItem[];
  };
  corrections: CorrectionItem[];
  isHistoryNewer: boolean;
  requirement: {
    starts: number[];
    required: number[];
    base: number[];
    peak: number[];
    totalHours: number;
    baseHours: number;
  } | null;
}

/** A day under way: what was forecast, what came, what is expected of the rest of it. */
export interface TodayData {
  date: string;
  asOf: string;
  firstOpenInterval: number;
  deviation: number;
  carriedShare: number;
  learnedDays: number;
  starts: number[];
  p10: number[];
  p50: number[];
  p90: number[];
  total: { forecast: number; expected: number; actual: number };
}

/** Everything the workspace of one forecast shows. */
export interface WorkspaceData extends ForecastPageData {
  step: StepId;
  at: string | null;
  /** whose clocks are shown; edits are sent with it */
  timeZone: string;
  steps: StepData;
  /** null above the level of an interval and where today is not in the period */
  today: TodayData | null;
}
