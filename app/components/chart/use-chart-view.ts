import { useSearchParams } from '@remix-run/react';
import { useCallback, useMemo, useState } from 'react';
import type { TimeWindow } from './chart-types';
import { decodeWindow, encodeWindow, isSameWindow } from './chart-window';

export interface ChartView {
  window: TimeWindow;
  isZoomed: boolean;
  setWindow: (window: TimeWindow) => void;
  reset: () => void;
  isTableOpen: boolean;
  toggleTable: () => void;
  /** address of the page with the other of table and drawing, for before scripts load */
  tableHref: string;
}

/**
 * Which stretch of time is shown, and whether as a table. Both are kept in the address, so that a look can be shared,
 * but without asking the server again: the data are here already.
 */
export function useChartView(full: TimeWindow, urlKey: string | undefined): ChartView {
  const [search] = useSearchParams();
  const zoomName = `${urlKey}.zoom`;
  const tableName = `${urlKey}.table`;
  const [zoom, setZoom] = useState(urlKey ? search.get(zoomName) : null);
  const [isTableOpen, setIsTableOpen] = useState(urlKey ? search.get(tableName) === '1' : false);
  const window = useMemo(() => decodeWindow(zoom, full) ?? full, [zoom, full]);

  const setWindow = useCallback(
    (next: TimeWindow) => {
      const text = isSameWindow(next, full) ? null : encodeWindow(next);
      setZoom(text);
      if (urlKey) replaceParam(zoomName, text);
    },
    [full, urlKey, zoomName],
  );
  const toggleTable = useCallback(() => {
    setIsTableOpen(!isTableOpen);
    if (urlKey) replaceParam(tableName, isTableOpen ? null : '1');
  }, [isTableOpen, urlKey, tableName]);

  const other = new URLSearchParams(search);
  if (isTableOpen) other.delete(tableName);
  else other.set(tableName, '1');
  return {
    window,
    isZoomed: !isSameWindow(window, full),
    setWindow,
    reset: () => setWindow(full),
    isTableOpen,
    toggleTable,
    tableHref: `?${other}`,
  };
}

/** Writes a parameter into the address bar without a navigation, which would run every loader of the page. */
function replaceParam(name: string, value: string | null) {
  const url = new URL(globalThis.location.href);
  if (value === null) url.searchParams.delete(name);
  else url.searchParams.set(name, value);
  globalThis.history.replaceState(globalThis.history.state, '', url);
}
