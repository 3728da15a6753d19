import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { useFormat } from '~/i18n/use-format';
import type { ForecastResultData } from './forecast-page-data';

const shownFindings = 12;

/** What the history was like: how long, how complete, and what in it was not taken as it stood. */
export function QualityPanel({ result, timeZone }: { result: ForecastResultData; timeZone: string }) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  const { quality } = result;
  return (
    <div className="flex flex-col gap-3">
      <p className="flex flex-wrap items-center gap-2">
        <Badge tone={quality.isMissingTooMuch ? 'warning' : 'ok'}>
          {t('quality.missing', { share: format.percent(quality.missingShare, { decimals: 1 }) })}
        </Badge>
        <span className="text-sm text-ink-muted">{t('quality.days', { count: quality.historyDays })}</span>
      </p>
      {quality.findings.length === 0 ? (
        <p className="text-sm text-ink-muted">{t('quality.clean')}</p>
      ) : (
        <ul className="text-sm">
          {quality.findings.slice(0, shownFindings).map((finding) => (
            <li
              key={`${finding.kind}-${finding.start}`}
              className="flex justify-between gap-3 border-b border-line py-1.5"
            >
              <span>
                {t(`quality.kind.${finding.kind}`)}{' '}
                <span className="tabular text-ink-muted">{format.dateTime(finding.start, timeZone)}</span>
              </span>
              <span className="tabular text-ink-muted">
                {finding.found === null
                  ? t('quality.slots', { count: finding.slots })
                  : `${format.number(finding.found, { decimals: 0 })} → ${format.number(finding.expected, { decimals: 0 })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {quality.findingCount > shownFindings ? (
        <p className="text-sm text-ink-muted">{t('quality.more', { count: quality.findingCount - shownFindings })}</p>
      ) : null}
    </div>
  );
}
