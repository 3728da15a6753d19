import type { CoverageMove } from './coverage-estimate';
import { moveCells, paintCells, shiftHours } from './edit-commands';
import type { GridCommand } from './edit-types';
import type { GridData, GridRow } from './grid-data';
import { isSelected } from './grid-selection';
import type { GridControl } from './use-grid-control';
import type { GridDrag } from './use-grid-pointer';

/** What a drag would do if it ended now. */
function commandOfDrag(drag: GridDrag, control: GridControl): GridCommand | null {
  const { view, selection, cells, tool } = control;
  if (drag.kind === 'paint') return tool.kind === 'paint' ? paintCells(view, drag.cells, tool.template) : null;
  if (drag.kind === 'resize') {
    const by = drag.edge === 'start' ? { start: drag.minutes, end: 0 } : { start: 0, end: drag.minutes };
    return shiftHours(view, [drag.at], by, drag.index);
  }
  if (drag.kind === 'select') return null;
  const by = { rows: drag.to.row - drag.from.row, days: drag.to.day - drag.from.day };
  return moveCells(view, isSelected(selection, drag.from) ? cells : [drag.from], by, drag.isCopy);
}

/** Shifts that come and go while something is dragged, for the coverage under the grid. */
export function dragMoves(input: {
  drag: GridDrag | null;
  control: GridControl;
  rows: readonly GridRow[];
  data: Pick<GridData, 'groups'>;
  dayOf: (date: string) => number;
}): CoverageMove[] {
  const { drag, control, rows, data, dayOf } = input;
  const command = drag && commandOfDrag(drag, control);
  if (!command) return [];
  const byId = new Map(rows.map((row) => [row.id, row]));
  return command.changes.flatMap((change) => {
    const groupIds = byId.get(change.employeeId)?.groupIndexes.map((index) => data.groups[index]?.[0] ?? '') ?? [];
    const day = dayOf(change.date);
    const move = (sign: 1 | -1) => (shift: CoverageMove['shift']) => ({ day, shift, groupIds, sign });
    return [...change.before.map(move(-1)), ...change.after.map(move(1))];
  });
}
