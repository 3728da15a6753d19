import { FlaskConical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { JobProgress } from '~/components/job-progress';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';
import { useFormat } from '~/i18n/use-format';
import type { WhatIfPage } from '~/models/what-if-page';
import { WhatIfForm } from './what-if-form';
import { WhatIfResult } from './what-if-result';

export interface WhatIfViewProps extends WhatIfPage {
  faults: Record<string, string>;
  /** what was sent and refused */
  values: Record<string, string>;
}

/** Tries changes on a day of the centre by simulation, beside the day as it is and the day without shared skills. */
export function WhatIfView({ queues, date, job, faults, values }: WhatIfViewProps) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const revalidate = useRevalidateInTurn();
  const result = job?.result ?? null;
  const isOver = job && job.state !== 'waiting' && job.state !== 'running';
  const shown = Object.keys(values).length > 0 ? values : result ? { ...result.change, date: result.date } : {};
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <Card title={t('whatIf.question')}>
        <WhatIfForm key={JSON.stringify(shown)} queues={queues} date={date} values={shown} faults={faults} />
      </Card>
      <div className="flex min-w-0 flex-col gap-4">
        {job && !isOver ? (
          <JobProgress
            key={job.id}
            jobId={job.id}
            label={t('whatIf.running')}
            onEnd={() => revalidate()}
            renderMetrics={(metrics) => (
              <p className="tabular text-sm text-ink-muted">
                {t('whatIf.metrics', {
                  replications: format.number(Number(metrics.replications ?? 0)),
                  contacts: format.number(Number(metrics.contacts ?? 0)),
                  error: format.percent(Number.isFinite(metrics.halfWidth) ? Number(metrics.halfWidth) : null, {
                    decimals: 1,
                  }),
                })}
              </p>
            )}
          />
        ) : null}
        {isOver && job.error ? <EmptyState title={t('whatIf.failed')} description={job.error} /> : null}
        {result && result.variants.length > 0 ? (
          <WhatIfResult {...result} isCancelled={job?.state === 'cancelled'} />
        ) : null}
        {!job ? <EmptyState icon={FlaskConical} title={t('whatIf.empty')} description={t('whatIf.emptyText')} /> : null}
      </div>
    </div>
  );
}
