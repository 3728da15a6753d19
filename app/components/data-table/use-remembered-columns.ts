import { useFrameData } from '../frame/frame-data';

/** What was chosen since the page was loaded; written in browsers only. */
const chosen = new Map<string, string>();

export interface RememberedColumns {
  /** ids of hidden columns; null where the reader has never chosen */
  hidden: string[] | null;
  /** @param hide ids separated by commas, as in the address */
  remember: ((hide: string) => void) | undefined;
}

/**
 * Which columns of a table the reader hid last, on any device. The address goes before it.
 * @param table name under which the account keeps the choice; nothing is kept without one
 */
export function useRememberedColumns(table: string | undefined): RememberedColumns {
  const stored = useFrameData()?.hiddenColumns;
  if (!table) return { hidden: null, remember: undefined };
  const hide = chosen.get(table) ?? stored?.[table];
  return {
    hidden: hide === undefined ? null : hide.split(',').filter(Boolean),
    remember: (next) => {
      chosen.set(table, next);
      // why: a fetcher would load the whole page anew for a choice that the address tells already
      const body = new URLSearchParams({ table, hide: next });
      void fetch('/preferences', { method: 'POST', body, redirect: 'manual', keepalive: true });
    },
  };
}
