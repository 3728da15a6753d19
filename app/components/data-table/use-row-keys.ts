import { type KeyboardEvent, useState } from 'react';

/**
 * Moves the focus between rows: arrows, Home, End, Page keys; Enter follows the row's link, Space selects it.
 * One row is in the order of the Tab key, that which had the focus last.
 */
export function useRowKeys(rowCount: number, onToggle?: (index: number, isRange: boolean) => void) {
  const [active, setActive] = useState(0);
  const current = Math.min(active, Math.max(0, rowCount - 1));

  const handleKeyDown = (event: KeyboardEvent<HTMLTableSectionElement>) => {
    const row = (event.target as HTMLElement).closest('tr');
    // keys inside a control of a cell belong to that control
    if (!row || event.target !== row) return;
    const target = getTarget(event.key, current, rowCount);
    if (target !== null) {
      event.preventDefault();
      focusRow(event.currentTarget, target);
      setActive(target);
      if (event.shiftKey) onToggle?.(target, true);
    } else if (event.key === 'Enter') {
      event.preventDefault();
      row.querySelector<HTMLAnchorElement>('a[data-row-link]')?.click();
    } else if (event.key === ' ') {
      event.preventDefault();
      onToggle?.(current, false);
    }
  };
  return {
    handleKeyDown,
    getRowProps: (index: number) => ({
      tabIndex: index === current ? 0 : -1,
      'data-row-index': index,
      onFocus: () => setActive(index),
    }),
  };
}

function getTarget(key: string, current: number, rowCount: number): number | null {
  const last = rowCount - 1;
  const targets: Record<string, number> = {
    ArrowDown: current + 1,
    ArrowUp: current - 1,
    PageDown: current + 10,
    PageUp: current - 10,
    Home: 0,
    End: last,
  };
  return key in targets ? Math.min(last, Math.max(0, targets[key])) : null;
}

function focusRow(body: HTMLElement, index: number) {
  body.querySelector<HTMLElement>(`tr[data-row-index="${index}"]`)?.focus();
}
