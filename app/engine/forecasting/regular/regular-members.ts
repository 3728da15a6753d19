import { autoregression, everyLag, fewLags, twoWeekLags, wideLags } from './autoregression';
import { seasonalNaive } from './profiles';
import { robustProfile } from './robust-profile';
import { IDENTITY, LOG, onScale, SQRT } from './scales';
import { seasonalResidual } from './seasonal-residual';
import { seasonalSmoothing } from './seasonal-smoothing';
import type { RegularMember } from './types';

const harmonic = { lags: wideLags, shortPairs: 8, longPairs: 3, ridge: 0.03, absoluteRounds: 0 };
const plain = { lags: wideLags, shortPairs: 0, longPairs: 0, ridge: 0.1, absoluteRounds: 0 };
const differenced = { ...plain, difference: 'short' as const };
const manyWaves = { ...harmonic, shortPairs: 11, longPairs: 20, ridge: 0.1 };

/**
 * Members for regular series. Families are mixed on purpose: smoothing alone, autoregressions alone and seasonal repetition alone are
 * each worse together than the mixture. The set was chosen greedily on three windows before the end of the training data.
 */
export const REGULAR_MEMBERS: readonly RegularMember[] = [
  seasonalNaive('weekly-naive', 'long'),
  seasonalSmoothing('daily-smoothing-trend', { hasTrend: true, seasons: 'short' }),
  onScale(seasonalSmoothing('double-smoothing-trend', { hasTrend: true, seasons: 'both' }), SQRT),
  onScale(seasonalSmoothing('double-smoothing', { hasTrend: false, seasons: 'both', fitHorizon: 24 }), LOG),
  onScale(seasonalSmoothing('weekly-smoothing', { hasTrend: false, seasons: 'long' }), LOG),
  onScale(seasonalResidual, LOG),
  onScale(seasonalResidual, IDENTITY),
  onScale(robustProfile('robust-profile', { halfLifeSeasons: 4, smoothing: 0 }), LOG),
  onScale(robustProfile('robust-profile-smooth', { halfLifeSeasons: 4, smoothing: 0.3 }), LOG),
  onScale(robustProfile('robust-profile-long', { halfLifeSeasons: 8, smoothing: 0 }), LOG),
  onScale(autoregression('differenced-ar-every-lag', { ...differenced, lags: everyLag }), LOG),
  onScale(
    autoregression('differenced-ar-every-lag-absolute', { ...differenced, lags: everyLag, absoluteRounds: 4 }),
    LOG,
  ),
  onScale(autoregression('differenced-ar-two-weeks', { ...differenced, lags: twoWeekLags }), LOG),
  onScale(autoregression('weekly-differenced-ar', { ...plain, difference: 'long' }), LOG),
  onScale(autoregression('ar-every-lag', { ...harmonic, lags: everyLag, ridge: 0.1 }), LOG),
  onScale(autoregression('ar-many-waves', manyWaves), LOG),
  onScale(autoregression('ar-many-waves-absolute', { ...manyWaves, lags: fewLags, absoluteRounds: 4 }), LOG),
];
