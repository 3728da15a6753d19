import type { GridCursor } from './grid-cursor';
import { areaOf, type GridSelection, isSelected, selectedCells } from './grid-selection';
import type { GridDrag } from './use-grid-pointer';

/** Cells on which a drag would put something, as text for each row: "3,4". */
export function dropDaysByRow(drag: GridDrag | null, selection: GridSelection | null): Map<number, string> {
  const marks = new Map<number, number[]>();
  const mark = ({ row, day }: GridCursor) => marks.set(row, [...(marks.get(row) ?? []), day]);
  if (drag?.kind === 'paint') drag.cells.forEach(mark);
  if (drag?.kind === 'move') {
    const by = { rows: drag.to.row - drag.from.row, days: drag.to.day - drag.from.day };
    const moved = selection && isSelected(selection, drag.from) ? selectedCells(selection) : [drag.from];
    for (const at of moved) mark({ row: at.row + by.rows, day: at.day + by.days });
  }
  return new Map([...marks].map(([row, days]) => [row, days.join(',')]));
}

/** How many rows and days a selection spans, for words about it. */
export function sizeOfSelection(selection: GridSelection): { people: number; days: number } {
  const { top, bottom, left, right } = areaOf(selection);
  return { people: bottom - top + 1, days: right - left + 1 };
}
