import { Link } from '@remix-run/react';
import type { Table, Row as TableRow } from '@tanstack/react-table';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../checkbox';
import { joinClasses } from '../class-names';
import { useHydrated } from '../use-hydrated';
import { hiddenBelowClasses, type TableColumn } from './column';
import { ColumnHeader } from './column-header';
import type { TableState } from './table-state';
import { useRowKeys } from './use-row-keys';

interface TableGridProps<Row> {
  label: string;
  table: Table<Row>;
  columns: readonly TableColumn<Row>[];
  state: TableState;
  getRowName: (row: Row) => string;
  getRowLink?: (row: Row) => string;
  isSelectable: boolean;
}

/** The table itself: sticky head, rows that the keyboard walks. */
export function TableGrid<Row>(props: TableGridProps<Row>) {
  const { label, table, columns, state, getRowName, getRowLink, isSelectable } = props;
  const { t } = useTranslation('table');
  const rows = table.getRowModel().rows;
  const lastToggled = useRef(0);

  const toggle = (index: number, isRange: boolean) => {
    if (!isSelectable) return;
    const isSelected = isRange || !rows[index].getIsSelected();
    const start = isRange ? Math.min(lastToggled.current, index) : index;
    const end = isRange ? Math.max(lastToggled.current, index) : index;
    for (const row of rows.slice(start, end + 1)) row.toggleSelected(isSelected);
    if (!isRange) lastToggled.current = index;
  };
  const { handleKeyDown, getRowProps } = useRowKeys(rows.length, toggle);
  return (
    <table
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus and can be selected
      role="grid"
      aria-multiselectable={isSelectable || undefined}
      className="w-full border-separate border-spacing-0"
    >
      <caption className="sr-only">{label}</caption>
      <thead className="[&_th]:sticky [&_th]:top-0 [&_th]:z-10 [&_th]:border-b [&_th]:border-line [&_th]:bg-surface">
        <tr>
          {isSelectable ? (
            <th scope="col" className="w-9 pl-3 text-left">
              <Checkbox
                aria-label={t('selectAll')}
                checked={table.getIsAllRowsSelected()}
                isIndeterminate={table.getIsSomeRowsSelected()}
                onChange={table.getToggleAllRowsSelectedHandler()}
                className="align-middle"
              />
            </th>
          ) : null}
          {columns.map((column) => (
            <ColumnHeader key={column.id} column={column} sort={state.sort} />
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={handleKeyDown}>
        {rows.map((row, index) => (
          <tr
            key={row.id}
            {...getRowProps(index)}
            aria-selected={isSelectable ? row.getIsSelected() : undefined}
            className={joinClasses(
              'group outline-offset-[-2px] transition-colors hover:bg-hover',
              row.getIsSelected() && 'bg-accent-soft',
              '[&:not(:last-child)>td]:border-b [&>td]:border-line',
            )}
          >
            {isSelectable ? (
              <td className="w-9 pl-3">
                <Checkbox
                  aria-label={t('selectRow', { name: getRowName(row.original) })}
                  checked={row.getIsSelected()}
                  onChange={() => {}}
                  onClick={(event) => toggle(index, event.shiftKey)}
                  className="align-middle"
                />
              </td>
            ) : null}
            {columns.map((column, columnIndex) => (
              <TableCell
                key={column.id}
                column={column}
                row={row}
                link={columnIndex === 0 ? getRowLink?.(row.original) : undefined}
                isCompact={state.density === 'compact'}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface TableCellProps<Row> {
  column: TableColumn<Row>;
  row: TableRow<Row>;
  link: string | undefined;
  isCompact: boolean;
}

function TableCell<Row>({ column, row, link, isCompact }: TableCellProps<Row>) {
  const content = column.cell(row.original);
  // with a script the rows are walked by arrow keys; without one, links by the Tab key
  const isHydrated = useHydrated();
  return (
    <td
      className={joinClasses(
        'px-3',
        isCompact ? 'h-9 py-1' : 'h-12 py-2',
        column.align === 'end' && 'text-right tabular-nums',
        !column.canWrap && 'whitespace-nowrap',
        column.hiddenBelow && hiddenBelowClasses[column.hiddenBelow],
      )}
    >
      {link ? (
        <Link
          to={link}
          data-row-link
          tabIndex={isHydrated ? -1 : undefined}
          prefetch="intent"
          className="font-medium text-ink underline-offset-2 hover:underline"
        >
          {content}
        </Link>
      ) : (
        (content ?? '–')
      )}
    </td>
  );
}
