import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { Button } from './button';
import { estimateSecondsLeft, type ProgressSample } from './estimate-time-left';
import { type JobStatus, useJob } from './live/use-job';
import { ProgressBar } from './progress-bar';

export interface JobProgressProps {
  jobId: string;
  /** what runs: "Generating the schedule" */
  label: string;
  onEnd?: (job: JobStatus) => void;
  /** the job's message in the reader's words; jobs name their steps by a key */
  messageOf?: (message: string) => string;
  /** figures under the bar, from the job's metrics */
  renderMetrics?: (metrics: Record<string, unknown>) => React.ReactNode;
  canCancel?: boolean;
}

/** A long job: how far, what it does, how long still, and a way to stop it. It goes on when one leaves the page. */
export function JobProgress({ jobId, label, onEnd, messageOf, renderMetrics, canCancel = true }: JobProgressProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const { job, isOver, cancel, isCancelling } = useJob(jobId, onEnd);
  const secondsLeft = useSecondsLeft(job);
  const percent = job && (job.progress > 0 || isOver) ? job.progress : null;
  const state = job?.state ?? 'waiting';
  return (
    <div className="rounded-card border border-line bg-surface p-4 shadow-card">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <p className="font-medium">{label}</p>
        <p className="tabular text-sm text-ink-muted">
          {state === 'running' && percent !== null ? format.percent(percent / 100) : t(`job.${state}`)}
          {secondsLeft !== null ? ` · ${t('job.left', { time: describeTime(secondsLeft, format) })}` : null}
        </p>
      </div>
      <div className="my-2.5">
        <ProgressBar
          percent={percent}
          label={label}
          tone={state === 'failed' ? 'danger' : state === 'completed' ? 'ok' : 'accent'}
        />
      </div>
      <div className="flex flex-wrap items-end justify-between gap-2">
        <div role="status" className="min-w-0 grow basis-60 text-sm text-ink-muted">
          {job?.message && messageOf ? messageOf(job.message) : job?.message}
          {job?.metrics && renderMetrics ? renderMetrics(job.metrics) : null}
        </div>
        {canCancel && !isOver ? (
          <Button size="sm" onClick={cancel} isPending={isCancelling}>
            {t('action.cancel')}
          </Button>
        ) : null}
      </div>
    </div>
  );
}

/** Seconds left by the pace of the last samples; null while it cannot be told. */
function useSecondsLeft(job: JobStatus | null): number | null {
  const samples = useRef<ProgressSample[]>([]);
  const [left, setLeft] = useState<number | null>(null);
  const progress = job?.state === 'running' ? job.progress : null;
  useEffect(() => {
    if (progress === null) {
      samples.current = [];
      setLeft(null);
      return;
    }
    samples.current = [...samples.current.slice(-11), { atMs: performance.now(), percent: progress }];
    setLeft(estimateSecondsLeft(samples.current));
  }, [progress]);
  return left;
}

function describeTime(seconds: number, format: ReturnType<typeof useFormat>): string {
  return seconds < 60
    ? format.seconds(Math.max(5, Math.ceil(seconds / 5) * 5))
    : format.minutes(Math.ceil(seconds / 60));
}
