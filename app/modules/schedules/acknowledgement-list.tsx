import { Check, Clock, Eye } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { ProgressBar } from '~/components/progress-bar';
import { useFormat } from '~/i18n/use-format';

export interface AcknowledgementRow {
  employeeId: string;
  name: string;
  departmentName: string | null;
  askedAt: string | Date;
  seenAt: string | Date | null;
  acknowledgedAt: string | Date | null;
}

/** Who has confirmed the published schedule; the page follows live. */
export function AcknowledgementList({ rows }: { rows: AcknowledgementRow[] }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  const done = rows.filter((row) => row.acknowledgedAt).length;
  const label = t('acknowledgements.count', { done, total: rows.length });
  return (
    <Card isFlush title={label}>
      <div className="px-4 pb-3">
        <ProgressBar percent={rows.length ? (100 * done) / rows.length : 0} label={label} tone="ok" />
      </div>
      <ul className="divide-y divide-line border-t border-line">
        {rows.map((row) => (
          <li key={row.employeeId} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="min-w-0 flex-1 basis-full sm:basis-56">{row.name}</span>
            <span className="hidden w-56 text-ink-muted sm:block">{row.departmentName}</span>
            <span className="w-36">
              {row.acknowledgedAt ? (
                <Badge tone="ok" icon={Check}>
                  {t('acknowledgements.done')}
                </Badge>
              ) : (
                <Badge tone="neutral" icon={row.seenAt ? Eye : Clock}>
                  {t(row.seenAt ? 'acknowledgements.seen' : 'acknowledgements.waiting')}
                </Badge>
              )}
            </span>
            <span className="tabular ml-auto w-36 text-right text-sm text-ink-muted">
              {format.dateTime(row.acknowledgedAt ?? row.askedAt, timeZone)}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
