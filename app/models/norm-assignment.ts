import { periodOf } from './norm-period';

export const normPeriods = ['month', 'quarter', 'year'] as const;
export type NormPeriod = (typeof normPeriods)[number];

/** Where hours come from: typed in, received from the personnel system, or (nothing stored) contract and calendar. */
export const normSources = ['manual', 'hr', 'calendar'] as const;
export type NormSource = (typeof normSources)[number];

/** A month, a quarter or a year; the last day is inclusive. */
export interface SubPeriod {
  firstDate: string;
  lastDate: string;
}

/** The months, the quarters or the one year of a year. */
export function listSubPeriods(year: number, per: NormPeriod): SubPeriod[] {
  const months = { month: 1, quarter: 3, year: 12 }[per];
  return Array.from({ length: 12 / months }, (_, index) => {
    const month = String(index * months + 1).padStart(2, '0');
    const { from, to } = periodOf(`${year}-${month}-01`, per);
    return { firstDate: from, lastDate: to };
  });
}

/**
 * What becomes of a person's hours: apply = none were given before; override = others are replaced; same = nothing changes;
 * conflict = they lie inside a longer period with hours of its own; left = not employed in any of the periods.
 */
export const normVerdicts = ['apply', 'override', 'same', 'conflict', 'left'] as const;
export type NormVerdict = (typeof normVerdicts)[number];

/** One period of one person as it stands and as it would be. */
export interface NormCell extends SubPeriod {
  employeeId: string;
  /** what would be stored; null = by contract and calendar */
  minutes: number | null;
  /** stored for exactly this period */
  ownMinutes: number | null;
  /** periods inside this one with hours of their own */
  insideCount: number;
  /** a longer period with hours of its own holds this one */
  isInside: boolean;
  isEmployed: boolean;
}

/** What becomes of one period. */
export function judgeCell(cell: NormCell): NormVerdict {
  if (!cell.isEmployed) return 'left';
  if (cell.isInside) return 'conflict';
  if (cell.minutes === cell.ownMinutes && cell.insideCount === 0) return 'same';
  return cell.ownMinutes === null && cell.insideCount === 0 ? 'apply' : 'override';
}

const gravity: NormVerdict[] = ['conflict', 'override', 'apply', 'same', 'left'];

/** The gravest of what becomes of a person's periods. */
export const gravest = (verdicts: readonly NormVerdict[]): NormVerdict =>
  gravity.find((verdict) => verdicts.includes(verdict)) ?? 'left';
