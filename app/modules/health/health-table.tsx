import type { ReactNode } from 'react';
import { joinClasses } from '~/components/class-names';

export interface HealthTableProps {
  label: string;
  columns: { id: string; label: string; isNumber?: boolean }[];
  rows: { id: string; cells: ReactNode[] }[];
}

/** A small table of figures; it scrolls by itself where the screen is narrow. */
export function HealthTable({ label, columns, rows }: HealthTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className="overflow-x-auto" tabIndex={0} aria-label={label}>
      <table className="w-full border-collapse text-left">
        <thead>
          <tr className="text-sm text-ink-muted">
            {columns.map((column) => (
              <th
                key={column.id}
                scope="col"
                className={joinClasses(
                  'px-3 py-1.5 font-normal whitespace-nowrap first:pl-4 last:pr-4',
                  column.isNumber && 'text-right',
                )}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id} className="border-t border-line">
              {row.cells.map((cell, index) => (
                <td
                  key={columns[index].id}
                  className={joinClasses(
                    'px-3 py-1.5 whitespace-nowrap first:pl-4 last:pr-4',
                    columns[index].isNumber && 'tabular text-right',
                  )}
                >
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
