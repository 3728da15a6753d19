import type { GridCursor } from './grid-cursor';

/** A rectangle between two corners, and single cells beside it. */
export interface GridSelection {
  anchor: GridCursor;
  focus: GridCursor;
  extra: readonly GridCursor[];
}

const isSame = (a: GridCursor, b: GridCursor) => a.row === b.row && a.day === b.day;

export const selectOne = (at: GridCursor): GridSelection => ({ anchor: at, focus: at, extra: [] });

export const extendTo = (selection: GridSelection, focus: GridCursor): GridSelection => ({ ...selection, focus });

export interface GridArea {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

export const areaOf = ({ anchor, focus }: GridSelection): GridArea => ({
  top: Math.min(anchor.row, focus.row),
  bottom: Math.max(anchor.row, focus.row),
  left: Math.min(anchor.day, focus.day),
  right: Math.max(anchor.day, focus.day),
});

/** All cells of a selection. */
export function selectedCells(selection: GridSelection): GridCursor[] {
  const { top, bottom, left, right } = areaOf(selection);
  const cells: GridCursor[] = [];
  for (let row = top; row <= bottom; row++) for (let day = left; day <= right; day++) cells.push({ row, day });
  return [...cells, ...selection.extra.filter((at) => !isInArea(selection, at))];
}

function isInArea(selection: GridSelection, { row, day }: GridCursor): boolean {
  const { top, bottom, left, right } = areaOf(selection);
  return row >= top && row <= bottom && day >= left && day <= right;
}

/** Adds a cell, or takes it out again; it becomes the one with the focus. */
export function toggleCell(selection: GridSelection, at: GridCursor): GridSelection {
  const others = selectedCells(selection).filter((cell) => !isSame(cell, at));
  const wasIn = others.length < selectedCells(selection).length;
  if (wasIn && others.length) {
    const focus = others[others.length - 1];
    return { anchor: focus, focus, extra: others };
  }
  return { anchor: at, focus: at, extra: others };
}

export const isSelected = (selection: GridSelection | null, at: GridCursor): boolean =>
  selection !== null && (isInArea(selection, at) || selection.extra.some((cell) => isSame(cell, at)));

/** Selected days of one row as text, so that rows without a change need not be drawn anew: "3,4,5". */
export function selectedDaysOfRow(selection: GridSelection | null, row: number): string {
  if (!selection) return '';
  const { top, bottom, left, right } = areaOf(selection);
  const days = new Set(selection.extra.filter((at) => at.row === row).map((at) => at.day));
  if (row >= top && row <= bottom) for (let day = left; day <= right; day++) days.add(day);
  return [...days].join(',');
}
