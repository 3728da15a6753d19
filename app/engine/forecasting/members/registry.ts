import { lastWeekMember, sixWeekMeanMember } from './baselines';
import type { ForecastMember } from './member';
import { nearestDaysMember } from './nearest-days';
import { absoluteAutoregressionMember, doubleSeasonalMember, ridgeAutoregressionMember } from './slot-series-members';
import { thetaMember } from './theta';
import { twoStageMember } from './two-stage';

/** Members that take part in the combination, in the order in which they are reported. */
export const MEMBERS: readonly ForecastMember[] = [
  twoStageMember('two-stage'),
  twoStageMember('two-stage-steady', { halfLifeDays: 250, levelDecay: 0.85, levelFade: 0.98 }, { occurrences: 20 }),
  twoStageMember('two-stage-yearly', { halfLifeDays: 400, yearlyPairs: 3 }),
  twoStageMember('two-stage-trend', { levelDecay: 0.9, levelFade: 0.97, trendShare: 0.5 }),
  twoStageMember('two-stage-growth', { halfLifeDays: 400, levelDecay: 0.92, levelFade: 0.99, driftPrior: 0.5 }),
];

/** Members that a planner may choose by name; in the combination they did not lower the error on real calls. */
export const OPTIONAL_MEMBERS: readonly ForecastMember[] = [
  thetaMember,
  nearestDaysMember,
  doubleSeasonalMember,
  ridgeAutoregressionMember,
  absoluteAutoregressionMember,
];

/** What every forecast is held against; the six-week mean also serves histories that are too short for the members. */
export const BASELINES: readonly ForecastMember[] = [lastWeekMember, sixWeekMeanMember];

export const FALLBACK = sixWeekMeanMember;
