import { Form, useRevalidator, useSearchParams } from '@remix-run/react';
import { Download, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import type { TimeWindow } from '~/components/chart/chart-types';
import { useCan } from '~/components/frame/permissions';
import { JobProgress } from '~/components/job-progress';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { setSearchParams } from '~/components/search-params';
import { Tabs } from '~/components/tabs';
import { useFormat } from '~/i18n/use-format';
import { AccuracyPanel } from './accuracy-panel';
import { EffectsPanel } from './effects-panel';
import { ForecastChart } from './forecast-chart';
import type { ForecastPageData } from './forecast-page-data';
import { statusTone } from './forecast-status';
import { LayerChips } from './layer-chips';
import { QualityPanel } from './quality-panel';
import { RangeInspector } from './range-inspector';
import { VersionList } from './version-list';

const levels = ['month', 'week', 'day', 'hour', 'interval'] as const;

export interface ForecastDetailProps {
  data: ForecastPageData;
  nowMs: number;
  error: string | null;
}

/** The workspace of one forecast: the chart, and beside it whatever the selected range needs. */
export function ForecastDetail({ data, nowMs, error }: ForecastDetailProps) {
  const { t } = useTranslation('forecasts');
  const { forecast } = data;
  return (
    <>
      <ForecastHeader data={data} />
      {forecast.status === 'ready' ? <ReadyForecast data={data} nowMs={nowMs} error={error} /> : null}
      {forecast.status === 'pending' || forecast.status === 'running' ? <ForecastProgress data={data} /> : null}
      {forecast.status === 'failed' || forecast.status === 'cancelled' ? (
        <Card title={t(`status.${forecast.status}`)}>
          <p className="mb-3">{forecast.error ?? t('detail.cancelledText')}</p>
          <LinkButton to={`/plan/forecasts/new?group=${forecast.groupId}`} icon={RefreshCw} variant="primary">
            {t('detail.again')}
          </LinkButton>
        </Card>
      ) : null}
    </>
  );
}

function ForecastHeader({ data: { forecast, level } }: { data: ForecastPageData }) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  const may = useCan();
  const [search] = useSearchParams();
  const lastDate = new Date(Date.parse(`${forecast.endDate}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);
  const exportTo = (kind: string) => `/plan/forecasts/${forecast.id}/export?format=${kind}&level=${level}`;
  return (
    <PageHeader
      title={forecast.groupName}
      badge={
        <>
          <Badge tone={statusTone(forecast.status)}>{t(`status.${forecast.status}`)}</Badge>
          <Badge>{t('versions.number', { number: forecast.versionNumber })}</Badge>
        </>
      }
      description={`${forecast.serviceName} · ${format.dateRange(forecast.startDate, lastDate)} · ${format.timeZone(forecast.timeZone, `${forecast.startDate}T12:00:00Z`)}`}
      actions={
        <>
          {may('forecast:write') ? (
            <Form method="post" action={`/plan/forecasts/${forecast.id}`}>
              <Button type="submit" name="intent" value="recompute" icon={RefreshCw}>
                {t('detail.recompute')}
              </Button>
            </Form>
          ) : null}
          <LinkButton to={exportTo('csv')} icon={Download} reloadDocument>
            CSV
          </LinkButton>
          <LinkButton to={exportTo('xlsx')} icon={Download} reloadDocument>
            XLSX
          </LinkButton>
        </>
      }
    >
      <Tabs
        label={t('detail.levels')}
        items={levels.map((value) => ({
          to: setSearchParams(search, { level: value, z: null }),
          label: t(`level.${value}`),
          isActive: value === level,
        }))}
      />
    </PageHeader>
  );
}

function ForecastProgress({ data: { forecast } }: { data: ForecastPageData }) {
  const { t } = useTranslation('forecasts');
  const { revalidate } = useRevalidator();
  return forecast.jobId ? (
    <JobProgress jobId={forecast.jobId} label={t('detail.computing')} onEnd={revalidate} />
  ) : null;
}

function ReadyForecast({ data, nowMs, error }: ForecastDetailProps) {
  const { t } = useTranslation('forecasts');
  const may = useCan();
  const [search] = useSearchParams();
  const { forecast } = data;
  const selection = readSelection(search);
  const canEdit = may('forecast:write');
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,2fr)_minmax(20rem,1fr)]">
      <div className="flex min-w-0 flex-col gap-4">
        <Card>
          <ForecastChart data={data} nowMs={nowMs} selection={selection} />
        </Card>
        {forecast.result ? (
          <>
            <Card title={t('accuracy.title')} description={t('accuracy.text')}>
              <AccuracyPanel result={forecast.result} />
            </Card>
            <div className="grid gap-4 lg:grid-cols-2">
              <Card title={t('effects.title')}>
                <EffectsPanel result={forecast.result} />
              </Card>
              <Card title={t('quality.title')}>
                <QualityPanel result={forecast.result} timeZone={forecast.timeZone} />
              </Card>
            </div>
          </>
        ) : null}
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Card title={t('inspector.title')} description={t('inspector.hint')}>
          <RangeInspector data={data} selection={selection} canEdit={canEdit} error={error} />
        </Card>
        <Card title={t('layers.title')}>
          <LayerChips layers={data.layers} timeZone={forecast.timeZone} version={forecast.version} canEdit={canEdit} />
        </Card>
        <Card title={t('versions.title')}>
          <VersionList data={data} />
        </Card>
      </div>
    </div>
  );
}

function readSelection(search: URLSearchParams): TimeWindow | null {
  const startMs = Date.parse(search.get('from') ?? '');
  const endMs = Date.parse(search.get('to') ?? '');
  return startMs < endMs ? { startMs, endMs } : null;
}
