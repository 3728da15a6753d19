import { Link, useSearchParams } from '@remix-run/react';
import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../class-names';
import { setSearchParams } from '../search-params';
import { hiddenBelowClasses, type TableColumn } from './column';
import { getNextSort, type TableState } from './table-state';

interface ColumnHeaderProps<Row> {
  column: TableColumn<Row>;
  sort: TableState['sort'];
}

/** A column's name; a link that sorts by it where that is possible. */
export function ColumnHeader<Row>({ column, sort }: ColumnHeaderProps<Row>) {
  const { t } = useTranslation('table');
  const [search] = useSearchParams();
  const isSorted = sort?.column === column.id;
  const next = getNextSort(sort, column.id, column.sortsDescendingFirst);
  const Icon = isSorted ? (sort.isDescending ? ArrowDown : ArrowUp) : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
      style={{ width: column.width }}
      className={joinClasses(
        'h-9 px-3 text-sm font-medium whitespace-nowrap text-ink-muted',
        column.align === 'end' ? 'text-right' : 'text-left',
        column.hiddenBelow && hiddenBelowClasses[column.hiddenBelow],
      )}
    >
      {column.isSortable ? (
        <Link
          to={setSearchParams(search, { sort: next, page: null })}
          preventScrollReset
          title={t('sortBy', { column: column.header })}
          className={joinClasses(
            'group -mx-1 inline-flex items-center gap-1 rounded-sm px-1 py-0.5 hover:text-ink',
            column.align === 'end' && 'flex-row-reverse',
            isSorted && 'text-ink',
          )}
        >
          {column.header}
          <Icon
            aria-hidden
            size={12}
            className={isSorted ? '' : 'opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60'}
          />
        </Link>
      ) : (
        column.header
      )}
    </th>
  );
}
