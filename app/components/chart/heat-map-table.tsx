import { useTranslation } from 'react-i18next';

interface HeatMapTableProps {
  label: string;
  rows: readonly string[];
  columns: readonly string[];
  values: readonly (readonly (number | null)[])[];
  write: (value: number) => string;
}

/** The figures behind a heat map: columns of the drawing are rows here, as a day has more intervals than a week days. */
export function HeatMapTable({ label, rows, columns, values, write }: HeatMapTableProps) {
  const { t } = useTranslation('chart');
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto rounded-control border border-line">
      <table className="w-full border-separate border-spacing-0 text-sm">
        <caption className="sr-only">{label}</caption>
        <thead className="[&_th]:sticky [&_th]:top-0 [&_th]:border-b [&_th]:border-line [&_th]:bg-surface [&_th]:px-3 [&_th]:py-1.5 [&_th]:text-ink-muted">
          <tr>
            <th scope="col" className="text-left">
              {t('time')}
            </th>
            {rows.map((name) => (
              <th key={name} scope="col" className="text-right whitespace-nowrap">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="[&_td]:px-3 [&_td]:py-1 [&_th]:px-3 [&_th]:py-1">
          {columns.map((column, columnIndex) => (
            <tr key={column} className="hover:bg-hover">
              <th scope="row" className="tabular text-left font-normal whitespace-nowrap">
                {column}
              </th>
              {rows.map((row, rowIndex) => {
                const value = values[rowIndex]?.[columnIndex];
                return (
                  <td key={row} className="text-right">
                    {value === null || value === undefined ? '–' : write(value)}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
