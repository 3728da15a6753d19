import { useSearchParams } from '@remix-run/react';
import { GitCompare, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { encodeWindow } from '~/components/chart/chart-window';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { setSearchParams } from '~/components/search-params';
import { Tabs } from '~/components/tabs';
import { addDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { statusTone } from '../forecasting/forecast-status';
import { chooseWindow } from './choose-window';
import { ExportMenu } from './export-menu';
import type { WorkspaceData } from './workspace-data';
import { ZoneSelect } from './zone-select';

const levels = ['month', 'week', 'day', 'hour', 'interval'] as const;

/** Whose forecast, for when, in which zone; ways to other levels of detail, to files and to scenarios. */
export function WorkspaceHeader({ data, nowMs }: { data: WorkspaceData; nowMs: number }) {
  const { forecast, level } = data;
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  const may = useCan();
  const [search] = useSearchParams();
  const zoomOf = (wanted: (typeof levels)[number]) => {
    const window = chooseWindow(data, wanted, nowMs);
    return window && encodeWindow(window);
  };
  return (
    <PageHeader
      title={forecast.groupName}
      badge={
        <>
          <Badge tone={statusTone(forecast.status)}>{t(`forecasts:status.${forecast.status}`)}</Badge>
          <Badge>{t('forecasts:versions.number', { number: forecast.versionNumber })}</Badge>
          {forecast.kind === 'forecast' ? null : <Badge tone="info">{t(`kind.${forecast.kind}`)}</Badge>}
          {forecast.isCurrent ? <Badge tone="ok">{t('forecasts:versions.current')}</Badge> : null}
          {forecast.isAggregated ? <Badge>{t('aggregated')}</Badge> : null}
        </>
      }
      description={`${forecast.serviceName} · ${format.dateRange(forecast.startDate, addDays(forecast.endDate, -1))} · ${format.timeZone(forecast.timeZone, `${forecast.startDate}T12:00:00Z`)}`}
      actions={
        <>
          {may('forecast:write') ? (
            <LinkButton to={`/plan/forecasts/import?group=${forecast.groupId}`} icon={Upload}>
              {t('import')}
            </LinkButton>
          ) : null}
          <LinkButton to={`/plan/scenarios?group=${forecast.groupId}`} icon={GitCompare}>
            {t('scenarios')}
          </LinkButton>
          <ExportMenu data={data} />
        </>
      }
    >
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Tabs
          label={t('forecasts:detail.levels')}
          items={levels.map((value) => ({
            to: setSearchParams(search, { level: value, 'z.zoom': zoomOf(value) }),
            label: t(`forecasts:level.${value}`),
            isActive: value === level,
          }))}
        />
        <ZoneSelect data={data} />
      </div>
    </PageHeader>
  );
}
