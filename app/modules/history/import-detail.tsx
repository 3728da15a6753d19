import { Form, useNavigation } from '@remix-run/react';
import { ChartSpline, CircleCheck, History as HistoryIcon, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { JobProgress } from '~/components/job-progress';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';
import { useFormat } from '~/i18n/use-format';
import { FaultTable } from './fault-table';
import type { GroupOption } from './history-data';
import type { FaultPage, ImportPageData } from './import-data';
import { ImportOptionsForm } from './import-options-form';
import { ImportPreview } from './import-preview';
import { ImportStatusBadge } from './import-status-badge';

export interface ImportDetailProps {
  data: ImportPageData;
  faults: FaultPage;
  groups: GroupOption[];
  timeZones: string[];
  error: string | null;
}

/** An import from its options over the check to its result. */
export function ImportDetail({ data, faults, groups, timeZones, error }: ImportDetailProps) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const revalidate = useRevalidateInTurn();
  const { preview, status } = data;
  const isOpen = status !== 'running' && status !== 'completed';
  const isChecking = status === 'uploaded' && data.jobId !== null;
  return (
    <>
      <PageHeader
        title={data.fileName}
        description={`${format.bytes(data.sizeBytes)} · ${t(`format.${data.options.format}`)}`}
        badge={<ImportStatusBadge status={status} />}
        actions={isOpen ? <ImportActions data={data} /> : null}
      />
      <div className="flex flex-col gap-4">
        {data.jobId && (status === 'running' || isChecking) ? (
          <JobProgress
            jobId={data.jobId}
            label={t(isChecking ? 'job.checking' : 'job.importing')}
            onEnd={() => revalidate()}
            renderMetrics={({ step }) => (step === 'reading' || step === 'writing' ? t(`job.${step}`) : null)}
          />
        ) : null}
        {status === 'completed' ? <ImportResult data={data} /> : null}
        {status === 'failed' || status === 'cancelled' ? (
          <Card>
            <p>{t(`outcome.${status}`)}</p>
          </Card>
        ) : null}
        {preview && preview.faultTotal > 0 ? <FaultTable preview={preview} faults={faults} /> : null}
        {isOpen ? <ImportOptionsForm data={data} groups={groups} timeZones={timeZones} error={error} /> : null}
        {preview ? <ImportPreview data={data} preview={preview} groups={groups} /> : null}
      </div>
    </>
  );
}

/** Import, import the good rows, or drop the file. */
function ImportActions({ data }: { data: ImportPageData }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const navigation = useNavigation();
  const { preview } = data;
  const isBusy = navigation.state !== 'idle' && navigation.formData?.get('intent') === 'import';
  const rows = preview?.summary.rowsGood ?? 0;
  const hasFaults = (preview?.faultTotal ?? 0) > 0;
  return (
    <Form method="post" className="flex flex-wrap gap-2">
      <Button type="submit" name="intent" value="discard" icon={Trash2} variant="ghost">
        {t('actions.discard')}
      </Button>
      {preview && rows > 0 ? (
        <>
          <input type="hidden" name="faultPolicy" value={hasFaults ? 'leaveOut' : 'reject'} />
          <Button
            type="submit"
            name="intent"
            value="import"
            variant={hasFaults ? 'secondary' : 'primary'}
            isPending={isBusy}
          >
            {hasFaults
              ? t('actions.importGood', { rows: format.number(rows), left: format.number(preview.rowsAtFault) })
              : t('actions.import', { rows: format.number(rows) })}
          </Button>
        </>
      ) : null}
    </Form>
  );
}

function ImportResult({ data }: { data: ImportPageData }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const outcome = data.preview?.outcome;
  const group = data.preview?.summary.groups[0];
  const numbers = {
    inserted: format.number(outcome?.inserted ?? 0),
    updated: format.number(outcome?.updated ?? 0),
    unchanged: format.number(outcome?.unchanged ?? 0),
    leftOut: format.number(outcome?.leftOut ?? 0),
  };
  const period = group ? `&from=${group.from.slice(0, 10)}&to=${group.to.slice(0, 10)}` : '';
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-3">
        <CircleCheck aria-hidden size={20} className="text-ok-ink" />
        <p className="min-w-0 flex-1 basis-60">{t('outcome.completed', numbers)}</p>
        {group ? (
          <div className="flex flex-wrap gap-2">
            <LinkButton to={`/plan/history?group=${group.groupId}${period}`} icon={HistoryIcon}>
              {t('outcome.browse')}
            </LinkButton>
            <LinkButton to={`/plan/forecasts/new?group=${group.groupId}`} icon={ChartSpline} variant="primary">
              {t('outcome.forecast')}
            </LinkButton>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
