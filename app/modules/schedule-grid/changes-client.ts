import { type ChangedCell, toChangedCells } from './edit-state';

export interface ChangeConflict {
  employeeId: string;
  employeeName: string;
  date: string;
  rule: string;
  mode: string;
  detail: string;
  waysOut: string[];
}

export interface DaySumsOfGroup {
  groupId: string;
  date: string;
  short: number;
  over: number;
}

/** A cell that somebody else was quicker to change. */
export interface StaleCell {
  employeeId: string;
  employeeName: string;
  date: string;
  shifts: { startMinute: number; spanMinutes: number; templateId: string | null }[];
  changedAt: string | null;
}

export interface ChangesAnswer {
  isDone: boolean;
  message: string | null;
  conflicts: ChangeConflict[];
  before: DaySumsOfGroup[];
  after: DaySumsOfGroup[];
  stale: StaleCell[];
  changedShifts: number;
  /** coverage by interval and service level of the day that was asked for */
  day: { scheduled: number[]; serviceLevelBefore: number | null; serviceLevelAfter: number | null } | null;
}

/** A day to look at more closely, for one group or for all. */
export interface WatchedDay {
  date: string;
  groupId?: string;
}

/** Checks or saves edits; a refusal is an answer too. @throws Response where there is no answer at all */
export async function sendChanges(
  scheduleId: string,
  intent: 'preview' | 'save',
  cells: Iterable<ChangedCell>,
  options: { reason?: string; day?: WatchedDay; signal?: AbortSignal } = {},
): Promise<ChangesAnswer> {
  const response = await fetch(`/plan/schedules/${scheduleId}/changes`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ intent, cells: toChangedCells(cells), reason: options.reason, day: options.day }),
    signal: options.signal,
  });
  if (!response.headers.get('Content-Type')?.includes('json')) throw response;
  const answer = (await response.json()) as Partial<ChangesAnswer>;
  const nothing = { conflicts: [], before: [], after: [], stale: [], changedShifts: 0, day: null };
  return { ...nothing, isDone: false, ...answer, message: answer.message ?? null };
}
