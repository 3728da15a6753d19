import type { ForecastResultData } from './forecast-page-data';

export interface Reason {
  code: string;
  params: Record<string, number | string>;
}

/** Why the method was chosen, as statements to be translated; those of forecasts made before they were stored come from the back-test. */
export function listReasons({ reasons, backtest, quality }: ForecastResultData): Reason[] {
  if (reasons) return reasons;
  const [ours, ...others] = backtest.scores;
  const found: Reason[] = [];
  if (!ours) found.push({ code: 'too-short', params: { days: quality.historyDays } });
  else {
    const weighted = others.filter((score) => (score.weight ?? 0) >= 0.05);
    const members = weighted.map((score) => `${score.method} ${Math.round(100 * (score.weight ?? 0))} %`).join(', ');
    found.push({ code: 'weighted', params: { origins: backtest.origins, members } });
    const wapeOf = (method: string) => others.find((score) => score.method === method)?.intervalWape ?? Number.NaN;
    found.push({
      code: 'accuracy',
      params: {
        horizonDays: backtest.horizonDays,
        wape: ours.intervalWape ?? Number.NaN,
        lastWeek: wapeOf('last-week'),
        sixWeekMean: wapeOf('six-week-mean'),
      },
    });
    if ((ours.intervalMape ?? 0) > 20) found.push({ code: 'high-mape', params: { mape: ours.intervalMape ?? 0 } });
  }
  if (quality.isMissingTooMuch) found.push({ code: 'missing', params: { percent: 100 * quality.missingShare } });
  return found;
}
