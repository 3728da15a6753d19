import { useFormat } from '~/i18n/use-format';

interface CompareDaysProps {
  dates: { date: string; first: number | null; second: number | null }[];
  names: [string, string];
}

/** Missing hours of two variants by day, as pairs of bars; the second one is hatched, so that nobody needs the colour. */
export function CompareDays({ dates, names }: CompareDaysProps) {
  const format = useFormat();
  const most = Math.max(1, ...dates.flatMap((day) => [day.first ?? 0, day.second ?? 0]));
  const hours = (value: number | null) => (value === null ? '–' : format.number(value, { decimals: 1 }));
  return (
    <>
      <ul className="mb-3 flex flex-wrap gap-4 text-sm">
        <li className="flex items-center gap-2">
          <span aria-hidden className="size-3 rounded-sm bg-short-3" /> {names[0]}
        </li>
        <li className="flex items-center gap-2">
          <span aria-hidden className="hatched size-3 rounded-sm border border-short-3" /> {names[1]}
        </li>
      </ul>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <ol tabIndex={0} aria-label={names.join(', ')} className="flex items-end gap-1 overflow-x-auto pb-1">
        {dates.map((day) => (
          <li key={day.date} className="relative flex min-w-10 flex-1 flex-col items-center gap-1">
            <span className="sr-only">
              {format.date(day.date, 'weekday')}: {names[0]} {hours(day.first)}, {names[1]} {hours(day.second)}
            </span>
            <span
              aria-hidden
              className="flex h-28 items-end gap-0.5"
              title={`${hours(day.first)} / ${hours(day.second)}`}
            >
              <span className="w-3 rounded-t-sm bg-short-3" style={{ height: `${(100 * (day.first ?? 0)) / most}%` }} />
              <span
                className="hatched w-3 rounded-t-sm border border-short-3"
                style={{ height: `${(100 * (day.second ?? 0)) / most}%` }}
              />
            </span>
            <span aria-hidden className="tabular text-xs text-ink-muted">
              {format.date(day.date, 'weekday')}
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
