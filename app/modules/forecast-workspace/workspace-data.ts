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

/** Everything the workspace of one forecast shows. */
export interface WorkspaceData extends ForecastPageData {
  step: StepId;
  at: string | null;
  steps: StepData;
}
