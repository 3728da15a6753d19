import { useTranslation } from 'react-i18next';
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

const heightUnits = 30;

/** How many are away on each day: what exceeds the limit stands out by colour and by rising over its dashed line. */
export function LoadStrip({ name, away, first, capacity, days, firstDate }: LoadStripProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const most = Math.max(0, ...away);
  const top = Math.max(1, most, capacity ?? 0) * 1.08;
  const place = (value: number) => Number((heightUnits - (heightUnits * value) / top).toFixed(2));
  const isOver = (value: number) => capacity !== null && value > capacity;
  const bars = (over: boolean) =>
    away
      .map((value, day) =>
        value > 0 && isOver(value) === over ? `M${first + day},${heightUnits}V${place(value)}h1V${heightUnits}z` : '',
      )
      .join('');
  const overCount = away.filter(isOver).length;
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
      <svg
        role="img"
        aria-label={text}
        viewBox={`0 0 ${days} ${heightUnits}`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        className="h-8 flex-1"
      >
        <title>{text}</title>
        <path d={bars(false)} fill="var(--color-line-strong)" />
        <path d={bars(true)} fill="var(--color-short-3)" />
        {capacity === null ? null : (
          <path
            d={`M${first},${place(capacity)}h${away.length}`}
            stroke="var(--color-ink-muted)"
            strokeDasharray="4 3"
            vectorEffect="non-scaling-stroke"
            fill="none"
          />
        )}
      </svg>
      <span
        className={`tabular w-24 shrink-0 border-l border-line px-2 py-1.5 text-right text-sm ${overCount ? 'font-medium text-short-3-ink' : 'text-ink-muted'}`}
      >
        {capacity === null ? most : `${most} / ${capacity}`}
      </span>
    </div>
  );
}
