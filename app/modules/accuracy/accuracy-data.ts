export interface AccuracyFiguresData {
  days: number;
  slots: number;
  zeroSlots: number;
  actual: number;
  forecast: number;
  mape: number | null;
  wape: number | null;
  bias: number | null;
  dayWape: number | null;
  dayMape: number | null;
  trackingSignal: number | null;
  ahtWape: number | null;
  ahtBias: number | null;
}

export type AccuracyLineData = AccuracyFiguresData & { key: string; name: string };

export interface AccuracyData {
  total: AccuracyFiguresData;
  groups: AccuracyLineData[];
  channels: AccuracyLineData[];
  leads: AccuracyLineData[];
  weekdays: AccuracyLineData[];
  weeks: AccuracyLineData[];
  days: { date: string; actual: number; forecast: number; wape: number | null }[];
  hours: { hour: number; actual: number; forecast: number; wape: number | null; bias: number | null }[];
  hourWape: number | null;
  edits: { slots: number; wape: number; baseWape: number } | null;
}

export interface EditVerdictData {
  layerId: string;
  forecastId: string;
  groupName: string;
  timeZone: string;
  kind: string;
  comment: string | null;
  createdByName: string | null;
  createdAt: string;
  from: number;
  to: number;
  slots: number;
  wape: number;
  wapeWithout: number;
}

export const leadKeys = ['1', '2-7', '8-28', '29+'] as const;
/** What is usually asked of a forecast, in per cent. */
export const targets = { mape: 15, wape: 12, bias: 5, trackingSignal: 4 } as const;
