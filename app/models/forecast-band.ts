/** Levels of detail that have errors of their own; quantiles do not add up, so hours and months have none. */
export const bandLevels = ['interval', 'day', 'week'] as const;
export type BandLevel = (typeof bandLevels)[number];

export const isBandLevel = (level: string): level is BandLevel => bandLevels.some((known) => known === level);

/** Two probabilities between which the actual lies, 0.1 and 0.9 unless chosen. */
export interface BandChoice {
  low: number;
  high: number;
}

export const usualBand: BandChoice = { low: 0.1, high: 0.9 };

/** Reads a choice written as `5-95` (per cent); undefined where it is none. */
export function parseBand(text: string | null): BandChoice | undefined {
  const found = /^(\d{1,2}(?:\.\d{1,2})?)-(\d{1,2}(?:\.\d{1,2})?)$/.exec(text ?? '');
  if (!found) return undefined;
  const [low, high] = [Number(found[1]) / 100, Number(found[2]) / 100];
  return low > 0 && low < high && high < 1 ? { low, high } : undefined;
}
