import type { ReactNode } from 'react';

/** One column of a table. */
export interface TableColumn<Row> {
  /** also the name in `?sort=` and `?hide=` */
  id: string;
  header: string;
  /** what a cell shows */
  cell: (row: Row) => ReactNode;
  /** numbers stand right, in tabular figures */
  align?: 'start' | 'end';
  isSortable?: boolean;
  /** the first click sorts the largest first */
  sortsDescendingFirst?: boolean;
  /** cannot be hidden; the column that names the row */
  isRequired?: boolean;
  /** CSS width, such as "12rem" */
  width?: string;
  /** left out below this width of the screen */
  hiddenBelow?: 'sm' | 'md' | 'lg' | 'xl';
  /** words on more than one line are allowed to wrap */
  canWrap?: boolean;
}

export const hiddenBelowClasses = {
  sm: 'max-sm:hidden',
  md: 'max-md:hidden',
  lg: 'max-lg:hidden',
  xl: 'max-xl:hidden',
} as const;
