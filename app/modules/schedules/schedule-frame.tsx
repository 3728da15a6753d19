import { Form } from '@remix-run/react';
import { Archive, ArchiveRestore, RefreshCw, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { useLiveEvents } from '~/components/live/use-live-event';
import { PageHeader } from '~/components/page-header';
import { Tabs } from '~/components/tabs';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';
import { useFormat } from '~/i18n/use-format';
import { IntentButton } from '~/modules/access/intent-button';
import { useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { PlanningProgress } from './planning-progress';
import { PublishDialog } from './publish-dialog';
import { ScheduleFigures } from './schedule-figures';
import type { SchedulePageView } from './schedule-page-view';
import { scheduleTone } from './schedule-status';

/** What all pages of a variant share: its name and state, what can be done, how it stands. */
export function ScheduleFrame({ children, ...page }: SchedulePageView & { children: ReactNode }) {
  const { t } = useTranslation('schedules');
  const { t: edits } = useTranslation('schedule-edits');
  const { t: timetable } = useTranslation('timetable');
  const { t: proposals } = useTranslation('schedule-proposals');
  const { t: shortage } = useTranslation('schedule-shortage');
  const format = useFormat();
  const { schedule } = page;
  const revalidate = useRevalidateInTurn();
  useLiveEvents([`schedule:${schedule.id}`], (event) => {
    if ((event.data as { change?: string }).change !== 'presence') revalidate();
  });
  const base = `/plan/schedules/${schedule.id}`;
  const isPublished = schedule.status === 'applied' || schedule.status === 'archived';
  return (
    <>
      <PageHeader
        title={schedule.name}
        badge={<Badge tone={scheduleTone(schedule.status)}>{t(`status.${schedule.status}`)}</Badge>}
        description={
          <>
            <span className="tabular">{format.dateRange(schedule.startDate, schedule.endDate)}</span>
            {schedule.comment ? ` · ${schedule.comment}` : ''}
          </>
        }
        actions={<Actions page={page} />}
      />
      <Answers />
      {schedule.error && schedule.status === 'error' ? (
        <p role="alert" className="mb-4 rounded-card border border-short-2 bg-short-2-soft px-4 py-3 text-short-2-ink">
          {schedule.error}
        </p>
      ) : null}
      {schedule.status === 'planning' && schedule.jobId ? (
        <PlanningProgress jobId={schedule.jobId} onEnd={revalidate} />
      ) : null}
      {schedule.result ? <ScheduleFigures page={page} /> : null}
      <div className="mb-3">
        <Tabs
          label={t('views')}
          items={[
            { to: base, label: t('tab.grid'), isExact: true },
            { to: `${base}/day`, label: t('tab.day') },
            ...(schedule.result ? [{ to: `${base}/shortage`, label: shortage('title') }] : []),
            { to: `${base}/conflicts`, label: t('tab.conflicts'), count: schedule.conflictCount || undefined },
            ...(schedule.result ? [{ to: `${base}/activities`, label: timetable('title') }] : []),
            ...(schedule.result ? [{ to: `${base}/improve`, label: proposals('title') }] : []),
            { to: `${base}/compare`, label: edits('compare.tab') },
            ...(schedule.result ? [{ to: `${base}/result`, label: t('tab.result') }] : []),
            ...(isPublished ? [{ to: `${base}/acknowledgements`, label: t('tab.acknowledgements') }] : []),
          ]}
        />
      </div>
      {children}
    </>
  );
}

function Answers() {
  const { t } = useTranslation('schedules');
  const publish = useFormAnswer('publish');
  const generate = useFormAnswer('generate');
  const archive = useFormAnswer('archive');
  return (
    <div className="mb-3 empty:hidden">
      <FormMessage answer={publish} doneText={t('publish.done')} />
      {archive && !archive.isDone ? <FormMessage answer={archive} doneText="" /> : null}
      {generate && !generate.isDone ? <FormMessage answer={generate} doneText="" /> : null}
    </div>
  );
}

function Actions({ page }: { page: SchedulePageView }) {
  const { t } = useTranslation('schedules');
  const { t: edits } = useTranslation('schedule-edits');
  const { schedule, publication, mayWrite } = page;
  const canPlan = mayWrite && ['draft', 'planned', 'error'].includes(schedule.status);
  const canRestore = mayWrite && schedule.status === 'archived' && !schedule.publishedAt;
  return (
    <>
      {canRestore ? (
        <Form method="post" action={`/plan/schedules/${schedule.id}`}>
          <input type="hidden" name="version" value={schedule.version} />
          <Button name="intent" value="restore" type="submit" icon={ArchiveRestore}>
            {t('action.restore')}
          </Button>
        </Form>
      ) : null}
      {canPlan ? (
        <>
          <IntentButton
            intent="delete"
            action={`/plan/schedules/${schedule.id}`}
            variant="ghost"
            icon={Trash2}
            question={{ title: edits('delete.title', { name: schedule.name }), text: edits('delete.text') }}
          >
            {t('action.delete')}
          </IntentButton>
          <IntentButton
            intent="archive"
            action={`/plan/schedules/${schedule.id}`}
            fields={{ version: String(schedule.version) }}
            variant="ghost"
            icon={Archive}
          >
            {t('action.archive')}
          </IntentButton>
        </>
      ) : null}
      {canPlan ? (
        <Form method="post" action={`/plan/schedules/${schedule.id}`}>
          <Button
            name="intent"
            value="generate"
            type="submit"
            icon={RefreshCw}
            variant={schedule.status === 'planned' ? 'secondary' : 'primary'}
          >
            {t(schedule.status === 'draft' ? 'action.plan' : 'action.planAgain')}
          </Button>
        </Form>
      ) : null}
      {publication ? <PublishDialog schedule={schedule} check={publication} /> : null}
    </>
  );
}
