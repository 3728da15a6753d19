import { Link, useSearchParams } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { RelativeTime } from '~/components/relative-time';
import { setSearchParams } from '~/components/search-params';
import { useFormat } from '~/i18n/use-format';
import type { ForecastPageData } from './forecast-page-data';

/** All versions of this group and period; any other one can be laid beside the one that is open. */
export function VersionList({ data }: { data: ForecastPageData }) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  const [search] = useSearchParams();
  const comparedId = search.get('compare');
  return (
    <ul className="flex flex-col">
      {data.versions.map((version) => (
        <li
          key={version.id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2 last:border-0"
        >
          <Link to={`/plan/forecasts/${version.id}`} className="tabular font-medium text-accent-ink hover:underline">
            {t('versions.number', { number: version.versionNumber })}
          </Link>
          {version.kind === 'forecast' ? null : (
            <Badge tone="info">
              {t(`versions.kind.${version.kind}`)}: {version.name}
            </Badge>
          )}
          {version.isCurrent ? <Badge tone="ok">{t('versions.current')}</Badge> : null}
          <span className="text-sm text-ink-muted">
            <RelativeTime instant={version.createdAt} /> {version.createdByName}
          </span>
          <span className="tabular ml-auto text-sm text-ink-muted">
            {version.wape === null ? '' : `WAPE ${format.percent(version.wape / 100, { decimals: 1 })}`}
          </span>
          {version.id === data.forecast.id || version.status !== 'ready' ? null : (
            <Link
              to={setSearchParams(search, { compare: comparedId === version.id ? null : version.id })}
              preventScrollReset
              className="text-sm text-accent-ink hover:underline"
            >
              {t(comparedId === version.id ? 'versions.stopComparing' : 'versions.compare')}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}
