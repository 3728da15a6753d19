import type { RegularMember } from './types';

/** The last short (or long) season again. */
export function seasonalNaive(name: string, season: 'short' | 'long'): RegularMember {
  return {
    name,
    minLongSeasons: season === 'short' ? 0.2 : 1,
    fit: (_values, _end, spec) => (history, origin) => {
      const period = season === 'short' ? spec.shortPeriod : spec.longPeriod;
      return Float64Array.from({ length: spec.horizon }, (_, h) => history[origin - period + (h % period)]);
    },
  };
}

const WINDOW_DAYS = 3;
const NEIGHBOURS = 6;
const DAY_WEIGHTS = [0.6, 1, 1.5];
const LEVEL_WEIGHT = 1;

/**
 * Continuations of the past windows of three short seasons, at the same phase, that look most like the last one in shape and level;
 * each moved to the level of the last short season.
 */
export const nearestWindows: RegularMember = {
  name: 'nearest-windows',
  minLongSeasons: 2,
  fit: (_values, _end, spec) => (history, origin) => {
    const { shortPeriod: p, horizon } = spec;
    const length = WINDOW_DAYS * p;
    const start = origin - length;
    const level = meanOf(history, start, origin);
    const lastLevel = meanOf(history, origin - p, origin);
    const found: { end: number; distance: number; level: number }[] = [];
    for (let end = origin - p; end >= length; end -= p) {
      if (end + horizon > origin) continue;
      const otherLevel = meanOf(history, end - length, end);
      let square = 0;
      for (let i = 0; i < length; i++) {
        const d = history[end - length + i] - otherLevel - (history[start + i] - level);
        square += DAY_WEIGHTS[Math.floor(i / p)] * d * d;
      }
      const distance = Math.sqrt(square / length) + LEVEL_WEIGHT * Math.abs(otherLevel - level);
      found.push({ end, distance, level: meanOf(history, end - p, end) });
    }
    found.sort((a, b) => a.distance - b.distance);
    const near = found.slice(0, NEIGHBOURS);
    const out = new Float64Array(horizon);
    let weights = 0;
    for (const { end, distance, level: otherLevel } of near) {
      const w = 1 / (distance + 0.2 * near[0].distance + 1e-9);
      weights += w;
      for (let h = 0; h < horizon; h++) out[h] += w * (history[end + h] - otherLevel + lastLevel);
    }
    return out.map((v) => v / weights);
  },
};

function meanOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  return sum / (to - from);
}
