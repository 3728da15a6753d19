import { Form, useRevalidator } from '@remix-run/react';
import { Scale } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { JobProgress } from '~/components/job-progress';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import { useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';

export interface RelaxationJob {
  id: string;
  state: string;
  error: string | null;
  result: {
    version: number;
    rules: { rule: string; shortPercentGain: number; shortHoursGain: number; objectiveGain: number }[];
  } | null;
}

/** What each rule costs: how much shorter the gaps could be if it did not hold. */
export function RelaxationPanel({
  job,
  version,
  mayWrite,
}: {
  job: RelaxationJob | null;
  version: number;
  mayWrite: boolean;
}) {
  const { t } = useTranslation('schedule-proposals');
  const { t: words } = useTranslation('schedules');
  const { revalidate } = useRevalidator();
  const answer = useFormAnswer('relax');
  const isRunning = job?.state === 'waiting' || job?.state === 'running';
  const start =
    mayWrite && !isRunning ? (
      <Form method="post">
        <Button type="submit" name="intent" value="relax" icon={Scale} size="sm">
          {t(job?.result ? 'relax.again' : 'relax.start')}
        </Button>
      </Form>
    ) : null;
  if (!job && !mayWrite) return null;
  return (
    <Card title={t('relax.title')} description={t('relax.text')} actions={start} isFlush={Boolean(job?.result)}>
      {answer && !answer.isDone ? <FormMessage answer={answer} doneText="" /> : null}
      {isRunning ? (
        <div className="p-4">
          <JobProgress
            jobId={job.id}
            label={t('relax.running')}
            onEnd={revalidate}
            messageOf={(rule) =>
              words(`rule.${rule}`, { defaultValue: words(`phase.${rule}`, { defaultValue: rule }) })
            }
          />
        </div>
      ) : null}
      {job?.state === 'failed' ? <p className="px-4 py-2 text-danger-ink">{job.error}</p> : null}
      {job?.result ? <RelaxationTable result={job.result} isOld={job.result.version !== version} /> : null}
    </Card>
  );
}

function RelaxationTable({ result, isOld }: { result: NonNullable<RelaxationJob['result']>; isOld: boolean }) {
  const { t } = useTranslation('schedule-proposals');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  const most = Math.max(0.01, ...result.rules.map((item) => item.shortHoursGain));
  return (
    <>
      {isOld ? <p className="px-4 py-2 text-sm text-ink-muted">{t('relax.old')}</p> : null}
      <ScrollRegion label={t('relax.title')}>
        <table className="tabular w-full">
          <thead className="border-y border-line text-left text-sm text-ink-muted">
            <tr>
              <th scope="col" className="px-4 py-2 font-normal">
                {t('relax.rule')}
              </th>
              <th scope="col" className="px-4 py-2 text-right font-normal">
                {t('relax.hours')}
              </th>
              <th scope="col" className="px-4 py-2 text-right font-normal">
                {t('relax.points')}
              </th>
              <th scope="col" className="hidden w-1/3 px-4 py-2 font-normal sm:table-cell">
                <span className="sr-only">{t('relax.hours')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {result.rules.map((item) => (
              <tr key={item.rule} className="border-b border-line last:border-0">
                <th scope="row" className="px-4 py-1.5 text-left font-normal">
                  {words(`rule.${item.rule}`)}
                </th>
                <td className="px-4 py-1.5 text-right">
                  {format.number(Math.max(0, item.shortHoursGain), { decimals: 1 })} {words('hoursUnit')}
                </td>
                <td className="px-4 py-1.5 text-right">
                  {format.number(Math.max(0, item.shortPercentGain), { decimals: 2 })}
                </td>
                <td aria-hidden className="hidden px-4 py-1.5 sm:table-cell">
                  <span
                    className="block h-2 rounded-full bg-activity-1"
                    style={{ width: `${Math.max(0, (100 * item.shortHoursGain) / most)}%` }}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </>
  );
}
