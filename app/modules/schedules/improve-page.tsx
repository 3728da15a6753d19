import { useRevalidator } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/components/empty-state';
import { JobProgress } from '~/components/job-progress';
import { useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { ProposalList } from './proposal-list';
import type { ProposalItem } from './proposal-view';
import { ReoptimizeForm } from './reoptimize-form';
import { SuggestForm } from './suggest-form';
import { SuggestionList } from './suggestion-list';

export interface ImprovePageProps {
  schedule: { id: string; startDate: string; endDate: string; isPublished: boolean };
  mayWrite: boolean;
  people: { id: string; name: string }[];
  suggestions: ProposalItem[];
  proposals: ProposalItem[];
  search: { id: string; state: string; error: string | null; result: { count: number } | null } | null;
}

/** How a schedule could be better: scored suggestions, a part optimised again, and everything that was computed so far. */
export function ImprovePage({ schedule, mayWrite, people, suggestions, proposals, search }: ImprovePageProps) {
  const { t } = useTranslation('schedule-proposals');
  const { revalidate } = useRevalidator();
  const apply = useFormAnswer('apply');
  const discard = useFormAnswer('discard');
  const isSearching = search?.state === 'waiting' || search?.state === 'running';
  if (!mayWrite && !proposals.length && !suggestions.length) {
    return <EmptyState title={t('title')} description={t('notNow')} />;
  }
  return (
    <div className="flex flex-col gap-4">
      <FormMessage answer={apply} doneText={t('applied')} />
      {[apply, discard].some((answer) => answer?.faults.some(({ field }) => field === 'proposalIds')) ? (
        <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
          {t('suggest.choose')}
        </p>
      ) : null}
      {discard && !discard.isDone ? <FormMessage answer={discard} doneText="" /> : null}
      {mayWrite ? (
        <div className="grid items-start gap-4 lg:grid-cols-2">
          <SuggestForm schedule={schedule} isSearching={isSearching} />
          <ReoptimizeForm schedule={schedule} people={people} />
        </div>
      ) : null}
      {isSearching ? (
        <JobProgress
          jobId={search.id}
          label={t('suggest.searching')}
          onEnd={revalidate}
          renderMetrics={(metrics) => t('suggest.found', { count: Number(metrics.found ?? 0) })}
        />
      ) : null}
      {search?.state === 'failed' ? (
        <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
          {search.error}
        </p>
      ) : null}
      {search?.state === 'completed' || suggestions.length ? (
        <SuggestionList schedule={schedule} items={suggestions} mayWrite={mayWrite} />
      ) : null}
      <ProposalList scheduleId={schedule.id} items={proposals} />
    </div>
  );
}
