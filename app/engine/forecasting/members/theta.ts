import { SHARE_DEFAULTS } from './intraday-shares';
import type { ForecastMember } from './member';
import { settleDays, totalsFromLevels } from './settled-days';
import { spreadOverDay } from './two-stage';

const SMOOTHINGS = [0.05, 0.1, 0.2, 0.3, 0.5];
const FADE = 0.98;

/**
 * Theta on days free of the calendar: simple exponential smoothing plus half the slope of the whole, which fades.
 * Source: V. Assimakopoulos and K. Nikolopoulos (2000); as SES with drift: R. J. Hyndman and B. Billah (2003).
 */
export const thetaMember: ForecastMember = {
  name: 'theta',
  minHistoryDays: 28,
  hasTrend: true,
  scale: 'log',
  forecast(context, origin, horizonDays) {
    const settled = settleDays(context, origin);
    const { log } = settled;
    if (log.length === 0) throw new Error('needs days with contacts');
    const level = smoothBest(log);
    const drift = slope(log) / 2;
    const total = totalsFromLevels(context, origin, horizonDays, settled, (ahead) => {
      const steps = (1 - FADE ** (ahead + 1)) / (1 - FADE);
      return level + drift * steps;
    });
    return spreadOverDay(context, origin, horizonDays, total, SHARE_DEFAULTS);
  },
};

/** Last level of the smoothing with the smallest one-step error. */
function smoothBest(values: Float64Array): number {
  let best = { error: Number.POSITIVE_INFINITY, level: values[values.length - 1] };
  for (const alpha of SMOOTHINGS) {
    let level = values[0];
    let error = 0;
    for (let i = 1; i < values.length; i++) {
      error += Math.abs(values[i] - level);
      level += alpha * (values[i] - level);
    }
    if (error < best.error) best = { error, level };
  }
  return best.level;
}

/** Least-squares slope per open day. */
function slope(values: Float64Array): number {
  const n = values.length;
  let xy = 0;
  let xx = 0;
  for (let i = 0; i < n; i++) {
    const x = i - (n - 1) / 2;
    xy += x * values[i];
    xx += x * x;
  }
  return xx > 0 ? xy / xx : 0;
}
