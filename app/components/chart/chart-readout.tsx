import { Pin } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { joinClasses } from '../class-names';
import type { ChartFrame, ChartGrid } from './chart-frame';
import { ChartSwatch } from './chart-swatch';
import type { ChartMarks, TimeSeries } from './chart-types';

interface ChartReadoutProps {
  index: number;
  isPinned: boolean;
  grid: ChartGrid;
  frame: ChartFrame;
  series: readonly TimeSeries[];
  marks: readonly ChartMarks[];
  /** the interval in words */
  title: string;
  /** what else there is to say about the interval */
  note?: ReactNode;
}

/** All figures of one interval, beside a line through it. Read aloud as it moves. */
export function ChartReadout({ index, isPinned, grid, frame, series, marks, title, note }: ChartReadoutProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const startMs = grid.times[index];
  const endMs = grid.times[index + 1] ?? startMs + grid.stepMs;
  const place = frame.placePercent((startMs + endMs) / 2);
  if (place < 0 || place > 100) return null;
  const write = (item: TimeSeries, value: number | null | undefined) => {
    if (value === null || value === undefined) return t('noValue');
    const isSigned = item.kind === 'difference';
    return item.format?.(value) ?? format.number(value, { isSigned, decimals: Number.isInteger(value) ? 0 : 1 });
  };
  const notes = marks.filter((mark) => mark.indexes.includes(index)).map((mark) => mark.label);
  return (
    <>
      <div
        aria-hidden
        className="pointer-events-none absolute inset-y-0 w-px bg-ink/35"
        style={{ left: `${place}%` }}
      />
      <div
        role="status"
        className={joinClasses(
          'pointer-events-none absolute top-1 z-20 max-w-72 min-w-40 rounded-control bg-raised px-2.5 py-2 text-sm shadow-popover',
          place > 55 ? '-translate-x-[calc(100%+0.75rem)]' : 'translate-x-3',
        )}
        style={{ left: `${place}%` }}
      >
        <p className="mb-1 flex items-center justify-between gap-3 font-medium whitespace-nowrap">
          <span className="tabular">{title}</span>
          {isPinned ? <Pin role="img" aria-label={t('pinned')} size={12} className="text-accent-ink" /> : null}
        </p>
        <table className="w-full">
          <tbody>
            {series.map((item) => (
              <tr key={item.id}>
                <th scope="row" className="pr-4 text-left font-normal text-ink-muted">
                  <span className="flex items-center gap-1.5">
                    <ChartSwatch series={item} />
                    {item.label}
                  </span>
                </th>
                <td className="text-right whitespace-nowrap">
                  {write(item, item.values[index])}
                  {typeof item.low?.[index] === 'number' && typeof item.high?.[index] === 'number' ? (
                    <span className="block text-xs text-ink-subtle">
                      {write(item, item.low[index])}–{write(item, item.high[index])}
                    </span>
                  ) : null}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {note}
        {notes.length > 0 ? <p className="mt-1 text-warning-ink">{notes.join(', ')}</p> : null}
      </div>
    </>
  );
}
