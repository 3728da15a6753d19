import { addDays, diffDays, weekdayOf } from '~/engine/time';
import { type GridView, paintCells } from './edit-commands';
import type { GridCommand, GridTemplate } from './edit-types';
import type { GridCursor } from './grid-cursor';
import type { GridRow } from './grid-data';

/** For whom, when and what is assigned. */
export interface AssignChoice {
  /** row indexes */
  rows: number[];
  from: string;
  to: string;
  weekdays: number[];
  /** null: a day off */
  template: GridTemplate | null;
  onlyFree: boolean;
  skipAbsences: boolean;
}

/** One command for all cells of a choice; null where none is left. */
export function assignShifts(
  view: GridView,
  rows: readonly GridRow[],
  startDate: string,
  choice: AssignChoice,
): GridCommand | null {
  const first = Math.max(0, diffDays(startDate, choice.from));
  const last = Math.min(view.dayCount - 1, diffDays(startDate, choice.to));
  const cells: GridCursor[] = [];
  for (const row of choice.rows) {
    for (let day = first; day <= last; day++) {
      if (!choice.weekdays.includes(weekdayOf(addDays(startDate, day)))) continue;
      const cell = rows[row]?.cells[day];
      if (choice.skipAbsences && cell?.absence) continue;
      if (choice.template && choice.onlyFree && cell?.chips.length) continue;
      cells.push({ row, day });
    }
  }
  const command = paintCells(view, cells, choice.template);
  return command && { ...command, name: 'assign' };
}
