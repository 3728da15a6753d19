import { useSearchParams } from '@remix-run/react';
import type { Table, Row as TableRow } from '@tanstack/react-table';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Checkbox } from '../checkbox';
import { KeptMarkup } from '../kept-markup';
import { useHydrated } from '../use-hydrated';
import { useLinkArea } from '../use-link-area';
import { hiddenBelowClasses, type TableColumn } from './column';
import { ColumnHeader } from './column-header';
import type { TableState } from './table-state';
import { useRowKeys } from './use-row-keys';

interface TableGridProps<Row> {
  label: string;
  table: Table<Row>;
  columns: readonly TableColumn<Row>[];
  state: TableState;
  keptAs?: string;
  getRowName: (row: Row) => string;
  getRowLink?: (row: Row) => string;
  isSelectable: boolean;
}

/** The table itself: sticky head, rows that the keyboard walks. Its look is in styles/parts.css. */
export function TableGrid<Row>(props: TableGridProps<Row>) {
  const { label, table, columns, state, keptAs, getRowName, getRowLink, isSelectable } = props;
  const { t, i18n } = useTranslation('table');
  const [search] = useSearchParams();
  const { handlers, prefetch } = useLinkArea();
  // with a script the rows are walked by arrow keys; without one, their links by the Tab key
  const isHydrated = useHydrated();
  const lastToggled = useRef(0);

  const toggle = (index: number, isRange: boolean) => {
    if (!isSelectable) return;
    const { rows } = table.getRowModel();
    const isSelected = isRange || !rows[index].getIsSelected();
    const start = isRange ? Math.min(lastToggled.current, index) : index;
    const end = isRange ? Math.max(lastToggled.current, index) : index;
    for (const row of rows.slice(start, end + 1)) row.toggleSelected(isSelected);
    if (!isRange) lastToggled.current = index;
  };
  const { handleKeyDown, getRowProps } = useRowKeys(table.options.data.length, toggle);
  return (
    <>
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows take the focus and can be selected
        role="grid"
        aria-multiselectable={isSelectable || undefined}
        data-density={state.density}
        className="data-table"
        {...handlers}
      >
        <caption className="sr-only">{label}</caption>
        <thead>
          <tr>
            {isSelectable ? (
              <th scope="col" data-select>
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
              <ColumnHeader
                key={column.id}
                column={column}
                sort={state.sort}
                search={search}
                sortTitle={t('sortBy', { column: column.header })}
              />
            ))}
          </tr>
        </thead>
        <KeptMarkup
          as="tbody"
          keptAs={keptAs && `rows ${i18n.language} ${columns.map((column) => column.id)} ${keptAs}`}
          onKeyDown={handleKeyDown}
        >
          {() => <>{table.getRowModel().rows.map(drawRow)}</>}
        </KeptMarkup>
      </table>
      {prefetch}
    </>
  );

  function drawRow(row: TableRow<Row>, index: number) {
    const isSelected = isSelectable ? row.getIsSelected() : undefined;
    return (
      <tr key={row.id} {...getRowProps(index)} aria-selected={isSelected}>
        {isSelectable ? (
          <td data-select>
            <input
              type="checkbox"
              aria-label={t('selectRow', { name: getRowName(row.original) })}
              checked={isSelected}
              onChange={() => {}}
              onClick={(event) => toggle(index, event.shiftKey)}
              className="check-box align-middle"
            />
          </td>
        ) : null}
        {columns.map((column, columnIndex) => {
          const content = column.cell(row.original) ?? '–';
          return (
            <td
              key={column.id}
              data-align={column.align}
              data-wrap={column.canWrap || undefined}
              className={column.hiddenBelow && hiddenBelowClasses[column.hiddenBelow]}
            >
              {columnIndex === 0 && getRowLink ? (
                <a href={getRowLink(row.original)} data-row-link tabIndex={isHydrated ? -1 : undefined}>
                  {content}
                </a>
              ) : (
                content
              )}
            </td>
          );
        })}
      </tr>
    );
  }
}
