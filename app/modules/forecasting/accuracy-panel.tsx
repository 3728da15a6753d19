import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { joinClasses } from '~/components/class-names';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import type { BacktestRow, ForecastResultData } from './forecast-page-data';
import { ReasonText } from './reason-text';

/** How the method did when it forecast days that are known by now, beside the two plain rules everybody can follow. */
export function AccuracyPanel({ result }: { result: ForecastResultData }) {
  const { t } = useTranslation('forecasts');
  const { backtest } = result;
  if (backtest.scores.length === 0) {
    return (
      <div className="flex flex-col gap-3">
        <p className="text-ink-muted">{t('accuracy.none')}</p>
        <ReasonText result={result} />
      </div>
    );
  }
  const [ours, ...others] = backtest.scores;
  // the plain rules first: they are what the method must beat; then its own parts
  const shown = [
    ours,
    ...others.filter((score) => score.weight === undefined),
    ...others.filter((score) => (score.weight ?? 0) > 0),
  ];
  const worst = Math.max(...backtest.scores.map((score) => score.intervalWape ?? 0));
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        {backtest.beatsBaselines === undefined ? null : (
          <Badge tone={backtest.beatsBaselines ? 'ok' : 'warning'}>
            {t(backtest.beatsBaselines ? 'accuracy.beats' : 'accuracy.doesNotBeat')}
          </Badge>
        )}
        <span className="text-sm text-ink-muted">
          {t('accuracy.how', { origins: backtest.origins, days: backtest.horizonDays })}
        </span>
      </div>
      <ScrollRegion label={t('accuracy.title')}>
        <table className="w-full text-sm sm:min-w-md">
          <thead>
            <tr className="border-b border-line text-ink-muted">
              <th className="py-1.5 pr-2 text-left font-normal">{t('accuracy.method')}</th>
              <th className="w-1/3 px-2 text-left font-normal">{t('accuracy.wapeInterval')}</th>
              <th className="px-2 text-right font-normal max-sm:hidden">{t('accuracy.mape')}</th>
              <th className="px-2 text-right font-normal">{t('accuracy.wapeDay')}</th>
              <th className="pl-2 text-right font-normal max-sm:hidden">{t('accuracy.bias')}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map((score) => (
              <ScoreRow key={score.method} score={score} worst={worst} isOurs={score === ours} />
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <ReasonText result={result} />
      <LeftOut result={result} />
    </div>
  );
}

/** Methods that failed, each with the cause: the others made the forecast. */
function LeftOut({ result: { leftOut = [] } }: { result: ForecastResultData }) {
  const { t } = useTranslation('forecasts');
  if (!leftOut.length) return null;
  return (
    <ul className="text-sm text-warning-ink">
      {leftOut.map(({ member, cause }) => (
        <li key={member}>
          {t('accuracy.leftOut', { member: t(`method.${member}`, { defaultValue: member }), cause })}
        </li>
      ))}
    </ul>
  );
}

function ScoreRow({ score, worst, isOurs }: { score: BacktestRow; worst: number; isOurs: boolean }) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  const percent = (value: number | null, isSigned = false) =>
    format.percent(value === null ? null : value / 100, { decimals: 1, isSigned });
  const share = worst > 0 ? (100 * (score.intervalWape ?? 0)) / worst : 0;
  return (
    <tr className={joinClasses('border-b border-line last:border-0', isOurs && 'font-medium')}>
      <td className="py-1.5 pr-2">
        {t(`method.${score.method}`, { defaultValue: score.method })}
        {score.weight ? <span className="ml-1 text-ink-subtle">{format.percent(score.weight)}</span> : null}
      </td>
      <td className="px-2">
        <span className="flex items-center gap-2">
          <span aria-hidden className="h-2 flex-1 rounded-full bg-surface-sunken">
            <span
              className={joinClasses('block h-2 rounded-full', isOurs ? 'bg-accent' : 'bg-line-strong')}
              style={{ width: `${share}%` }}
            />
          </span>
          <span className="tabular w-14 text-right">{percent(score.intervalWape)}</span>
        </span>
      </td>
      <td className="tabular px-2 text-right max-sm:hidden">{percent(score.intervalMape)}</td>
      <td className="tabular px-2 text-right">{percent(score.dayWape)}</td>
      <td className="tabular pl-2 text-right max-sm:hidden">{percent(score.dayBias, true)}</td>
    </tr>
  );
}
