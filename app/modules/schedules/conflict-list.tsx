import { Link } from '@remix-run/react';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { useFormat } from '~/i18n/use-format';
import { explainReason } from './explain-reason';

export interface ConflictView {
  employeeId: string;
  employeeName: string;
  date: string;
  rule: string;
  mode: string;
  detail: string;
  waysOut: string[];
}

/** Broken rules of the schedule as it is now, with what can be done about each. */
export function ConflictList({ conflicts, scheduleId }: { conflicts: ConflictView[]; scheduleId: string }) {
  const { t } = useTranslation('schedules');
  const { t: reasons } = useTranslation('schedule-reasons');
  const format = useFormat();
  if (!conflicts.length) {
    return <EmptyState icon={CircleCheck} title={t('conflicts.none')} description={t('conflicts.noneText')} />;
  }
  return (
    <Card isFlush title={t('conflicts.title', { count: conflicts.length })}>
      <ul className="divide-y divide-line border-t border-line">
        {conflicts.slice(0, 1000).map((conflict) => (
          <li
            key={`${conflict.employeeId}-${conflict.date}-${conflict.rule}-${conflict.detail}`}
            className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2"
          >
            <span className="tabular w-28">{format.date(conflict.date)}</span>
            <Link
              to={`/plan/schedules/${scheduleId}?person=${conflict.employeeId}&date=${conflict.date}`}
              className="w-52 text-accent-ink hover:underline"
            >
              {conflict.employeeName}
            </Link>
            <span className="w-60">
              <Badge tone={conflict.mode === 'consider' ? 'warning' : 'danger'}>{t(`rule.${conflict.rule}`)}</Badge>
            </span>
            <span className="min-w-52 flex-1 text-ink-muted">{explainReason(conflict.detail, reasons)}</span>
            <span className="w-full text-sm text-ink-muted lg:w-72">
              {conflict.waysOut.map((way) => t(`waysOut.${way}`)).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
