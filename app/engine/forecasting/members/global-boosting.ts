import { addDays, toLocalDate } from '~/engine/time';
import { buildDayFeatures } from '../calendar/day-features';
import { prepareHistory } from '../cleaning/prepare-history';
import { buildDayGrid } from '../day-grid';
import { type BoostedModel, learnBoosting, predictBoosting } from '../numeric/gradient-boosting';
import type { SeriesInput } from '../types';
import { SHARE_DEFAULTS } from './intraday-shares';
import type { ForecastMember, MemberContext } from './member';
import { type SettledDays, settleDays, totalsFromLevels } from './settled-days';
import { spreadOverDay } from './two-stage';

/** What all groups together teach about how a level goes on; plain numbers, fit for JSON. */
export interface GlobalModel extends BoostedModel {
  groups: number;
  examples: number;
}

const MIN_DAYS = 60;
const ORIGIN_STEP = 7;
const MOST_ORIGINS = 40;
const LEADS = [0, 1, 2, 4, 6, 9, 14, 19];
const COLUMNS = 10;
const OPTIONS = { trees: 120, depth: 3, learningRate: 0.08, minLeaf: 40, rowShare: 0.6 };

/**
 * Learns, over all groups, how a level free of the calendar goes on from its recent course. Groups with little history thereby
 * profit from those with much.
 * @param groups histories, each used up to `endDate` (exclusive)
 * @returns model for `globalBoostingMember`; with no group of sixty open days it predicts the recent mean
 */
export function learnGlobalModel(groups: readonly SeriesInput[], endDate: string, seed: number): GlobalModel {
  const rows: number[] = [];
  const target: number[] = [];
  let used = 0;
  for (const group of groups) {
    if (toLocalDate(group.start, group.zone) >= endDate) continue;
    const grid = buildDayGrid(group, endDate, addDays(endDate, 1));
    const context = { history: prepareHistory(grid, group.keepAsIs), features: buildDayFeatures(grid), seed };
    // why: one fit of the calendar per group; what it knows of later days is small beside what is learned here
    const settled = settleDays(context, grid.historyDays);
    const n = settled.log.length;
    if (n < MIN_DAYS) continue;
    used++;
    for (let k = 1; k <= MOST_ORIGINS && n - k * ORIGIN_STEP >= MIN_DAYS / 2; k++) {
      const end = n - k * ORIGIN_STEP;
      const anchor = anchorOf(settled.log, end);
      for (const lead of LEADS) {
        if (end + lead >= n) break;
        rows.push(...describe(context, settled, end, lead, settled.days[end + lead]));
        target.push(settled.log[end + lead] - anchor);
      }
    }
  }
  const model = learnBoosting(Float64Array.from(rows), COLUMNS, Float64Array.from(target), { ...OPTIONS, seed });
  return { ...model, start: target.length > 0 ? model.start : 0, groups: used, examples: target.length };
}

/** Member that carries the level on as the global model says. */
export function globalBoostingMember(model: GlobalModel): ForecastMember {
  return {
    name: 'global-boosting',
    minHistoryDays: 30,
    scale: 'log',
    forecast(context, origin, horizonDays) {
      const settled = settleDays(context, origin);
      const end = settled.log.length;
      if (end < MIN_DAYS / 2) throw new Error(`needs ${MIN_DAYS / 2} days with contacts`);
      const anchor = anchorOf(settled.log, end);
      const total = totalsFromLevels(context, origin, horizonDays, settled, (ahead, day) => {
        const row = Float64Array.from(describe(context, settled, end, ahead, day));
        return anchor + predictBoosting(model, row);
      });
      return spreadOverDay(context, origin, horizonDays, total, SHARE_DEFAULTS);
    },
  };
}

/** Level that the model's answer is added to: the mean of the last twenty open days. */
function anchorOf(log: Float64Array, end: number): number {
  return meanBefore(log, end, 20);
}

function describe(
  { history }: MemberContext,
  { log, days }: SettledDays,
  end: number,
  lead: number,
  day: number,
): number[] {
  const anchor = anchorOf(log, end);
  const { weekday } = history.grid;
  let sameWeekday = 0;
  for (let i = end - 1; i >= Math.max(0, end - 8); i--) {
    if (weekday[days[i]] === weekday[day]) {
      sameWeekday = log[i] - anchor;
      break;
    }
  }
  return [
    Math.min(lead, 60),
    weekday[day],
    log[end - 1] - anchor,
    meanBefore(log, end, 3) - anchor,
    meanBefore(log, end, 5) - anchor,
    meanBefore(log, end, 10) - anchor,
    meanBefore(log, end, 60) - anchor,
    sameWeekday,
    Number(history.grid.dates[day].slice(8)),
    Number(history.grid.dates[day].slice(5, 7)),
  ];
}

function meanBefore(values: Float64Array, end: number, count: number): number {
  const from = Math.max(0, end - count);
  let sum = 0;
  for (let i = from; i < end; i++) sum += values[i];
  return end > from ? sum / (end - from) : 0;
}
