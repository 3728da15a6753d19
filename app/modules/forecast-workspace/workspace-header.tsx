import { useSearchParams } from '@remix-run/react';
import { Download, GitCompare, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { encodeWindow } from '~/components/chart/chart-window';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Popover } from '~/components/popover';
import { setSearchParams } from '~/components/search-params';
import { Tabs } from '~/components/tabs';
import { addDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { statusTone } from '../forecasting/forecast-status';
import { chooseWindow } from './choose-window';
import type { WorkspaceData } from './workspace-data';

const exportChoices = [
  ['full', 'xlsx'],
  ['full', 'csv'],
  ['contacts', 'xlsx'],
  ['contacts', 'csv'],
  ['operators', 'xlsx'],
] as const;

const levels = ['month', 'week', 'day', 'hour', 'interval'] as const;

/** Whose forecast, for when, in which zone; ways to other levels of detail, to files and to scenarios. */
export function WorkspaceHeader({ data, nowMs }: { data: WorkspaceData; nowMs: number }) {
  const { forecast, level } = data;
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  const may = useCan();
  const [search] = useSearchParams();
  const exportTo = (kind: string, layout: string) =>
    `/plan/forecasts/${forecast.id}/export?format=${kind}&level=${level}&layout=${layout}`;
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
          <Popover label={t('export.title')} trigger={<Button icon={Download}>{t('export.title')}</Button>}>
            <ul className="flex flex-col">
              {exportChoices.map(([layout, kind]) => (
                <li key={`${layout} ${kind}`}>
                  <a
                    href={exportTo(kind, layout)}
                    className="flex min-h-8 items-center rounded-control px-2 hover:bg-hover coarse:min-h-11"
                  >
                    {t(`export.${layout}`, { format: kind.toUpperCase() })}
                  </a>
                </li>
              ))}
            </ul>
          </Popover>
        </>
      }
    >
      <Tabs
        label={t('forecasts:detail.levels')}
        items={levels.map((value) => ({
          to: setSearchParams(search, { level: value, 'z.zoom': zoomOf(value) }),
          label: t(`forecasts:level.${value}`),
          isActive: value === level,
        }))}
      />
    </PageHeader>
  );
}
