import { useMemo } from 'react';
import { diffDays } from '~/engine/time';
import type { ChangesAnswer } from './changes-client';
import { type CoverageCurves, type CoverageMove, estimateCoverage, moveCurves } from './coverage-estimate';
import type { EditState } from './edit-state';
import { type DaySum, type GridData, type GridRow, sumCoverageByDay } from './grid-data';

/** Moves of shifts that the unsaved edits are made of. */
function editMoves(data: GridData, edits: EditState, rows: GridRow[]): CoverageMove[] {
  const byId = new Map(rows.map((row) => [row.id, row]));
  return [...edits.cells.values()].flatMap((cell) => {
    const groupIds = byId.get(cell.employeeId)?.groupIndexes.map((index) => data.groups[index]?.[0] ?? '') ?? [];
    const day = diffDays(data.startDate, cell.date);
    const move = (sign: 1 | -1) => (shift: CoverageMove['shift']) => ({ day, shift, groupIds, sign });
    return [...cell.base.map(move(-1)), ...cell.now.map(move(1))];
  });
}

/**
 * Coverage of each day, and of each interval, as it stands with the edits and what is just being dragged: the server's figures where they are there,
 * an estimate on top of them for what it has not seen yet.
 */
export function useDaySums(input: {
  data: GridData;
  groupId: string;
  preview: ChangesAnswer | null;
  edits: EditState;
  curves: CoverageCurves | null;
  moving: CoverageMove[];
  rows: GridRow[];
}): { sums: DaySum[]; curves: CoverageCurves | null } {
  const { data, groupId, preview, edits, curves, moving, rows } = input;
  const stored = useMemo(() => sumCoverageByDay(data, groupId), [data, groupId]);
  const edited = useMemo(() => {
    if (!edits.cells.size) return stored;
    const sums = stored.map((sum) => ({ ...sum }));
    if (preview?.isDone) {
      const add = (list: ChangesAnswer['after'], sign: 1 | -1) => {
        for (const item of list) {
          const sum = sums[diffDays(data.startDate, item.date)];
          if (!sum || (groupId && item.groupId !== groupId)) continue;
          sum.short += sign * item.short;
          sum.over += sign * item.over;
        }
      };
      add(preview.before, -1);
      add(preview.after, 1);
    } else if (curves) addEstimate(sums, estimateCoverage(curves, editMoves(data, edits, rows), groupId));
    return sums;
  }, [stored, edits, preview, data, groupId, curves, rows]);
  const sums = useMemo(() => {
    if (!moving.length || !curves) return edited;
    const next = edited.map((sum) => ({ ...sum }));
    addEstimate(next, estimateCoverage(curves, moving, groupId));
    return next;
  }, [edited, moving, curves, groupId]);
  const moved = useMemo(
    () => curves && moveCurves(curves, [...editMoves(data, edits, rows), ...moving]),
    [curves, data, edits, rows, moving],
  );
  return { sums, curves: moved };
}

function addEstimate(sums: DaySum[], changes: { day: number; short: number; over: number }[]): void {
  for (const { day, short, over } of changes) {
    const sum = sums[day];
    if (!sum) continue;
    sum.short = Math.max(0, sum.short + short);
    sum.over = Math.max(0, sum.over + over);
  }
}
