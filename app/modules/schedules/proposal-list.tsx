import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { RelativeTime } from '~/components/relative-time';
import { useFormat } from '~/i18n/use-format';
import { type ProposalItem, proposalName } from './proposal-view';

export const proposalTone = {
  computing: 'accent',
  awaiting: 'warning',
  applied: 'ok',
  discarded: 'neutral',
  failed: 'danger',
  undone: 'neutral',
} as const;

/** What was optimised again so far, with the state of each. */
export function ProposalList({ scheduleId, items }: { scheduleId: string; items: ProposalItem[] }) {
  const { t } = useTranslation('schedule-proposals');
  const format = useFormat();
  if (!items.length) return null;
  return (
    <Card title={t('earlier')} isFlush>
      <ul className="divide-y divide-line border-t border-line">
        {items.map((item) => (
          <li key={item.id} className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
            <Link
              to={`/plan/schedules/${scheduleId}/improve/${item.id}`}
              className="min-w-52 flex-1 text-accent-ink hover:underline"
            >
              {proposalName(item, t, format.dateRange)}
            </Link>
            <span className="tabular w-52 text-ink-muted">
              {item.shortBefore !== null && item.shortAfter !== null
                ? t('shortChange', {
                    before: format.number(item.shortBefore, { decimals: 1 }),
                    after: format.number(item.shortAfter, { decimals: 1 }),
                  })
                : ''}
            </span>
            <span className="w-40 text-ink-muted">
              {item.changedPeople === null ? '' : t('peopleCount', { count: item.changedPeople })}
            </span>
            <Badge tone={proposalTone[item.state as keyof typeof proposalTone]}>{t(`state.${item.state}`)}</Badge>
            <span className="w-40 text-right text-sm text-ink-muted">
              <RelativeTime instant={item.createdAt} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
