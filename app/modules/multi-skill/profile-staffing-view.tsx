import { UsersRound } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { JobProgress } from '~/components/job-progress';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';
import { useFormat } from '~/i18n/use-format';
import type { ProfileStaffingPage } from '~/models/profile-staffing-page';
import { ProfileStaffingForm } from './profile-staffing-form';
import { ProfileStaffingResult } from './profile-staffing-result';

export interface ProfileStaffingViewProps extends ProfileStaffingPage {
  faults: Record<string, string>;
  /** what was sent and refused */
  values: Record<string, string>;
}

/** Fewest people of each set of skills for a day, against queues that share nobody. */
export function ProfileStaffingView({ services, date, job, faults, values }: ProfileStaffingViewProps) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const revalidate = useRevalidateInTurn();
  const result = job?.result ?? null;
  const isOver = job && job.state !== 'waiting' && job.state !== 'running';
  const asked = result && {
    ...result.question,
    serviceId: result.question.serviceId ?? '',
    isLimited: result.question.isLimited ? 'yes' : 'no',
  };
  const shown = Object.keys(values).length > 0 ? values : (asked ?? {});
  return (
    <div className="grid items-start gap-4 lg:grid-cols-[22rem_minmax(0,1fr)]">
      <Card title={t('staffing.question')}>
        <ProfileStaffingForm
          key={JSON.stringify(shown)}
          services={services}
          date={date}
          values={shown}
          faults={faults}
        />
      </Card>
      <div className="flex min-w-0 flex-col gap-4">
        {job && !isOver ? (
          <JobProgress
            key={job.id}
            jobId={job.id}
            label={t('staffing.running')}
            onEnd={() => revalidate()}
            renderMetrics={({ interval, intervals, simulations }) => (
              <p className="tabular text-sm text-ink-muted">
                {t('staffing.metrics', {
                  done: format.number(Number(interval ?? 0)),
                  intervals: format.number(Number(intervals ?? 0)),
                  simulations: format.number(Number(simulations ?? 0)),
                })}
              </p>
            )}
          />
        ) : null}
        {isOver && job.error ? <EmptyState title={t('staffing.failed')} description={job.error} /> : null}
        {result && result.staffing.agentsByInterval.length > 0 ? <ProfileStaffingResult {...result} /> : null}
        {!job ? (
          <EmptyState icon={UsersRound} title={t('staffing.empty')} description={t('staffing.emptyText')} />
        ) : null}
      </div>
    </div>
  );
}
