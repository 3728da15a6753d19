import { useCallback, useMemo } from 'react';
import { addDays } from '~/engine/time';
import { type CellPlace, type CellShift, cellKey } from './edit-types';
import { type GridData, toCellShift } from './grid-data';

/** What is stored in each cell, by person and date. */
export function useCellBase(data: GridData): (place: CellPlace) => CellShift[] {
  const cells = useMemo(() => {
    const known = new Map<string, CellShift[]>();
    for (const shift of data.shifts) {
      const employeeId = data.people[shift[0]][0];
      const key = cellKey({ employeeId, date: addDays(data.startDate, shift[1]) });
      const list = known.get(key);
      if (list) list.push(toCellShift(data, employeeId, shift));
      else known.set(key, [toCellShift(data, employeeId, shift)]);
    }
    return known;
  }, [data]);
  return useCallback((place) => cells.get(cellKey(place)) ?? [], [cells]);
}
