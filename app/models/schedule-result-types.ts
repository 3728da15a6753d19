import type { CostParts, GroupCoverage, RuleMode, RuleName, TracePoint } from '~/engine/scheduling';
import type { VacancyPlan } from './vacancy-plan';

/** A broken rule of one person on one date. */
export interface StoredConflict {
  employeeId: string;
  date: string;
  rule: RuleName;
  mode: RuleMode;
  detail: string;
}

/** A rule that could not be kept, with the person named. */
export interface StoredUnmetRule {
  employeeId: string | null;
  employeeName: string | null;
  date: string | null;
  rule: RuleName;
  mode: RuleMode;
  reason: string;
}

/** Agent-hours of one group on one of its local dates: required, missing, beyond. */
export interface DayCoverage {
  date: string;
  groupId: string;
  demand: number;
  short: number;
  over: number;
}

/** Kept with a variant beside its shifts. */
export interface StoredScheduleResult {
  objective: number;
  costs: CostParts;
  bound: number;
  boundSource: 'none' | 'capacity' | 'lagrangian';
  gap: number;
  /** no lawful plan is short of less, in percent of demand; missing in older results */
  leastShortPercent?: number;
  coverage: { groups: GroupCoverage[]; shortPercent: number; overPercent: number };
  days: DayCoverage[];
  unmet: StoredUnmetRule[];
  conflicts: StoredConflict[];
  employeeCount: number;
  shiftCount: number;
  paidHours: number;
  seed: number;
  elapsedMs: number;
  /** what open positions would work, where the variant was planned with them */
  vacancies?: VacancyPlan;
  stoppedBy: 'time' | 'iterations' | 'cancelled' | 'nothing_to_do';
  /** cycles given to those whose rotation was chosen by demand */
  rotations?: { employeeId: string; employeeName: string | null; pattern: string; startDate: string }[];
  trace: Pick<TracePoint, 'elapsedMs' | 'objective' | 'bound' | 'shortPercent' | 'phase'>[];
}
