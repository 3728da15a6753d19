import { useTranslation } from 'react-i18next';
import { addDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';

interface AwayStripProps {
  away: number[];
  limit: number;
  days: number;
  firstDate: string;
}

const heightUnits = 40;

/** How many are away on each day as one shape each for within and beyond the limit; the limit is a dashed line. */
export function AwayStrip({ away, limit, days, firstDate }: AwayStripProps) {
  const { t } = useTranslation('absences');
  const format = useFormat();
  const most = Math.max(1, limit, ...away) * 1.05;
  const place = (value: number) => Number((heightUnits - (heightUnits * value) / most).toFixed(2));
  const bars = (isOver: boolean) =>
    away
      .map((value, day) =>
        value > 0 && value > limit === isOver ? `M${day},${heightUnits}V${place(value)}h1V${heightUnits}z` : '',
      )
      .join('');
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
      <svg
        role="img"
        aria-label={text}
        viewBox={`0 0 ${days} ${heightUnits}`}
        preserveAspectRatio="none"
        shapeRendering="crispEdges"
        className="h-12 flex-1"
      >
        <title>{text}</title>
        <path d={bars(false)} fill="var(--color-line-strong)" />
        <path d={bars(true)} fill="var(--color-short-3)" />
        <path
          d={`M0,${place(limit)}H${days}`}
          stroke="var(--color-ink-muted)"
          strokeDasharray="4 3"
          vectorEffect="non-scaling-stroke"
          fill="none"
        />
      </svg>
      <span className="tabular w-20 shrink-0 border-l border-line px-2 py-1 text-right text-sm text-ink-muted">
        ≤ {limit}
      </span>
    </div>
  );
}
