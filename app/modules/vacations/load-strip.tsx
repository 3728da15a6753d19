import { useTranslation } from 'react-i18next';
import { AwayBars } from '~/components/away-bars';
import { addDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';

interface LoadStripProps {
  name: string;
  /** by day from `first` on */
  away: number[];
  first: number;
  /** most who may be away; null = not limited */
  capacity: number | null;
  days: number;
  firstDate: string;
}

/** How many are away on each day: what exceeds the limit stands out by colour and by rising over its dashed line. */
export function LoadStrip({ name, away, first, capacity, days, firstDate }: LoadStripProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const most = Math.max(0, ...away);
  const overCount = capacity === null ? 0 : away.filter((value) => value > capacity).length;
  const text = t(capacity === null ? 'strip.open' : 'strip.limited', {
    name,
    count: most,
    date: format.date(addDays(firstDate, first + Math.max(0, away.indexOf(most)))),
    capacity,
    over: overCount,
  });
  return (
    <div className="flex border-b border-line">
      <span
        title={name}
        className="sticky left-0 z-10 flex w-36 shrink-0 items-center border-r border-line bg-surface px-3 text-sm text-ink-muted sm:w-60"
      >
        <span className="truncate">{name}</span>
      </span>
      <AwayBars
        away={away}
        first={first}
        days={days}
        limit={capacity}
        headroom={0.08}
        text={text}
        className="h-8 flex-1"
      />
      <span
        className={`tabular w-24 shrink-0 border-l border-line px-2 py-1.5 text-right text-sm ${overCount ? 'font-medium text-short-3-ink' : 'text-ink-muted'}`}
      >
        {capacity === null ? most : `${most} / ${capacity}`}
      </span>
    </div>
  );
}
