import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { ChartFrame, ChartGrid } from './chart-frame';
import type { TimeSeries } from './chart-types';

interface ChartTableProps {
  label: string;
  grid: ChartGrid;
  frame: ChartFrame;
  series: readonly TimeSeries[];
  describeInterval: (index: number) => string;
}

/** More rows than anyone reads at once would only make the page slow; a zoom narrows them. */
const maxRows = 400;

/** The figures behind the drawing, for the stretch of time in sight. */
export function ChartTable({ label, grid, frame, series, describeInterval }: ChartTableProps) {
  const { t } = useTranslation('chart');
  const format = useFormat();
  const count = Math.min(maxRows, frame.last - frame.first + 1);
  const rows = Array.from({ length: count }, (_, index) => frame.first + index);
  const hasBand = (item: TimeSeries) => item.low !== undefined && item.high !== undefined;
  const write = (item: TimeSeries, value: number | null | undefined) =>
    value === null || value === undefined
      ? '–'
      : (item.format?.(value) ??
        format.number(value, { isSigned: item.kind === 'difference', decimals: Number.isInteger(value) ? 0 : 1 }));
  return (
    <>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard */}
      <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto rounded-control border border-line">
        <table className="w-full border-separate border-spacing-0 text-sm">
          <caption className="sr-only">{label}</caption>
          <thead className="[&_th]:sticky [&_th]:top-0 [&_th]:border-b [&_th]:border-line [&_th]:bg-surface [&_th]:px-3 [&_th]:py-1.5 [&_th]:text-ink-muted">
            <tr>
              <th scope="col" className="text-left">
                {t('time')}
              </th>
              {series.map((item) => (
                <th key={item.id} scope="col" className="text-right">
                  {item.label}
                </th>
              ))}
              {series.filter(hasBand).map((item) => (
                <th key={`${item.id} band`} scope="col" className="text-right">
                  {item.bandLabel ?? t('band')}
                </th>
              ))}
            </tr>
          </thead>
          <tbody className="[&_td]:px-3 [&_td]:py-1 [&_th]:px-3 [&_th]:py-1">
            {rows.map((index) => (
              <tr key={grid.times[index]} className="hover:bg-hover">
                <th scope="row" className="tabular text-left font-normal whitespace-nowrap">
                  {describeInterval(index)}
                </th>
                {series.map((item) => (
                  <td key={item.id} className="text-right">
                    {write(item, item.values[index])}
                  </td>
                ))}
                {series.filter(hasBand).map((item) => (
                  <td key={`${item.id} band`} className="text-right whitespace-nowrap text-ink-muted">
                    {write(item, item.low?.[index])}–{write(item, item.high?.[index])}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {frame.last - frame.first + 1 > count ? (
        <p className="mt-1.5 text-sm text-ink-muted">
          {t('tableRowsShown', { count, replace: { count: format.number(count) } })}
        </p>
      ) : null}
    </>
  );
}
