import { useRevalidator, useSearchParams } from '@remix-run/react';
import { RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import type { TimeWindow } from '~/components/chart/chart-types';
import { useCan } from '~/components/frame/permissions';
import { JobProgress } from '~/components/job-progress';
import { LinkButton } from '~/components/link-button';
import { LayerChips } from '../forecasting/layer-chips';
import { EditPanel } from './edit-panel';
import { RangeFigures } from './range-figures';
import { StepList } from './step-list';
import { StepPanel } from './step-panel';
import { TodayPanel } from './today-panel';
import { useEditPreview } from './use-edit-preview';
import { VersionPanel } from './version-panel';
import { WorkspaceChart } from './workspace-chart';
import type { WorkspaceData } from './workspace-data';
import { WorkspaceHeader } from './workspace-header';

export interface WorkspaceProps {
  data: WorkspaceData;
  nowMs: number;
  /** what was wrong with what was sent */
  error: string | null;
}

/** The workspace of one forecast: seven steps on the left, the chart as the place of work, on the right what the range is made of. */
export function Workspace({ data, nowMs, error }: WorkspaceProps) {
  const { t } = useTranslation('forecast-workspace');
  const { revalidate } = useRevalidator();
  const { forecast } = data;
  const isUnderWay = forecast.status === 'pending' || forecast.status === 'running';
  return (
    <>
      <WorkspaceHeader data={data} nowMs={nowMs} />
      {forecast.status === 'ready' ? <ReadyWorkspace data={data} nowMs={nowMs} error={error} /> : null}
      {isUnderWay && forecast.jobId ? (
        <JobProgress jobId={forecast.jobId} label={t('computing')} onEnd={revalidate} />
      ) : null}
      {forecast.status === 'failed' || forecast.status === 'cancelled' ? (
        <Card title={t(`forecasts:status.${forecast.status}`)}>
          <p className="mb-3">{forecast.error ?? t('forecasts:detail.cancelledText')}</p>
          <p className="mb-3 text-ink-muted">{t('failedHelp')}</p>
          <div className="flex flex-wrap gap-2">
            <LinkButton to={`/plan/forecasts/new?group=${forecast.groupId}`} icon={RefreshCw} variant="primary">
              {t('forecasts:detail.again')}
            </LinkButton>
            <LinkButton to={`/plan/history/import?group=${forecast.groupId}`}>{t('importHistory')}</LinkButton>
          </div>
        </Card>
      ) : null}
    </>
  );
}

function ReadyWorkspace({ data, nowMs, error }: WorkspaceProps) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const may = useCan();
  const [search] = useSearchParams();
  const edit = useEditPreview(data.forecast.id, data.level, `${data.forecast.version} ${data.timeZone}`);
  const selection = readSelection(search);
  const canEdit = may('forecast:write') && data.forecast.kind !== 'snapshot';
  const isPast = data.step === 'history' || data.step === 'cleaning';
  return (
    <div className="grid grid-cols-1 items-start gap-4 xl:grid-cols-[13rem_minmax(0,1fr)_21rem]">
      <div className="min-w-0 xl:sticky xl:top-4">
        <StepList data={data} />
      </div>
      <div className="flex min-w-0 flex-col gap-4">
        <Card>
          <WorkspaceChart data={data} nowMs={nowMs} selection={selection} preview={edit.preview} canEdit={canEdit} />
        </Card>
        <StepPanel data={data} selection={selection} canEdit={canEdit} error={error} />
      </div>
      <div className="flex min-w-0 flex-col gap-4 xl:sticky xl:top-4">
        <Card title={t('forecasts:inspector.title')} description={t('forecasts:inspector.hint')}>
          <div className="flex flex-col gap-4">
            <RangeFigures data={data} selection={selection} />
            {canEdit && !isPast ? (
              <EditPanel
                key={`${data.forecast.version} ${data.timeZone}`}
                data={data}
                selection={selection}
                error={error}
                edit={edit}
              />
            ) : null}
          </div>
        </Card>
        {data.today && !isPast ? <TodayPanel today={data.today} timeZone={data.timeZone} /> : null}
        {data.step === 'layers' || isPast ? null : (
          <Card title={t('forecasts:layers.title')}>
            <LayerChips
              layers={data.layers}
              timeZone={data.timeZone}
              version={data.forecast.version}
              canEdit={canEdit}
            />
          </Card>
        )}
        <Card title={t('forecasts:versions.title')}>
          <VersionPanel data={data} canWrite={may('forecast:write')} />
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
