import { useCallback, useMemo, useState } from 'react';
import { changeDay, type DayPart, movePart } from './day-edits';
import type { CellPlace, CellShift, GridCommand } from './edit-types';

/** What is chosen on the page of a day, and how chosen things are changed. */
export interface DayChoice {
  employeeIds: readonly string[];
  part: DayPart;
  isChosen: (employeeId: string) => boolean;
  choose: (employeeId: string, part: DayPart, isMore: boolean) => void;
  /** moves the chosen part, or all chosen shifts */
  move: (byMinutes: number) => void;
  /** changes every chosen shift */
  change: (edit: (shift: CellShift, index: number) => CellShift | null) => void;
  /** the first shift of the person chosen last */
  focused: CellShift | null;
}

export function useDayChoice(input: {
  date: string;
  shiftsAt: (place: CellPlace) => CellShift[];
  run: (command: GridCommand | null) => void;
}): DayChoice {
  const { date, shiftsAt, run } = input;
  const [employeeIds, setEmployeeIds] = useState<readonly string[]>([]);
  const [part, setPart] = useState<DayPart>({ kind: 'shift' });
  const choose = useCallback((employeeId: string, chosen: DayPart, isMore: boolean) => {
    setPart(isMore ? { kind: 'shift' } : chosen);
    setEmployeeIds((known) => {
      // why: a drag of one of many moves them all
      if (!isMore) return known.length > 1 && known.includes(employeeId) ? known : [employeeId];
      return known.includes(employeeId) ? known.filter((id) => id !== employeeId) : [...known, employeeId];
    });
  }, []);
  const change = useCallback(
    (edit: (shift: CellShift, index: number) => CellShift | null) =>
      run(
        changeDay(
          employeeIds.map((employeeId) => ({ employeeId, date })),
          shiftsAt,
          edit,
        ),
      ),
    [employeeIds, date, shiftsAt, run],
  );
  const move = useCallback(
    (byMinutes: number) =>
      change((shift, index) => {
        const moved = index === 0 || part.kind === 'shift' ? movePart(shift, part, byMinutes) : shift;
        return moved === shift ? null : moved;
      }),
    [change, part],
  );
  const last = employeeIds.at(-1);
  const focused = last ? (shiftsAt({ employeeId: last, date })[0] ?? null) : null;
  return useMemo(
    () => ({
      employeeIds,
      part,
      isChosen: (employeeId: string) => employeeIds.includes(employeeId),
      choose,
      move,
      change,
      focused,
    }),
    [employeeIds, part, choose, move, change, focused],
  );
}
