import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { addDays } from '~/engine/time';
import {
  copyCells,
  type GridClipboard,
  type GridView,
  moveCells,
  paintCells,
  pasteCells,
  shiftHours,
  splitShifts,
  swapCells,
  toggleLock,
} from './edit-commands';
import type { GridCommand, GridTemplate } from './edit-types';
import { type GridCursor, moveCursor } from './grid-cursor';
import type { GridRow } from './grid-data';
import { type GridAction, readGridKey } from './grid-keys';
import { extendTo, type GridSelection, isSelected, selectedCells, selectOne, toggleCell } from './grid-selection';
import type { GridDrag } from './use-grid-pointer';

/** A tool of the pointer: choosing, or painting a template or (null) a day off. */
export type GridTool = { kind: 'select' } | { kind: 'paint'; template: GridTemplate | null };

const quarter = 15;

/** Selection, keys and commands of the grid: turns what a planner does into commands. */
export function useGridControl(input: {
  rows: GridRow[];
  days: number;
  startDate: string;
  templates: GridTemplate[];
  mayWrite: boolean;
  run: (command: GridCommand | null) => void;
  onOpen: (employeeId: string, date: string) => void;
}) {
  const { rows, days, startDate, templates, mayWrite, run, onOpen } = input;
  const [selection, setSelection] = useState<GridSelection | null>(null);
  const [tool, setTool] = useState<GridTool>({ kind: 'select' });
  const [clipboard, setClipboard] = useState<GridClipboard | null>(null);
  const view = useMemo<GridView>(
    () => ({
      rowCount: rows.length,
      dayCount: days,
      placeAt: ({ row, day }) => ({ employeeId: rows[row].id, date: addDays(startDate, day) }),
      shiftsAt: ({ row, day }) => rows[row]?.cells[day]?.chips.map((chip) => chip.shift) ?? [],
    }),
    [rows, days, startDate],
  );
  const cells = useMemo(
    () => (selection ? selectedCells(selection).filter((at) => at.row < rows.length && at.day < days) : []),
    [selection, rows.length, days],
  );
  const focus = selection && selection.focus.row < rows.length ? selection.focus : null;
  const state = useRef({ view, cells, focus, clipboard, selection, tool });
  state.current = { view, cells, focus, clipboard, selection, tool };

  const perform = useCallback(
    (action: GridAction) => {
      const now = state.current;
      const at = now.focus;
      if (action === 'escape') {
        setTool({ kind: 'select' });
        if (at) setSelection(selectOne(at));
        return;
      }
      if (action === 'selectAll') {
        const last = { row: now.view.rowCount - 1, day: now.view.dayCount - 1 };
        setSelection({ anchor: { row: 0, day: 0 }, focus: last, extra: [] });
        return;
      }
      if (!at) return;
      if (action === 'open') {
        const { employeeId, date } = now.view.placeAt(at);
        onOpen(employeeId, date);
        return;
      }
      if (action === 'copy' || action === 'cut') setClipboard(copyCells(now.view, now.cells));
      if (!mayWrite) return;
      if (typeof action === 'object') {
        const template = templates[action.template];
        if (template) run(paintCells(now.view, now.cells, template));
        return;
      }
      const commands: Partial<Record<typeof action, () => GridCommand | null>> = {
        clear: () => paintCells(now.view, now.cells, null),
        cut: () => paintCells(now.view, now.cells, null),
        paste: () => (now.clipboard ? pasteCells(now.view, now.clipboard, at, now.cells) : null),
        lock: () => toggleLock(now.view, now.cells),
        split: () => splitShifts(now.view, now.cells),
        swap: () => (now.cells.length === 2 ? swapCells(now.view, [now.cells[0], now.cells[1]]) : null),
        earlier: () => shiftHours(now.view, now.cells, { start: -quarter, end: -quarter }),
        later: () => shiftHours(now.view, now.cells, { start: quarter, end: quarter }),
        shorter: () => shiftHours(now.view, now.cells, { start: 0, end: -quarter }),
        longer: () => shiftHours(now.view, now.cells, { start: 0, end: quarter }),
      };
      run(commands[action]?.() ?? null);
    },
    [mayWrite, onOpen, run, templates],
  );

  const paint = useCallback(
    (template: GridTemplate | null) => run(paintCells(state.current.view, state.current.cells, template)),
    [run],
  );

  const select = useCallback((from: GridCursor, to: GridCursor, how: { isToggle: boolean; isExtend: boolean }) => {
    setSelection((known) => {
      if (how.isToggle && known) return toggleCell(known, to);
      if (how.isExtend && known) return extendTo(from === to ? known : { ...selectOne(from), anchor: from }, to);
      return from === to && known && isSelected(known, to) && selectedCells(known).length > 1
        ? { ...known }
        : { anchor: from, focus: to, extra: [] };
    });
  }, []);

  const commitDrag = useCallback(
    (drag: GridDrag) => {
      const now = state.current;
      if (drag.kind === 'paint') {
        const { tool: used } = now;
        if (used.kind === 'paint') run(paintCells(now.view, drag.cells, used.template));
      } else if (drag.kind === 'resize') {
        const by = drag.edge === 'start' ? { start: drag.minutes, end: 0 } : { start: 0, end: drag.minutes };
        run(shiftHours(now.view, [drag.at], by, drag.index));
      } else if (drag.kind === 'move') {
        const by = { rows: drag.to.row - drag.from.row, days: drag.to.day - drag.from.day };
        const moved = isSelected(now.selection, drag.from) ? now.cells : [drag.from];
        run(moveCells(now.view, moved, by, drag.isCopy));
        if (by.rows || by.days) setSelection(selectOne(drag.to));
      }
    },
    [run],
  );

  /** @returns the cell that the keys lead to, to scroll to it */
  const handleKey = useCallback(
    (event: KeyboardEvent): GridCursor | null => {
      const action = readGridKey({
        key: event.key,
        code: event.code,
        ctrlKey: event.ctrlKey,
        metaKey: event.metaKey,
        altKey: event.altKey,
        shiftKey: event.shiftKey,
      });
      if (action) {
        event.preventDefault();
        perform(action);
        return null;
      }
      if (event.altKey) return null;
      const now = state.current;
      const at = now.focus ?? { row: 0, day: 0 };
      const next = moveCursor(at, event, { rows: now.view.rowCount, days: now.view.dayCount });
      if (!next) return null;
      event.preventDefault();
      const { selection: known } = now;
      setSelection(known && event.shiftKey ? extendTo(known, next) : selectOne(now.focus ? next : at));
      return next;
    },
    [perform],
  );

  return {
    view,
    selection,
    setSelection,
    cells,
    focus,
    tool,
    setTool,
    clipboard,
    perform,
    paint,
    select,
    commitDrag,
    handleKey,
  };
}

export type GridControl = ReturnType<typeof useGridControl>;
