import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import { setSearchParams } from '../search-params';
import { hiddenBelowClasses, type TableColumn } from './column';
import { getNextSort, type TableState } from './table-state';

interface ColumnHeaderProps<Row> {
  column: TableColumn<Row>;
  sort: TableState['sort'];
  search: URLSearchParams;
  /** "Sort by {{column}}", translated */
  sortTitle: string;
}

/** A column's name; a link that sorts by it where that is possible. */
export function ColumnHeader<Row>({ column, sort, search, sortTitle }: ColumnHeaderProps<Row>) {
  const isSorted = sort?.column === column.id;
  const Icon = isSorted ? (sort.isDescending ? ArrowDown : ArrowUp) : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={isSorted ? (sort.isDescending ? 'descending' : 'ascending') : undefined}
      data-align={column.align}
      style={column.width ? { width: column.width } : undefined}
      className={column.hiddenBelow && hiddenBelowClasses[column.hiddenBelow]}
    >
      {column.isSortable ? (
        <a
          href={setSearchParams(search, {
            sort: getNextSort(sort, column.id, column.sortsDescendingFirst),
            page: null,
          })}
          data-keep-scroll
          title={sortTitle}
          className="sort-link"
        >
          {column.header}
          <Icon aria-hidden size={12} />
        </a>
      ) : (
        column.header
      )}
    </th>
  );
}
