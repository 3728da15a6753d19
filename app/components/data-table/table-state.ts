/** Row heights a reader may choose. */
export type Density = 'compact' | 'comfortable';

/** What a table shows, as the address tells it. Loaders and the table read it with the same function. */
export interface TableState {
  /** from 1 */
  page: number;
  pageSize: number;
  sort: { column: string; isDescending: boolean } | null;
  hiddenColumns: string[];
  density: Density;
}

export const pageSizes = [25, 50, 100, 200] as const;

/** No list has so many pages; a greater number is a slip, and more than the database can count. */
const lastPage = 1_000_000;

export interface TableDefaults {
  pageSize?: number;
  /** "name", or "-name" for descending */
  sort?: string;
  /** hidden until the reader asks for them */
  hiddenColumns?: readonly string[];
}

/** Names of the parameters that hold the view rather than filters. */
export const viewParams = ['page', 'pageSize', 'sort', 'hide', 'density'] as const;

/** Reads `?page=2&pageSize=50&sort=-name&hide=a,b&density=compact`; what is missing or wrong takes the default. */
export function readTableState(search: URLSearchParams, defaults: TableDefaults = {}): TableState {
  const page = Number(search.get('page') ?? 1);
  const pageSize = Number(search.get('pageSize'));
  const sort = search.get('sort') ?? defaults.sort ?? '';
  const hide = search.get('hide');
  return {
    page: Number.isInteger(page) && page >= 1 && page <= lastPage ? page : 1,
    pageSize: pageSizes.some((size) => size === pageSize) ? pageSize : (defaults.pageSize ?? 50),
    sort: sort === '' ? null : { column: sort.replace(/^-/, ''), isDescending: sort.startsWith('-') },
    hiddenColumns: hide === null ? [...(defaults.hiddenColumns ?? [])] : hide.split(',').filter(Boolean),
    density: search.get('density') === 'comfortable' ? 'comfortable' : 'compact',
  };
}

/** The `sort` parameter after a click on a column: ascending, then descending, then as it was by itself. */
export function getNextSort(current: TableState['sort'], column: string, startsDescending = false): string | null {
  const first = startsDescending ? `-${column}` : column;
  const second = startsDescending ? column : `-${column}`;
  if (current?.column !== column) return first;
  const now = `${current.isDescending ? '-' : ''}${column}`;
  return now === first ? second : null;
}
