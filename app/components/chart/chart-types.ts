/**
 * How a series is drawn; the same everywhere. line: what was (solid); forecast: the accent's line with its band;
 * step: a requirement; filled-step: what is scheduled; difference: bars around zero in a strip of their own below.
 */
export type SeriesKind = 'line' | 'forecast' | 'step' | 'filled-step' | 'difference';

export interface TimeSeries {
  id: string;
  label: string;
  kind: SeriesKind;
  /** one for each interval; null where there is none */
  values: readonly (number | null)[];
  /** edges of the band of a forecast (P10 and P90 as a rule), one for each interval */
  low?: readonly (number | null)[];
  high?: readonly (number | null)[];
  /** what the band is where it is not P10 to P90 */
  bandLabel?: string;
  /** for what the grammar does not name, such as another version: a token, "var(--color-series-other-1)" */
  color?: string;
  isDashed?: boolean;
  /** not shown until the reader asks for it in the legend */
  isInitiallyHidden?: boolean;
  /** a value in words; whole numbers with one decimal otherwise */
  format?: (value: number) => string;
}

/** Something that a stretch of time is: a special day, a gap in the data, an edited range. */
export interface ChartRange {
  id: string;
  startMs: number;
  endMs: number;
  label: string;
  kind: 'event' | 'gap' | 'edit';
}

/** Single intervals that stand out, drawn as rings on a series. */
export interface ChartMarks {
  seriesId: string;
  /** indexes of intervals */
  indexes: readonly number[];
  label: string;
}

/** A stretch of time, half-open, in epoch milliseconds. */
export interface TimeWindow {
  startMs: number;
  endMs: number;
}
