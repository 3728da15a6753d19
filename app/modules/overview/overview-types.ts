/** The figures of today, as the loader gives them. */
export interface OverviewView {
  nowMs: number;
  times: number[];
  required: (number | null)[];
  scheduled: (number | null)[];
  actual: (number | null)[];
  serviceLevel: { soFar: number | null; byClose: number | null; target: number; trend: (number | null)[] };
  gap: { people: number; atMs: number | null; isKnown: boolean; trend: (number | null)[] };
  adherence: { share: number | null; people: number };
  forecast: { wape: number | null; volume: number; expected: number };
}

export interface NeedView {
  kind: string;
  count: number;
  names: string[];
  to: string;
}
