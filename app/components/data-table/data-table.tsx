import { useNavigation, useSearchParams } from '@remix-run/react';
import { getCoreRowModel, type RowSelectionState, useReactTable } from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../class-names';
import { EmptyState } from '../empty-state';
import { Pagination } from '../pagination';
import { useShortcut } from '../shortcuts';
import type { TableColumn } from './column';
import { SelectionBar } from './selection-bar';
import { TableGrid } from './table-grid';
import { readTableState, type TableDefaults } from './table-state';
import { useRememberedColumns } from './use-remembered-columns';
import { ViewMenu } from './view-menu';

export interface DataTableProps<Row> {
  /** read aloud as the table's name */
  label: string;
  rows: readonly Row[];
  /** all that the rows show, as a text: the server then writes rows that many readers see but once. Their cells use no hooks. */
  keptAs?: string;
  columns: readonly TableColumn<Row>[];
  getRowId: (row: Row) => string;
  /** name of a row for its checkbox */
  getRowName: (row: Row) => string;
  /** where a row leads; its first cell becomes the link */
  getRowLink?: (row: Row) => string;
  /** of all pages; without it there is no paging */
  totalCount?: number;
  defaults?: TableDefaults;
  /** name under which the account keeps the choice of columns, for lists whose loader sends all of them */
  rememberAs?: string;
  /** left above the table: a FilterBar */
  filters?: ReactNode;
  /** saved views, beside the filters */
  savedViews?: ReactNode;
  /** links such as CSV and XLSX, at the right */
  exportLinks?: ReactNode;
  /** buttons for the selected rows; without it rows cannot be selected */
  renderBulkActions?: (ids: string[], clear: () => void) => ReactNode;
  /** instead of the table while there is nothing at all; with filters set a plain word is shown */
  emptyState?: ReactNode;
}

/** A list that the server pages, sorts and filters; everything that shapes it is in the address. */
export function DataTable<Row>({
  label,
  rows,
  keptAs,
  columns,
  getRowId,
  getRowName,
  getRowLink,
  totalCount,
  defaults,
  rememberAs,
  filters,
  savedViews,
  exportLinks,
  renderBulkActions,
  emptyState,
}: DataTableProps<Row>) {
  const { t } = useTranslation('table');
  const [search] = useSearchParams();
  const navigation = useNavigation();
  const [rowSelection, setRowSelection] = useState<RowSelectionState>({});
  const { hidden, remember } = useRememberedColumns(rememberAs);
  const state = readTableState(search, hidden ? { ...defaults, hiddenColumns: hidden } : defaults);
  const definitions = useMemo(() => columns.map((column) => ({ id: column.id, header: column.header })), [columns]);
  const table = useReactTable<Row>({
    data: rows as Row[],
    columns: definitions,
    getRowId,
    getCoreRowModel: getCoreRowModel(),
    manualPagination: true,
    manualSorting: true,
    manualFiltering: true,
    enableRowSelection: renderBulkActions !== undefined,
    onRowSelectionChange: setRowSelection,
    state: {
      rowSelection,
      columnVisibility: Object.fromEntries(state.hiddenColumns.map((id) => [id, false])),
    },
  });
  useShortcut('ArrowUp ArrowDown', t('keys.move'));
  useShortcut('Enter', t('keys.open'), undefined, getRowLink !== undefined);

  const visible = columns.filter((column) => column.isRequired || table.getColumn(column.id)?.getIsVisible());
  const selectedIds = Object.keys(rowSelection).filter((id) => rowSelection[id]);
  const isLoading = navigation.state === 'loading' && navigation.location.search !== `?${search}`;
  const isFiltered = [...search.keys()].some(
    (name) => !['page', 'pageSize', 'sort', 'hide', 'density', 'site', 'date'].includes(name),
  );
  const clearSelection = () => setRowSelection({});

  if (rows.length === 0 && !isFiltered && emptyState && state.page === 1) return emptyState;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-2">
        <div className="min-w-0 flex-1 basis-72">{filters}</div>
        {savedViews}
        {exportLinks}
        <ViewMenu columns={columns} state={state} onHide={remember} />
      </div>
      <div
        aria-busy={isLoading || undefined}
        className={joinClasses(
          'max-h-[max(24rem,calc(100dvh-15.5rem))] min-w-0 overflow-auto rounded-card border border-line bg-surface shadow-card transition-opacity',
          isLoading && 'opacity-60',
        )}
      >
        {rows.length === 0 ? (
          <EmptyState title={isFiltered ? t('nothingFiltered') : t('nothing')} />
        ) : (
          <TableGrid
            label={label}
            table={table}
            columns={visible}
            keptAs={keptAs}
            state={state}
            getRowName={getRowName}
            getRowLink={getRowLink}
            isSelectable={renderBulkActions !== undefined}
          />
        )}
      </div>
      {selectedIds.length > 0 && renderBulkActions ? (
        <SelectionBar count={selectedIds.length} onClear={clearSelection}>
          {renderBulkActions(selectedIds, clearSelection)}
        </SelectionBar>
      ) : null}
      {totalCount !== undefined && totalCount > 0 ? (
        <Pagination page={state.page} pageSize={state.pageSize} totalCount={totalCount} />
      ) : null}
    </div>
  );
}
