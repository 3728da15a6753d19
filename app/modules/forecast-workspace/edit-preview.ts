/** Contacts and handling time of the changed intervals. */
export interface RangeTotals {
  contacts: number;
  /** weighted by contacts; null without any */
  ahtSec: number | null;
}

/** What a change would make of the forecast, as the server computed it; one entry for each period that it touches. */
export interface EditPreview {
  /** epoch seconds */
  starts: number[];
  volume: number[];
  before: RangeTotals;
  after: RangeTotals;
}

/** The contacts after a change along the times of the chart: null where it changes nothing. */
export function alignPreview(preview: EditPreview, starts: readonly number[]): (number | null)[] {
  const known = new Map(preview.starts.map((start, i) => [start, preview.volume[i]]));
  return starts.map((start) => known.get(start) ?? null);
}
