import type { CellChange, CellPlace, CellShift, CommandName, GridCommand, GridTemplate } from './edit-types';
import type { GridCursor } from './grid-cursor';

/** How commands see the grid: rows by index, dates by index. */
export interface GridView {
  rowCount: number;
  dayCount: number;
  placeAt: (at: GridCursor) => CellPlace;
  shiftsAt: (at: GridCursor) => CellShift[];
}

const keyOf = ({ row, day }: GridCursor) => `${row},${day}`;
const isInside = (view: GridView, { row, day }: GridCursor) =>
  row >= 0 && day >= 0 && row < view.rowCount && day < view.dayCount;

function commandOf(
  name: CommandName,
  view: GridView,
  contents: Map<string, { at: GridCursor; after: CellShift[] }>,
): GridCommand | null {
  const changes = [...contents.values()].map(
    ({ at, after }): CellChange => ({ ...view.placeAt(at), before: view.shiftsAt(at), after }),
  );
  return changes.length ? { name, changes } : null;
}

/** Changes of single cells, as one command. */
export function changeCells(
  name: CommandName,
  view: GridView,
  cells: readonly GridCursor[],
  change: (shifts: CellShift[], at: GridCursor) => CellShift[] | null,
): GridCommand | null {
  const contents = new Map<string, { at: GridCursor; after: CellShift[] }>();
  for (const at of cells) {
    const after = change(view.shiftsAt(at), at);
    if (after) contents.set(keyOf(at), { at, after });
  }
  return commandOf(name, view, contents);
}

/** A new shift with the hours of another. */
export const copyOf = ({ origin: _origin, note: _note, ...shift }: CellShift): CellShift => ({ ...shift, version: 0 });

/**
 * Moves or copies the shifts of some cells by rows and days. A single shift that is moved onto another one changes places
 * with it.
 * @returns null where something would leave the grid, or nothing is there to move
 */
export function moveCells(
  view: GridView,
  cells: readonly GridCursor[],
  by: { rows: number; days: number },
  isCopy = false,
): GridCommand | null {
  const sources = cells.filter((at) => view.shiftsAt(at).length > 0);
  if (!sources.length || (by.rows === 0 && by.days === 0)) return null;
  const targetOf = (at: GridCursor): GridCursor => ({ row: at.row + by.rows, day: at.day + by.days });
  if (sources.some((at) => !isInside(view, targetOf(at)))) return null;
  const contents = new Map<string, { at: GridCursor; after: CellShift[] }>();
  if (!isCopy) for (const at of sources) contents.set(keyOf(at), { at, after: [] });
  const [first] = sources;
  const isSwap = !isCopy && sources.length === 1 && view.shiftsAt(targetOf(first)).length > 0;
  if (isSwap) contents.set(keyOf(first), { at: first, after: view.shiftsAt(targetOf(first)) });
  for (const at of sources) {
    const target = targetOf(at);
    const shifts = view.shiftsAt(at);
    contents.set(keyOf(target), { at: target, after: isCopy ? shifts.map(copyOf) : shifts });
  }
  return commandOf(isCopy ? 'copy' : isSwap ? 'swap' : 'move', view, contents);
}

/** Two cells change their contents. */
export function swapCells(view: GridView, [a, b]: readonly [GridCursor, GridCursor]): GridCommand | null {
  if (!view.shiftsAt(a).length && !view.shiftsAt(b).length) return null;
  return changeCells('swap', view, [a, b], (_, at) => view.shiftsAt(at === a ? b : a));
}

/** What was copied: shifts by their distance from the first cell. */
export type GridClipboard = { rows: number; days: number; shifts: CellShift[] }[];

export function copyCells(view: GridView, cells: readonly GridCursor[]): GridClipboard {
  const top = Math.min(...cells.map((at) => at.row));
  const left = Math.min(...cells.map((at) => at.day));
  return cells.map((at) => ({ rows: at.row - top, days: at.day - left, shifts: view.shiftsAt(at).map(copyOf) }));
}

/** Puts copied cells down from a cell on; what would leave the grid is left out. A single cell fills the whole selection. */
export function pasteCells(
  view: GridView,
  clipboard: GridClipboard,
  at: GridCursor,
  selection: readonly GridCursor[],
): GridCommand | null {
  if (clipboard.length === 1 && selection.length > 1) {
    return changeCells('paste', view, selection, () => clipboard[0].shifts);
  }
  const contents = new Map<string, { at: GridCursor; after: CellShift[] }>();
  for (const item of clipboard) {
    const target = { row: at.row + item.rows, day: at.day + item.days };
    if (isInside(view, target)) contents.set(keyOf(target), { at: target, after: item.shifts });
  }
  return commandOf('paste', view, contents);
}

/** A new shift with the first hours of a template. */
export const shiftOfTemplate = (template: GridTemplate): CellShift => ({
  startMinute: template.startMinute,
  endMinute: template.startMinute + template.spanMinutes,
  templateId: template.id,
  paidMinutes: template.paidMinutes,
  kind: 'normal',
  isLocked: true,
  version: 0,
});

/** Template, or with null a day off, into cells. */
export const paintCells = (view: GridView, cells: readonly GridCursor[], template: GridTemplate | null) =>
  changeCells(template ? 'paint' : 'clear', view, cells, (shifts) => {
    if (!template) return shifts.length ? [] : null;
    const kept = shifts[0] ? { version: shifts[0].version, origin: shifts[0].origin } : {};
    return [{ ...shiftOfTemplate(template), ...kept }];
  });

const step = 15;
const shortest = 15;
const longest = 24 * 60;

/** Other hours for a shift, which is fixed then: pauses are placed anew, paid time follows the length. */
export function withHours(shift: CellShift, startMinute: number, endMinute: number): CellShift {
  const start = Math.max(0, Math.min(1440 - step, startMinute));
  const end = Math.max(start + shortest, Math.min(start + longest, endMinute));
  const { activities: _activities, ...rest } = shift;
  const paidMinutes = Math.max(0, shift.paidMinutes + (end - start) - (shift.endMinute - shift.startMinute));
  return { ...rest, startMinute: start, endMinute: end, paidMinutes, isLocked: true };
}

/** Start and end of one shift of a cell, or of all of several cells, by minutes. */
export const shiftHours = (
  view: GridView,
  cells: readonly GridCursor[],
  by: { start: number; end: number },
  index?: number,
): GridCommand | null =>
  changeCells('resize', view, cells, (shifts) =>
    shifts.length && (by.start || by.end)
      ? shifts.map((shift, i) =>
          index === undefined || index === i
            ? withHours(shift, shift.startMinute + by.start, shift.endMinute + by.end)
            : shift,
        )
      : null,
  );

/** Cuts the first shift of each cell in two, in its middle or at a minute. */
export const splitShifts = (view: GridView, cells: readonly GridCursor[], atMinute?: number): GridCommand | null =>
  changeCells('split', view, cells, ([shift, ...others]) => {
    if (!shift) return null;
    const middle = Math.round((atMinute ?? (shift.startMinute + shift.endMinute) / 2) / step) * step;
    if (middle < shift.startMinute + shortest || middle > shift.endMinute - shortest || middle >= 1440) return null;
    const first = withHours(shift, shift.startMinute, middle);
    const second = withHours({ ...copyOf(shift), paidMinutes: shift.paidMinutes }, middle, shift.endMinute);
    return [first, { ...second, startMinute: middle, endMinute: shift.endMinute }, ...others];
  });

/** Locks the shifts of cells, or frees them where all are locked. */
export function toggleLock(view: GridView, cells: readonly GridCursor[]): GridCommand | null {
  const isLocked = cells.some((at) => view.shiftsAt(at).some((shift) => !shift.isLocked));
  return changeCells('lock', view, cells, (shifts) =>
    shifts.length ? shifts.map((shift) => ({ ...shift, isLocked })) : null,
  );
}
