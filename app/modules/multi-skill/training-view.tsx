import { Form, useNavigation } from '@remix-run/react';
import { GraduationCap } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { JobProgress } from '~/components/job-progress';
import { ScrollRegion } from '~/components/scroll-region';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';
import { useFormat } from '~/i18n/use-format';
import type { Figure } from '~/models/routing-result';
import type { TrainingAdvice } from '~/models/training-advice';

export interface TrainingViewProps {
  date: string;
  /** of people by id, those that the reader may know */
  names: Record<string, string>;
  job: {
    id: string;
    state: string;
    error: string | null;
    result: { date: string; serviceLevel: Figure; advice: TrainingAdvice[] } | null;
  } | null;
  fault: string | null;
}

/** Which skill for whom would move the service level of a day most. */
export function TrainingView({ date, names, job, fault }: TrainingViewProps) {
  const { t } = useTranslation('multi-skill');
  const revalidate = useRevalidateInTurn();
  const isBusy = useNavigation().state !== 'idle';
  const isRunning = job !== null && (job.state === 'waiting' || job.state === 'running');
  const result = job?.result ?? null;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <Card>
        <Form method="post" className="flex flex-wrap items-end gap-3" key={result?.date ?? date}>
          <Field label={t('whatIf.date')} error={fault ? t([`fault.${fault}`, 'fault.any']) : null} className="w-44">
            <DateInput name="date" defaultValue={result?.date ?? date} />
          </Field>
          <Button type="submit" variant="primary" isPending={isBusy}>
            {t('training.start')}
          </Button>
        </Form>
      </Card>
      {job && isRunning ? (
        <JobProgress key={job.id} jobId={job.id} label={t('training.running')} onEnd={() => revalidate()} />
      ) : null}
      {job?.error ? <EmptyState title={t('whatIf.failed')} description={job.error} /> : null}
      {result ? <AdviceTable {...result} names={names} /> : null}
      {!job ? (
        <EmptyState icon={GraduationCap} title={t('training.empty')} description={t('training.emptyText')} />
      ) : null}
    </div>
  );
}

type AdviceTableProps = NonNullable<NonNullable<TrainingViewProps['job']>['result']> & Pick<TrainingViewProps, 'names'>;

function AdviceTable({ date, serviceLevel, advice, names }: AdviceTableProps) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const points = ([mean, half]: Figure) =>
    `${format.number(mean * 100, { decimals: 2, isSigned: true })}${half === null ? '' : ` ± ${format.number(half * 100, { decimals: 2 })}`}`;
  return (
    <Card
      title={t('training.advice')}
      description={t('training.adviceText', {
        date: format.date(date, 'medium'),
        share: format.percent(serviceLevel[0], { decimals: 1 }),
      })}
    >
      {advice.length === 0 ? <p className="text-ink-muted">{t('training.none')}</p> : null}
      <ScrollRegion label={t('training.advice')}>
        <table className="tabular w-full text-sm">
          <thead>
            <tr className="text-right text-ink-muted">
              <th scope="col" className="py-1.5 pr-2 text-left font-normal">
                {t('training.who')}
              </th>
              <th scope="col" className="px-2 py-1.5 text-left font-normal">
                {t('training.learns')}
              </th>
              <th scope="col" className="px-2 py-1.5 font-normal">
                {t('training.alike')}
              </th>
              <th scope="col" className="px-2 py-1.5 font-normal">
                {t('training.gain')}
              </th>
              <th scope="col" className="py-1.5 pl-2 font-normal">
                {t('training.queueGain')}
              </th>
            </tr>
          </thead>
          <tbody>
            {advice.map((item, i) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that never changes
              <tr key={i} className="border-t border-line text-right">
                <th scope="row" className="py-2 pr-2 text-left font-normal">
                  {names[item.employeeId] ?? item.fromName}
                  {names[item.employeeId] ? <span className="block text-ink-subtle">{item.fromName}</span> : null}
                </th>
                <td className="px-2 py-2 text-left">{item.toName}</td>
                <td className="px-2 py-2">{format.number(item.people)}</td>
                <td className="px-2 py-2 whitespace-nowrap">{points(item.gain)}</td>
                <td className="py-2 pl-2 whitespace-nowrap">{points(item.queueGain)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}
