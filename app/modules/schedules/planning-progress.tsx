import { useTranslation } from 'react-i18next';
import { JobProgress } from '~/components/job-progress';
import { useFormat } from '~/i18n/use-format';
import { PlanningCurve } from './planning-curve';

interface Metrics {
  objective?: number | null;
  bound?: number;
  gap?: number | null;
  shortPercent?: number | null;
  overPercent?: number | null;
  curve?: [number, number, number, number][];
}

/** The planner at work: cost falling towards the proven bound, coverage as it grows. Cancelling keeps the best so far. */
export function PlanningProgress({ jobId, label, onEnd }: { jobId: string; label?: string; onEnd: () => void }) {
  const { t } = useTranslation('schedules');
  const { t: edits } = useTranslation('schedule-edits');
  const stepOf = (step: string) => t(`phase.${step}`, { defaultValue: edits(`stage.${step}`, { defaultValue: step }) });
  return (
    <div className="mb-4">
      <JobProgress
        jobId={jobId}
        label={label ?? t('planning.title')}
        onEnd={onEnd}
        messageOf={stepOf}
        renderMetrics={(metrics) => <PlanningMetrics metrics={metrics as Metrics} />}
      />
      <p className="mt-1.5 text-sm text-ink-muted">{t('planning.cancelHint')}</p>
    </div>
  );
}

function PlanningMetrics({ metrics }: { metrics: Metrics }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const percent = (value: number | null | undefined) =>
    format.percent(value === null || value === undefined ? null : value / 100, { decimals: 1 });
  return (
    <div className="mt-2">
      <dl className="tabular mb-2 flex flex-wrap gap-x-6 gap-y-1">
        <Figure label={t('kpi.short')} value={percent(metrics.shortPercent)} />
        <Figure label={t('kpi.over')} value={percent(metrics.overPercent)} />
        <Figure label={t('kpi.gap')} value={format.percent(metrics.gap, { decimals: 0 })} />
      </dl>
      {metrics.curve && metrics.curve.length > 1 ? <PlanningCurve points={metrics.curve} /> : null}
    </div>
  );
}

function Figure({ label, value }: { label: string; value: string }) {
  return (
    <div className="flex gap-1.5">
      <dt>{label}</dt>
      <dd className="font-medium text-ink">{value}</dd>
    </div>
  );
}
