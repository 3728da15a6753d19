import type { WorkspaceData } from './workspace-data';

/**
 * The workspace as it travels: thousands of values as one text. The router's own encoding writes each of them down by itself, which
 * takes longer than everything else on the page.
 */
export type PackedWorkspace = Omit<WorkspaceData, 'series'> & { series: string };

/** Evenly spaced starts: the first, the step to the next, how many. */
type Run = [first: number, step: number, count: number];

function toRuns(starts: readonly number[]): Run[] {
  const runs: Run[] = [];
  for (const start of starts) {
    const last = runs.at(-1);
    if (last?.[2] === 1) {
      last[1] = start - last[0];
      last[2] = 2;
    } else if (last && start === last[0] + last[1] * last[2]) {
      last[2] += 1;
    } else {
      runs.push([start, 0, 1]);
    }
  }
  return runs;
}

const isSame = (a: readonly (number | null)[], b: readonly (number | null)[]) =>
  a.length === b.length && a.every((value, i) => value === b[i]);

/** Of columns that say the same twice only one goes. */
export function packWorkspace({ series, ...rest }: WorkspaceData): PackedWorkspace {
  const { starts, base, ...columns } = series;
  const packed = { runs: toRuns(starts), base: isSame(base, series.volume) ? null : base, ...columns };
  return { ...rest, series: JSON.stringify(packed) };
}

/** The workspace as the page works with it. */
export function unpackWorkspace({ series, ...rest }: PackedWorkspace): WorkspaceData {
  const { runs, base, ...columns } = JSON.parse(series) as { runs: Run[] } & Omit<WorkspaceData['series'], 'starts'>;
  const starts = runs.flatMap(([first, step, count]) => Array.from({ length: count }, (_, i) => first + i * step));
  return { ...rest, series: { starts, base: base ?? columns.volume, ...columns } };
}
