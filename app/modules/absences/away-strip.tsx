import { useTranslation } from 'react-i18next';
import { AwayBars } from '~/components/away-bars';
import { addDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';

interface AwayStripProps {
  away: number[];
  limit: number;
  days: number;
  firstDate: string;
}

/** How many are away on each day as one shape each for within and beyond the limit; the limit is a dashed line. */
export function AwayStrip({ away, limit, days, firstDate }: AwayStripProps) {
  const { t } = useTranslation('absences');
  const format = useFormat();
  const peak = away.indexOf(Math.max(...away));
  const text = t('stripText', {
    count: away[peak] ?? 0,
    date: format.date(addDays(firstDate, Math.max(0, peak))),
    limit,
  });
  return (
    <div className="flex border-b border-line-strong">
      <span className="sticky left-0 z-10 w-32 shrink-0 border-r border-line bg-surface px-3 py-1 text-sm text-ink-muted sm:w-52">
        {t('away')}
      </span>
      <AwayBars away={away} days={days} limit={limit} headroom={0.05} text={text} className="h-12 flex-1" />
      <span className="tabular w-20 shrink-0 border-l border-line px-2 py-1 text-right text-sm text-ink-muted">
        ≤ {limit}
      </span>
    </div>
  );
}
