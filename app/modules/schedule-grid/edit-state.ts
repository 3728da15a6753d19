import { type CellPlace, type CellShift, cellKey, type GridCommand } from './edit-types';

/** A cell that differs from what is stored. */
export interface ChangedCell extends CellPlace {
  /** as it was read */
  base: CellShift[];
  now: CellShift[];
}

/** Edits that are not saved yet, and the way back and forth. */
export interface EditState {
  cells: ReadonlyMap<string, ChangedCell>;
  undo: readonly GridCommand[];
  redo: readonly GridCommand[];
}

export const noEdits: EditState = { cells: new Map(), undo: [], redo: [] };
const undoSteps = 100;

/** Whether two contents of a cell mean the same shifts, whatever their versions. */
export function isSameContent(a: readonly CellShift[], b: readonly CellShift[]): boolean {
  const shapeOf = ({ version: _version, origin: _origin, paidMinutes: _paid, ...shape }: CellShift) =>
    JSON.stringify(shape, Object.keys(shape).sort());
  return a.length === b.length && a.every((shift, i) => shapeOf(shift) === shapeOf(b[i]));
}

type Lookup = (place: CellPlace) => CellShift[];

function withChanges(
  cells: EditState['cells'],
  changes: (CellPlace & { content: CellShift[] })[],
  baseOf: Lookup,
): Map<string, ChangedCell> {
  const next = new Map(cells);
  for (const { employeeId, date, content } of changes) {
    const key = cellKey({ employeeId, date });
    const base = next.get(key)?.base ?? baseOf({ employeeId, date });
    if (isSameContent(base, content)) next.delete(key);
    else next.set(key, { employeeId, date, base, now: content });
  }
  return next;
}

/** Does a command; what could be redone is gone then. */
export function doCommand(state: EditState, command: GridCommand, baseOf: Lookup): EditState {
  const changes = command.changes.map((change) => ({ ...change, content: change.after }));
  return {
    cells: withChanges(state.cells, changes, baseOf),
    undo: [...state.undo.slice(1 - undoSteps), command],
    redo: [],
  };
}

const contentAt = (state: EditState, place: CellPlace, baseOf: Lookup): CellShift[] =>
  state.cells.get(cellKey(place))?.now ?? baseOf(place);

/** Takes the last command back; one that others have built upon meanwhile is dropped instead. */
export function undoCommand(state: EditState, baseOf: Lookup): { state: EditState; isDone: boolean } {
  const command = state.undo.at(-1);
  if (!command) return { state, isDone: false };
  const undo = state.undo.slice(0, -1);
  const stands = command.changes.every((change) => isSameContent(contentAt(state, change, baseOf), change.after));
  if (!stands) return { state: { ...state, undo }, isDone: false };
  const changes = command.changes.map((change) => ({ ...change, content: change.before }));
  const cells = withChanges(state.cells, changes, baseOf);
  return { state: { cells, undo, redo: [...state.redo, command] }, isDone: true };
}

/** Does again what was taken back. */
export function redoCommand(state: EditState, baseOf: Lookup): { state: EditState; isDone: boolean } {
  const command = state.redo.at(-1);
  if (!command) return { state, isDone: false };
  const redo = state.redo.slice(0, -1);
  const stands = command.changes.every((change) => isSameContent(contentAt(state, change, baseOf), change.before));
  if (!stands) return { state: { ...state, redo }, isDone: false };
  const changes = command.changes.map((change) => ({ ...change, content: change.after }));
  const cells = withChanges(state.cells, changes, baseOf);
  return { state: { cells, undo: [...state.undo, command], redo }, isDone: true };
}

/** Everything is stored; undo still leads back, as new edits. */
export const markSaved = (state: EditState): EditState => ({ ...state, cells: new Map() });

/** Gives up one's own version of some cells. */
export function dropCells(state: EditState, keys: ReadonlySet<string>): EditState {
  const cells = new Map([...state.cells].filter(([key]) => !keys.has(key)));
  const isFree = (command: GridCommand) => !command.changes.some((change) => keys.has(cellKey(change)));
  return { cells, undo: state.undo.filter(isFree), redo: state.redo.filter(isFree) };
}

/** Puts one's own version of some cells on what is stored now. */
export function rebaseCells(state: EditState, keys: ReadonlySet<string>, baseOf: Lookup): EditState {
  const cells = new Map(state.cells);
  for (const key of keys) {
    const cell = cells.get(key);
    if (cell) cells.set(key, { ...cell, base: baseOf(cell) });
  }
  return { ...state, cells };
}

const isSameBase = (a: readonly CellShift[], b: readonly CellShift[]): boolean =>
  a.length === b.length &&
  a.every((shift, i) => shift.version === b[i].version && shift.startMinute === b[i].startMinute);

/** Cells that somebody else has changed since one began to edit them. */
export const findStaleCells = (state: EditState, baseOf: Lookup): ChangedCell[] =>
  [...state.cells.values()].filter((cell) => !isSameBase(cell.base, baseOf(cell)));

/** Text to keep edits over a reload. */
export const packEdits = ({ cells, undo, redo }: EditState): string =>
  JSON.stringify({ cells: [...cells.values()], undo: undo.slice(-30), redo: redo.slice(-30) });

/** Edits out of their text; none where it cannot be read. */
export function unpackEdits(text: string | null): EditState {
  if (!text) return noEdits;
  try {
    const kept = JSON.parse(text) as { cells: ChangedCell[]; undo: GridCommand[]; redo: GridCommand[] };
    return { cells: new Map(kept.cells.map((cell) => [cellKey(cell), cell])), undo: kept.undo, redo: kept.redo };
  } catch {
    return noEdits;
  }
}

/** Edited cells as the server takes them. */
export const toChangedCells = (cells: Iterable<ChangedCell>) =>
  [...cells].map(({ employeeId, date, base, now }) => ({
    employeeId,
    date,
    base: base.map(({ startMinute, version }) => ({ startMinute, version })),
    shifts: now.map(({ version: _version, paidMinutes: _paid, endMinute, ...shift }) => ({
      ...shift,
      spanMinutes: endMinute - shift.startMinute,
    })),
  }));
