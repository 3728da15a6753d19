import { Link } from '@remix-run/react';
import {
  CalendarClock,
  CalendarX,
  ChartSpline,
  ChevronRight,
  CircleAlert,
  FileClock,
  Inbox,
  type LucideIcon,
  TriangleAlert,
  UserCheck,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { useFormat } from '~/i18n/use-format';
import type { NeedView } from './overview-types';

const icons: Record<string, LucideIcon> = {
  critical_alerts: TriangleAlert,
  requests: Inbox,
  failed_jobs: CircleAlert,
  no_schedule: CalendarX,
  schedule_conflicts: CalendarClock,
  unacknowledged: UserCheck,
  forecast_ending: ChartSpline,
  history_gaps: FileClock,
};

/** What wants the reader, the most urgent first; each leads to where it is settled. */
export function NeedsList({ needs }: { needs: readonly NeedView[] }) {
  const { t } = useTranslation('overview');
  const format = useFormat();
  return (
    <Card title={t('needs.title')} isFlush>
      {needs.length === 0 ? (
        <EmptyState title={t('needs.empty')} description={t('needs.emptyText')} />
      ) : (
        <ul className="pb-1">
          {needs.map(({ kind, count, names, to }) => {
            const Icon = icons[kind] ?? CircleAlert;
            const rest = count - names.length;
            const about =
              names.length > 0 ? format.list(rest > 0 ? [...names, t('needs.rest', { count: rest })] : names) : null;
            return (
              <li key={kind} className="border-t border-line">
                <Link to={to} prefetch="intent" className="flex min-h-11 items-center gap-3 px-4 py-2 hover:bg-hover">
                  <Icon aria-hidden size={16} className="shrink-0 text-ink-subtle" />
                  <span className="min-w-0 flex-1">
                    <span className="block font-medium">{t(`needs.${kind}`, { count })}</span>
                    {about ? <span className="block text-sm text-ink-muted">{about}</span> : null}
                  </span>
                  <ChevronRight aria-hidden size={15} className="shrink-0 text-ink-subtle" />
                </Link>
              </li>
            );
          })}
        </ul>
      )}
    </Card>
  );
}
