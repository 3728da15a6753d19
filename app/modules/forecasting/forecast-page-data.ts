import type { LayerOperation } from '~/engine/forecasting/layers/types';

/** A layer as the page gets it. */
export interface LayerItem {
  id: string;
  kind: 'event' | 'growth' | 'edit' | 'import' | 'reserve';
  target: 'volume' | 'ahtSec' | 'agents';
  operation: LayerOperation;
  /** local date whose values were taken over */
  copiedFrom: string | null;
  from: number;
  to: number;
  comment: string | null;
  createdByName: string | null;
  createdAt: string;
  revertedAt: string | null;
}

export interface BacktestRow {
  method: string;
  weight?: number;
  intervalWape: number | null;
  intervalMape: number | null;
  intervalBias: number | null;
  dayWape: number | null;
  dayBias: number | null;
}

/** What a computation left behind; null before it is ready. */
export interface ForecastResultData {
  backtest: { origins: number; horizonDays: number; scores: BacktestRow[]; beatsBaselines?: boolean };
  effects: { key: string; factor: number; examples: number; low?: number; high?: number; contacts?: number }[];
  quality: {
    historyDays: number;
    openDays: number;
    missingShare: number;
    isMissingTooMuch: boolean;
    findings: { kind: string; start: number; slots: number; found: number | null; expected: number }[];
    findingCount: number;
  };
  reason: string;
  /** the same for translation; forecasts of before have none */
  reasons?: { code: string; params: Record<string, number | string> }[];
  /** what looks wrong in the history; forecasts of before have none */
  proposals?: {
    id: string;
    target: 'volume' | 'ahtSec';
    kind: string;
    from: number;
    to: number;
    found: (number | null)[];
    proposed: (number | null)[];
    reason: { code: string; params: Record<string, number | string> };
  }[];
  leftOut?: { member: string; cause: string }[];
  days?: { date: string; volume: number; usualVolume?: number; effects: { key: string; factor: number }[] }[];
}

/** Everything the page of one forecast shows. */
export interface ForecastPageData {
  forecast: {
    id: string;
    groupId: string;
    groupName: string;
    serviceName: string;
    name: string;
    status: string;
    schema: string;
    startDate: string;
    endDate: string;
    historyFrom: string;
    historyTo: string;
    kind: string;
    isAggregated: boolean;
    parameters: { includeHolidays?: boolean; growth?: string; growthPerYear?: number; growthCap?: number };
    createdAt: string | Date;
    createdByName: string | null;
    timeZone: string;
    intervalMinutes: number;
    versionNumber: number;
    isCurrent: boolean;
    error: string | null;
    jobId: string | null;
    version: number;
    result: ForecastResultData | null;
  };
  level: string;
  series: {
    starts: number[];
    base: (number | null)[];
    volume: (number | null)[];
    p10: (number | null)[];
    p90: (number | null)[];
    ahtSec: (number | null)[];
    actual: (number | null)[];
  };
  compared: { id: string; versionNumber: number; volume: (number | null)[] } | null;
  /** first and last instant of the forecast, half-open */
  periodStartMs: number;
  periodEndMs: number;
  /** probabilities of the edges of the band, which travel as p10 and p90 */
  band: { low: number; high: number };
  layers: LayerItem[];
  versions: {
    id: string;
    name: string;
    kind: string;
    versionNumber: number;
    status: string;
    isCurrent: boolean;
    createdAt: string | Date;
    createdByName: string | null;
    wape: number | null;
  }[];
}
