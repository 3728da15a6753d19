import type { ScheduleProgress } from '~/engine/scheduling';

/** [elapsed ms, cost, proven bound, short %] */
export type CurvePoint = [number, number, number, number];

const mostPoints = 120;

/** Keeps the course of a run in few points: when there are too many, every other one goes. */
export function recordCurve() {
  let points: CurvePoint[] = [];
  let latest: CurvePoint | null = null;
  let everyMs = 0;
  return {
    /** @returns the course so far, the newest point always last */
    add(progress: Pick<ScheduleProgress, 'elapsedMs' | 'objective' | 'bound' | 'shortPercent'>): CurvePoint[] {
      if (progress.objective === null) return points;
      latest = [
        Math.round(progress.elapsedMs),
        Number(progress.objective.toPrecision(7)),
        Number(progress.bound.toPrecision(7)),
        Number((progress.shortPercent ?? 0).toFixed(3)),
      ];
      const last = points.at(-1);
      if (last && latest[0] - last[0] < everyMs) return [...points, latest];
      points = [...points, latest];
      if (points.length > mostPoints) {
        points = points.filter((_, index) => index % 2 === 0 || index === points.length - 1);
        everyMs = (2 * latest[0]) / mostPoints;
      }
      return points;
    },
  };
}
