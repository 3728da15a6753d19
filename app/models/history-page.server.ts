import {
  addDays,
  dayIntervals,
  diffDays,
  eachDay,
  localDayStart,
  startOfMonth,
  startOfWeek,
  toLocalDate,
} from '~/engine/time';
import { getHistoryGroup, getHistoryPeriod, type HistoryPoint, listHistory } from './history.server';
import { checkHistoryQuality, type HistoryQualityReport } from './history-quality.server';
import { type HistoryStep, historySteps, longestPeriodDays } from './history-steps';

const defaultDays = 35;
const emptyQuality: HistoryQualityReport = {
  intervalMinutes: 15,
  missingShare: 0,
  isMissingTooMuch: false,
  findings: [],
};

/** What the page of the history shows of one group. */
export interface HistoryPage {
  group: { id: string; name: string; timeZone: string; intervalMinutes: number; channelType: string };
  /** local dates that hold history; null without any */
  period: { firstDate: string; lastDate: string } | null;
  /** shown; both inclusive */
  from: string;
  to: string;
  step: HistoryStep;
  /** starts of every step of the period, epoch ms, whether there is history or not */
  times: number[];
  points: HistoryPoint[];
  quality: HistoryQualityReport;
}

/**
 * History of a group for its page: the period asked for, or the last five weeks; a step too fine for the period gives way to the next one.
 * @throws AppError not_found
 */
export async function loadHistoryPage(input: {
  organizationId: string;
  groupId: string;
  from: string | null;
  to: string | null;
  step: HistoryStep | null;
}): Promise<HistoryPage> {
  const { organizationId, groupId } = input;
  const [group, period] = await Promise.all([getHistoryGroup(input), getHistoryPeriod(input)]);
  const lastDate = period?.lastDate ?? toLocalDate(Date.now(), group.timeZone);
  const to = input.to ?? lastDate;
  const from = input.from && input.from <= to ? input.from : addDays(to, 1 - defaultDays);
  const days = diffDays(from, to) + 1;
  const wanted = historySteps.indexOf(input.step ?? (days <= 7 ? 'interval' : 'day'));
  const step = historySteps.slice(wanted).find((candidate) => days <= longestPeriodDays[candidate]) ?? 'month';
  const shownFrom = diffDays(from, to) >= longestPeriodDays.month ? addDays(to, 1 - longestPeriodDays.month) : from;
  const query = { organizationId, groupId, from: shownFrom, to: addDays(to, 1) };
  const isJudged = days <= longestPeriodDays.hour;
  const [points, quality] = await Promise.all([
    period ? listHistory({ ...query, step }) : [],
    period && isJudged ? checkHistoryQuality(query) : emptyQuality,
  ]);
  const times = listStarts(shownFrom, to, step, group);
  return { group, period, from: shownFrom, to, step, times, points, quality };
}

/** Start of every step from a local date to another, both included. */
function listStarts(
  from: string,
  to: string,
  step: HistoryStep,
  group: { timeZone: string; intervalMinutes: number },
): number[] {
  const days = eachDay(from, addDays(to, 1));
  if (step === 'interval' || step === 'hour') {
    const minutes = step === 'hour' ? 60 : group.intervalMinutes;
    return days.flatMap((date) => dayIntervals(date, group.timeZone, minutes));
  }
  const firstOf = step === 'week' ? startOfWeek : step === 'month' ? startOfMonth : (date: string) => date;
  return [...new Set(days.map(firstOf))].map((date) => localDayStart(date, group.timeZone));
}
