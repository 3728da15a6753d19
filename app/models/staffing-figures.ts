/** Figures of a period that stand above the charts. */
export interface StaffingFiguresData {
  requiredHours: number;
  scheduledHours: number | null;
  peak: number;
  volume: number;
  /** intervals in which anybody is required, and those that lack half a person or more */
  busy: number;
  short: number;
  /** mean requirement of even stretches of the period, for a small curve */
  shape: number[];
}

const shapePoints = 28;

/** Adds up a grid of people. */
export function summariseStaffing(grid: {
  stepSec: number;
  required: (number | null)[];
  scheduled: (number | null)[] | null;
  volume: number;
}): StaffingFiguresData {
  const hours = grid.stepSec / 3600;
  const { required, scheduled } = grid;
  let sum = 0;
  let peak = 0;
  let busy = 0;
  let short = 0;
  required.forEach((value, i) => {
    if (value === null) return;
    sum += value;
    peak = Math.max(peak, value);
    if (value <= 0) return;
    busy += 1;
    if (value - (scheduled?.[i] ?? 0) >= 0.5) short += 1;
  });
  const perPoint = Math.max(1, Math.ceil(required.length / shapePoints));
  const shape = Array.from({ length: Math.ceil(required.length / perPoint) }, (_, point) => {
    const part = required.slice(point * perPoint, (point + 1) * perPoint);
    return Math.round((10 * part.reduce<number>((total, value) => total + (value ?? 0), 0)) / part.length) / 10;
  });
  return {
    requiredHours: sum * hours,
    scheduledHours: scheduled && scheduled.reduce<number>((total, value) => total + (value ?? 0), 0) * hours,
    peak,
    volume: grid.volume,
    busy,
    short,
    shape,
  };
}
