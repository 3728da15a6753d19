/** What the pages of the history get from their loaders. */
export interface GroupOption {
  id: string;
  name: string;
  code: string;
  serviceName: string;
  timeZone: string;
}

export interface HistoryPointData {
  start: string;
  received: number;
  notUniqueReceived: number;
  notUniqueTreated: number;
  notUniqueMissed: number;
  answeredInTime: number | null;
  ahtSec: number | null;
  postProcessingSec: number | null;
  serviceLevel: number | null;
  intervals: number;
}

export interface FindingData {
  kind: 'gap' | 'outlier' | 'empty-day' | 'special-day' | 'level-shift';
  start: string;
  intervals: number;
  found: number | null;
  expected: number | null;
}

export interface HistoryPageData {
  group: { id: string; name: string; timeZone: string; intervalMinutes: number };
  period: { firstDate: string; lastDate: string } | null;
  from: string;
  to: string;
  step: 'interval' | 'hour' | 'day' | 'week' | 'month';
  times: number[];
  points: HistoryPointData[];
  quality: { intervalMinutes: number; missingShare: number; isMissingTooMuch: boolean; findings: FindingData[] };
}

export const stepNames = ['interval', 'hour', 'day', 'week', 'month'] as const;

const hourMs = 3_600_000;

/** Nominal length of a step. */
export function stepLengthMs(data: Pick<HistoryPageData, 'step' | 'group'>): number {
  const lengths = { hour: hourMs, day: 24 * hourMs, week: 168 * hourMs, month: 730 * hourMs };
  return data.step === 'interval' ? data.group.intervalMinutes * 60_000 : lengths[data.step];
}
