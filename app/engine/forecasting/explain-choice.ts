import type { BacktestOutcome } from './backtest/run-backtest';
import type { GrowthFollowers } from './growth/follow-growth';
import type { SettledGrowth } from './growth/settle-growth';
import type { HistoryQuality, ReasonPart } from './types';

/** What the choice of a model is explained from. */
export interface ChoiceFacts {
  followers: GrowthFollowers;
  outcome: BacktestOutcome;
  knownDays: number;
  quality: HistoryQuality;
  isAllZero: boolean;
  growth?: SettledGrowth;
  /** Growth per year that was used, where growth is linear or logistic. */
  growthPerYear?: number;
  /** Days of own history and share of the shape that came from the like group, where one was given. */
  borrowed?: { days: number; percent: number };
}

const percent = (value: number) => Math.round(10 * value) / 10;

/** Which model, on what evidence, and what the planner should look at: statements with their figures. */
export function explainChoice(facts: ChoiceFacts): ReasonPart[] {
  const { followers, outcome, knownDays, quality } = facts;
  const { members } = followers;
  const parts: ReasonPart[] = [];
  if (facts.isAllZero) parts.push({ code: 'all-zero', params: {} });
  if (facts.borrowed) parts.push({ code: 'borrowed-shape', params: facts.borrowed });
  if (members.length === 0) parts.push({ code: 'too-short', params: { days: knownDays } });
  else if (outcome.backtest.origins === 0) {
    parts.push({ code: 'single-member', params: { days: knownDays, member: members[0].name } });
  } else {
    const order = members.map((_, m) => m).sort((a, b) => outcome.weights[b] - outcome.weights[a]);
    const named = order
      .filter((m) => outcome.weights[m] >= 0.05)
      .slice(0, 4)
      .map((m) => `${members[m].name} ${Math.round(100 * outcome.weights[m])} %`);
    parts.push({ code: 'weighted', params: { origins: outcome.backtest.origins, members: named.join(', ') } });
  }
  const [ours, ...others] = outcome.backtest.scores;
  if (ours && Number.isFinite(ours.intervalWape)) {
    const wapeOf = (method: string) =>
      percent(others.find((score) => score.method === method)?.intervalWape ?? Number.NaN);
    const params = {
      horizonDays: outcome.backtest.horizonDays,
      wape: percent(ours.intervalWape),
      lastWeek: wapeOf('last-week'),
      sixWeekMean: wapeOf('six-week-mean'),
    };
    parts.push({ code: 'accuracy', params });
    if (ours.intervalMape > 20) parts.push({ code: 'high-mape', params: { mape: percent(ours.intervalMape) } });
  }
  if (facts.growth?.type === 'flat') parts.push({ code: 'growth-flat', params: {} });
  if (facts.growth?.type === 'linear') {
    parts.push({ code: 'growth-linear', params: { perYear: percent(100 * (facts.growthPerYear ?? 0)) } });
  }
  if (facts.growth?.type === 'logistic') {
    const { cap, isCapDerived } = facts.growth;
    parts.push({ code: isCapDerived ? 'growth-logistic-derived' : 'growth-logistic', params: { cap } });
  }
  const { carriers, stoodBack } = followers;
  // why: every member carries a flat level, so that only another growth is worth a word
  if (carriers.size > 0 && facts.growth?.type !== 'flat') {
    parts.push({ code: 'growth-carried', params: { members: [...carriers].join(', ') } });
  }
  if (stoodBack.length > 0) parts.push({ code: 'growth-stood-back', params: { members: stoodBack.join(', ') } });
  if (quality.isMissingTooMuch) {
    parts.push({ code: 'missing', params: { percent: percent(100 * quality.missingShare) } });
  }
  return parts;
}

type Figures = ReasonPart['params'];

const ENGLISH: Record<string, (figures: Figures) => string> = {
  'all-zero': () => 'The history holds no contacts in opening hours: the forecast is zero.',
  'borrowed-shape': ({ days, percent: share }) =>
    `${days} days of own history: ${share} % of the shape is borrowed from the like group.`,
  'too-short': ({ days }) => `Only ${days} days of history: moving average by weekday and slot.`,
  'single-member': ({ days, member }) => `${days} days of history are too few for a back-test: ${member} alone.`,
  weighted: ({ origins, members }) => `Weighted by ${origins} rolling origins: ${members}.`,
  accuracy: ({ horizonDays, wape, lastWeek, sixWeekMean }) =>
    `WAPE per interval over ${horizonDays} days ahead: ${wape} % (last-week ${lastWeek} %, six-week-mean ${sixWeekMean} %).`,
  'high-mape': () => 'MAPE is above 20 %: look at the history or choose another model.',
  'growth-flat': () => 'The level is held flat.',
  'growth-linear': ({ perYear }) => `The level grows by ${perYear} % a year.`,
  'growth-logistic': ({ cap }) => `The level grows towards ${cap} contacts a day.`,
  'growth-logistic-derived': ({ cap }) =>
    `The level grows towards ${cap} contacts a day, half as many again as in the busiest week, as no cap was told.`,
  'growth-carried': ({ members }) => `Their own trend is this growth: ${members}.`,
  'growth-stood-back': ({ members }) =>
    `Left out, as a trend of their own would come on top of the growth: ${members}.`,
  missing: ({ percent: share }) => `${share} % of the open slots are missing: correct the history first.`,
};

/** Statements as one paragraph in plain English. */
export function describeReasons(parts: readonly ReasonPart[]): string {
  return parts.map(({ code, params }) => ENGLISH[code]?.(params) ?? code).join(' ');
}
