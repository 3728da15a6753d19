import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '~/engine/time';
import { assignShifts } from '~/modules/schedule-grid/assign-shifts';
import { type CoverageCurves, estimateCoverage } from '~/modules/schedule-grid/coverage-estimate';
import {
  copyCells,
  type GridView,
  moveCells,
  paintCells,
  pasteCells,
  shiftHours,
  splitShifts,
  swapCells,
  toggleLock,
} from '~/modules/schedule-grid/edit-commands';
import {
  doCommand,
  dropCells,
  type EditState,
  findStaleCells,
  noEdits,
  packEdits,
  rebaseCells,
  redoCommand,
  toChangedCells,
  undoCommand,
  unpackEdits,
} from '~/modules/schedule-grid/edit-state';
import { type CellPlace, type CellShift, cellKey, type GridCommand } from '~/modules/schedule-grid/edit-types';
import { buildGridRows, type GridData, overlayRows, toCellShift } from '~/modules/schedule-grid/grid-data';
import { readGridKey } from '~/modules/schedule-grid/grid-keys';
import {
  extendTo,
  selectedCells,
  selectedDaysOfRow,
  selectOne,
  toggleCell,
} from '~/modules/schedule-grid/grid-selection';

const startDate = '2026-11-02';
const day = (index: number) => addDays(startDate, index);

/** people p0.. with a shift 9-18 on every date whose index is a multiple of the person's number plus two */
function createGrid(people: number, days: number): GridData {
  return {
    version: 1,
    startDate,
    days,
    templates: [['t1', 'D', 'Day', 2, 540, 540, 480, true]],
    groups: [['g1', 'Sales', 1]],
    departments: [['d1', 'Team']],
    sites: [['s1', 'Here']],
    people: Array.from({ length: people }, (_, i) => [`p${i}`, `Person ${i}`, 0, 0, [0], 9600, 0]),
    shifts: Array.from({ length: people }, (_, person) =>
      Array.from({ length: days }, (_, at) => at)
        .filter((at) => at % (person + 2) === 0)
        .map((at): GridData['shifts'][number] => [person, at, 540, 1080, 0, 480, 0, 3]),
    ).flat(),
    absences: [[0, 1, 1, 'Sick']],
    conflicts: [],
    coverage: [],
    openPositions: [],
    peopleCount: people,
  };
}

const noFilter = { text: '', groupId: '', departmentId: '', siteId: '', onlyConflicts: false, groupBy: null };

/** A grid with edits, as the page has it. */
function createWorkplace(people = 4, days = 8) {
  const grid = createGrid(people, days);
  const stored = buildGridRows(grid, noFilter);
  const base = new Map<string, CellShift[]>();
  for (const shift of grid.shifts) {
    const employeeId = grid.people[shift[0]][0];
    base.set(cellKey({ employeeId, date: day(shift[1]) }), [toCellShift(grid, employeeId, shift)]);
  }
  const baseOf = (place: CellPlace) => base.get(cellKey(place)) ?? [];
  let state: EditState = noEdits;
  const view = (): GridView => {
    const rows = overlayRows(grid, stored, state.cells, new Map());
    return {
      rowCount: rows.length,
      dayCount: days,
      placeAt: (at) => ({ employeeId: rows[at.row].id, date: day(at.day) }),
      shiftsAt: (at) => rows[at.row].cells[at.day]?.chips.map((chip) => chip.shift) ?? [],
    };
  };
  return {
    grid,
    stored,
    base,
    baseOf,
    view,
    state: () => state,
    run: (command: GridCommand | null) => {
      if (command) state = doCommand(state, command, baseOf);
      return command;
    },
    undo: () => {
      state = undoCommand(state, baseOf).state;
    },
    redo: () => {
      state = redoCommand(state, baseOf).state;
    },
    set: (next: EditState) => {
      state = next;
    },
  };
}

describe('commands', () => {
  it('moves a shift to a free day, keeping where it came from, and undoes it', () => {
    const place = createWorkplace();
    place.run(moveCells(place.view(), [{ row: 0, day: 0 }], { rows: 0, days: 1 }));
    expect(place.view().shiftsAt({ row: 0, day: 0 })).toEqual([]);
    const [moved] = place.view().shiftsAt({ row: 0, day: 1 });
    expect(moved.origin).toEqual({ employeeId: 'p0', date: day(0), startMinute: 540 });
    expect(place.state().cells.size).toBe(2);
    place.undo();
    expect(place.state().cells.size).toBe(0);
    place.redo();
    expect(place.view().shiftsAt({ row: 0, day: 1 })).toHaveLength(1);
  });

  it('a shift dropped on another changes places with it; a copy replaces it', () => {
    const place = createWorkplace();
    place.run(shiftHours(place.view(), [{ row: 0, day: 0 }], { start: 60, end: 60 }));
    const swapped = place.run(moveCells(place.view(), [{ row: 0, day: 0 }], { rows: 1, days: 0 }));
    expect(swapped?.name).toBe('swap');
    expect(place.view().shiftsAt({ row: 1, day: 0 })[0].startMinute).toBe(600);
    expect(place.view().shiftsAt({ row: 0, day: 0 })[0].startMinute).toBe(540);
    const copied = place.run(moveCells(place.view(), [{ row: 1, day: 0 }], { rows: -1, days: 0 }, true));
    expect(copied?.name).toBe('copy');
    expect(place.view().shiftsAt({ row: 0, day: 0 })[0]).toMatchObject({ startMinute: 600, version: 0 });
  });

  it('nothing leaves the grid', () => {
    const place = createWorkplace();
    expect(moveCells(place.view(), [{ row: 0, day: 0 }], { rows: -1, days: 0 })).toBeNull();
    expect(moveCells(place.view(), [{ row: 0, day: 1 }], { rows: 0, days: 1 })).toBeNull();
    const clip = copyCells(place.view(), [
      { row: 0, day: 0 },
      { row: 0, day: 1 },
      { row: 0, day: 2 },
    ]);
    const pasted = pasteCells(place.view(), clip, { row: 3, day: 6 }, [{ row: 3, day: 6 }]);
    expect(pasted?.changes.map((change) => change.date)).toEqual([day(6), day(7)]);
  });

  it('one copied cell fills a whole selection; two cells swap; shifts split, lock and take other hours', () => {
    const place = createWorkplace();
    const clip = copyCells(place.view(), [{ row: 0, day: 0 }]);
    const selection = [
      { row: 1, day: 1 },
      { row: 2, day: 1 },
    ];
    place.run(pasteCells(place.view(), clip, selection[0], selection));
    for (const at of selection) expect(place.view().shiftsAt(at)).toHaveLength(1);
    place.run(swapCells(place.view(), [selection[0], { row: 1, day: 2 }]));
    expect(place.view().shiftsAt(selection[0])).toEqual([]);
    place.run(splitShifts(place.view(), [{ row: 0, day: 0 }]));
    const parts = place.view().shiftsAt({ row: 0, day: 0 });
    expect(parts.map((shift) => [shift.startMinute, shift.endMinute])).toEqual([
      [540, 810],
      [810, 1080],
    ]);
    expect(parts[1].origin).toBeUndefined();
    const lockOf = () => place.view().shiftsAt({ row: 0, day: 4 })[0].isLocked;
    place.run(toggleLock(place.view(), [{ row: 0, day: 4 }]));
    expect(lockOf()).toBe(true);
    place.run(toggleLock(place.view(), [{ row: 0, day: 4 }]));
    expect(lockOf()).toBe(false);
    place.run(shiftHours(place.view(), [{ row: 0, day: 2 }], { start: 0, end: 60 }));
    expect(place.view().shiftsAt({ row: 0, day: 2 })[0]).toMatchObject({ endMinute: 1140, paidMinutes: 540 });
  });

  it('assigns to many, leaving absences and taken days alone', () => {
    const place = createWorkplace(3, 7);
    const rows = overlayRows(place.grid, place.stored, place.state().cells, new Map());
    const template = {
      id: 't1',
      code: 'D',
      name: 'Day',
      colour: 2,
      startMinute: 540,
      spanMinutes: 540,
      paidMinutes: 480,
      isActive: true,
    };
    const command = assignShifts(place.view(), rows, startDate, {
      rows: [0, 1, 2],
      from: day(0),
      to: day(6),
      weekdays: [2, 3],
      template,
      onlyFree: true,
      skipAbsences: true,
    });
    const cells = command?.changes.map((change) => `${change.employeeId} ${change.date}`);
    expect(cells).toEqual([`p1 ${day(1)}`, `p1 ${day(2)}`, `p2 ${day(1)}`, `p2 ${day(2)}`]);
    expect(
      assignShifts(place.view(), rows, startDate, {
        rows: [],
        from: day(0),
        to: day(6),
        weekdays: [1],
        template,
        onlyFree: true,
        skipAbsences: true,
      }),
    ).toBeNull();
  });

  it('any run of commands is undone to the beginning and redone to the end', () => {
    const at = fc.record({ row: fc.nat(3), day: fc.nat(7) });
    const step = fc.oneof(
      fc.record({
        kind: fc.constant('move' as const),
        at,
        by: fc.record({ rows: fc.integer({ min: -2, max: 2 }), days: fc.integer({ min: -3, max: 3 }) }),
        isCopy: fc.boolean(),
      }),
      fc.record({ kind: fc.constant('clear' as const), at }),
      fc.record({ kind: fc.constant('hours' as const), at, by: fc.integer({ min: -8, max: 8 }).map((n) => n * 15) }),
      fc.record({ kind: fc.constant('split' as const), at }),
      fc.record({ kind: fc.constant('lock' as const), at }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const place = createWorkplace();
        let done = 0;
        for (const item of steps) {
          const view = place.view();
          const command =
            item.kind === 'move'
              ? moveCells(view, [item.at], item.by, item.isCopy)
              : item.kind === 'clear'
                ? paintCells(view, [item.at], null)
                : item.kind === 'hours'
                  ? shiftHours(view, [item.at], { start: item.by, end: item.by })
                  : item.kind === 'split'
                    ? splitShifts(view, [item.at])
                    : toggleLock(view, [item.at]);
          if (place.run(command)) done += 1;
        }
        const end = toChangedCells(place.state().cells.values());
        for (let i = 0; i < done; i++) place.undo();
        expect(place.state().cells.size).toBe(0);
        for (let i = 0; i < done; i++) place.redo();
        const again = toChangedCells(place.state().cells.values());
        const sorted = (cells: typeof end) => [...cells].sort((a, b) => (cellKey(a) < cellKey(b) ? -1 : 1));
        expect(sorted(again)).toEqual(sorted(end));
      }),
    );
  });
});

describe('edits', () => {
  it('survive a reload as text, and a broken text is no edit', () => {
    const place = createWorkplace();
    place.run(moveCells(place.view(), [{ row: 0, day: 0 }], { rows: 0, days: 1 }));
    const kept = unpackEdits(packEdits(place.state()));
    expect(kept.cells).toEqual(place.state().cells);
    expect(kept.undo).toEqual(place.state().undo);
    expect(unpackEdits('{"cells"').cells.size).toBe(0);
    expect(unpackEdits(null)).toBe(noEdits);
  });

  it('of others are noticed by their versions, and one keeps mine or takes theirs', () => {
    const place = createWorkplace();
    place.run(paintCells(place.view(), [{ row: 0, day: 0 }], null));
    place.run(paintCells(place.view(), [{ row: 1, day: 0 }], null));
    const key = cellKey({ employeeId: 'p0', date: day(0) });
    expect(findStaleCells(place.state(), place.baseOf)).toEqual([]);
    place.base.set(key, [{ ...place.baseOf({ employeeId: 'p0', date: day(0) })[0], version: 4, endMinute: 1140 }]);
    expect(findStaleCells(place.state(), place.baseOf).map(cellKey)).toEqual([key]);
    const mine = rebaseCells(place.state(), new Set([key]), place.baseOf);
    expect(findStaleCells(mine, place.baseOf)).toEqual([]);
    expect(toChangedCells(mine.cells.values())[0]).toMatchObject({ base: [{ version: 4 }], shifts: [] });
    const theirs = dropCells(place.state(), new Set([key]));
    expect([...theirs.cells.keys()]).toEqual([cellKey({ employeeId: 'p1', date: day(0) })]);
    expect(theirs.undo).toHaveLength(1);
  });

  it('are not undone over the head of somebody else', () => {
    const place = createWorkplace();
    place.run(shiftHours(place.view(), [{ row: 0, day: 0 }], { start: 15, end: 15 }));
    const key = cellKey({ employeeId: 'p0', date: day(0) });
    place.set({ ...place.state(), cells: new Map() });
    place.base.set(key, []);
    const { isDone, state } = undoCommand(place.state(), place.baseOf);
    expect(isDone).toBe(false);
    expect(state.cells.size).toBe(0);
  });

  it('leave the rows of everybody else as they were', () => {
    const place = createWorkplace();
    place.run(paintCells(place.view(), [{ row: 1, day: 0 }], null));
    const rows = overlayRows(
      place.grid,
      place.stored,
      place.state().cells,
      new Map([['p2', [{ day: 0, rule: 'night' }]]]),
    );
    expect(rows[0]).toBe(place.stored[0]);
    expect(rows[3]).toBe(place.stored[3]);
    expect(rows[1].paidMinutes).toBe(place.stored[1].paidMinutes - 480);
    expect(rows[2].cells[0]?.rules).toEqual(['night']);
  });
});

describe('selection and keys', () => {
  it('selects rectangles and single cells beside them', () => {
    const area = extendTo(selectOne({ row: 2, day: 3 }), { row: 1, day: 1 });
    expect(selectedCells(area)).toHaveLength(6);
    expect(selectedDaysOfRow(area, 2)).toBe('1,2,3');
    const more = toggleCell(area, { row: 5, day: 0 });
    expect(selectedCells(more)).toHaveLength(7);
    expect(selectedCells(toggleCell(more, { row: 1, day: 1 }))).toHaveLength(6);
  });

  it('reads keys by their place, so that a Cyrillic layout works too', () => {
    const press = (key: string, code: string, more = {}) =>
      readGridKey({ key, code, ctrlKey: false, metaKey: false, altKey: false, shiftKey: false, ...more });
    expect(press('с', 'KeyC', { ctrlKey: true })).toBe('copy');
    expect(press('Delete', 'Delete')).toBe('clear');
    expect(press('3', 'Digit3')).toEqual({ template: 2 });
    expect(press('ArrowRight', 'ArrowRight', { altKey: true, shiftKey: true })).toBe('longer');
    expect(press('ArrowRight', 'ArrowRight')).toBeNull();
    expect(press('z', 'KeyZ', { ctrlKey: true })).toBeNull();
  });
});

describe('estimate of coverage', () => {
  const curves: CoverageCurves = {
    intervalMinutes: 60,
    groups: [
      { groupId: 'a', required: new Array(48).fill(2), scheduled: new Array(48).fill(1) },
      { groupId: 'b', required: new Array(48).fill(1), scheduled: new Array(48).fill(3) },
    ],
  };
  const shift: CellShift = {
    startMinute: 540,
    endMinute: 1080,
    templateId: null,
    paidMinutes: 540,
    kind: 'normal',
    isLocked: true,
    version: 0,
  };

  it('gives a new shift to the group that misses most, and takes one from where there is most', () => {
    const groupIds = ['a', 'b'];
    expect(estimateCoverage(curves, [{ day: 0, shift, groupIds, sign: 1 }])).toEqual([{ day: 0, short: -9, over: 0 }]);
    expect(estimateCoverage(curves, [{ day: 1, shift, groupIds, sign: -1 }])).toEqual([{ day: 1, short: 0, over: -9 }]);
  });

  it('a move within the day changes only what differs; a night reaches the next day', () => {
    const later = { ...shift, startMinute: 600, endMinute: 1140 };
    const moves = [
      { day: 0, shift, groupIds: ['a'], sign: -1 as const },
      { day: 0, shift: later, groupIds: ['a'], sign: 1 as const },
    ];
    expect(estimateCoverage(curves, moves)).toEqual([{ day: 0, short: 0, over: 0 }]);
    const night = { ...shift, startMinute: 1320, endMinute: 1800 };
    const days = estimateCoverage(curves, [
      { day: 0, shift: { ...night, paidMinutes: 480 }, groupIds: ['a'], sign: 1 },
    ]);
    expect(days).toEqual([
      { day: 0, short: -2, over: 0 },
      { day: 1, short: -6, over: 0 },
    ]);
  });
});
