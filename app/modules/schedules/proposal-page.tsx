import { Form, Link, useNavigation, useRevalidator } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { TextInput } from '~/components/text-input';
import { useFormat } from '~/i18n/use-format';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { PlanningProgress } from './planning-progress';
import { proposalTone } from './proposal-list';
import { ProposalPreview } from './proposal-preview';
import { type ProposalItem, proposalName, type SummaryView } from './proposal-view';
import { SuggestionFacts } from './suggestion-facts';

export interface ProposalPageProps {
  scheduleId: string;
  isPublished: boolean;
  proposal: ProposalItem & { summary: SummaryView | null };
}

/** One computed change: its course, what it would bring, and the decision. */
export function ProposalPage({ scheduleId, isPublished, proposal }: ProposalPageProps) {
  const { t } = useTranslation('schedule-proposals');
  const format = useFormat();
  const { revalidate } = useRevalidator();
  const answers = [useFormAnswer('apply'), useFormAnswer('undo'), useFormAnswer('discard')];
  const answer = answers.find(Boolean);
  const { summary, state } = proposal;
  const title = summary?.details
    ? t(`pattern.${summary.details.pattern}`)
    : proposalName(proposal, t, format.dateRange);
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <Link to={`/plan/schedules/${scheduleId}/improve`} className="text-accent-ink hover:underline">
          {t('back')}
        </Link>
        <h2 className="text-lg font-medium">{title}</h2>
        <Badge tone={proposalTone[state as keyof typeof proposalTone]}>{t(`state.${state}`)}</Badge>
      </div>
      <FormMessage answer={answer} doneText={t(`done.${answer?.intent ?? 'apply'}`)} />
      {state === 'computing' ? (
        <PlanningProgress jobId={proposal.jobId} label={t('computing')} onEnd={revalidate} />
      ) : null}
      {proposal.error ? (
        <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
          {proposal.error}
        </p>
      ) : null}
      {summary ? (
        <>
          {state === 'awaiting' || state === 'applied' ? (
            <Decision
              state={state}
              isPublished={isPublished}
              isEmpty={!summary.changedShifts && !summary.redistributed}
            />
          ) : null}
          {summary.details ? <SuggestionFacts details={summary.details} /> : null}
          <ProposalPreview summary={summary} scheduleId={scheduleId} />
        </>
      ) : null}
    </div>
  );
}

function Decision({ state, isPublished, isEmpty }: { state: string; isPublished: boolean; isEmpty: boolean }) {
  const { t } = useTranslation('schedule-proposals');
  const intent = state === 'applied' ? 'undo' : 'apply';
  const errorsOf = useFieldErrors(useFormAnswer(intent));
  const isBusy = useNavigation().state !== 'idle';
  if (isEmpty) {
    return <p className="rounded-control bg-ok-soft px-3 py-2 text-ok-ink">{t('nothing')}</p>;
  }
  return (
    <Form
      method="post"
      className="flex flex-wrap items-end gap-3 rounded-card border border-line bg-surface p-4 shadow-card"
    >
      {isPublished ? (
        <div className="min-w-64 flex-1">
          <Field label={t('reason')} isRequired help={t('reasonHelp')} error={errorsOf('reason')}>
            <TextInput name="reason" maxLength={256} />
          </Field>
        </div>
      ) : null}
      {intent === 'apply' ? (
        <>
          <Button type="submit" name="intent" value="apply" variant="primary" isPending={isBusy}>
            {t('apply')}
          </Button>
          <Button type="submit" name="intent" value="discard" variant="ghost">
            {t('discard')}
          </Button>
        </>
      ) : (
        <Button type="submit" name="intent" value="undo" isPending={isBusy}>
          {t('undo')}
        </Button>
      )}
    </Form>
  );
}
