export interface EditorShift {
  id: string;
  version: number;
  templateId: string | null;
  date: string;
  startMinute: number;
  spanMinutes: number;
  paidMinutes: number;
  kind: string;
  isLocked: boolean;
  note: string | null;
  activities: { kind: string; groupName: string | null; startMinute: number; endMinute: number; share: number }[];
}

export interface EditorCell {
  person: { id: string; name: string; zone: string };
  shifts: EditorShift[];
}

export interface ShiftValues {
  employeeId: string;
  date: string;
  startMinute: number;
  spanMinutes: number;
  templateId: string | null;
  kind: string;
  isLocked: boolean;
  note: string | null;
}

export interface ShiftConflict {
  date: string;
  rule: string;
  mode: string;
  detail: string;
  waysOut: string[];
}

export interface ShiftAnswer {
  isDone: boolean;
  message: string | null;
  conflicts: ShiftConflict[];
  shortBefore: number | null;
  shortAfter: number | null;
  shift: { id: string; version: number } | null;
}

export type ShiftCommand =
  | { intent: 'preview'; shiftId?: string; shift: ShiftValues }
  | { intent: 'create'; shift: ShiftValues }
  | { intent: 'update'; shiftId: string; version: number; shift: ShiftValues }
  | { intent: 'delete'; shiftId: string; version: number };

const address = (scheduleId: string) => `/plan/schedules/${scheduleId}/shift`;

/** What a person has on a date. @throws Response when it cannot be read */
export async function loadCell(
  scheduleId: string,
  employeeId: string,
  date: string,
  signal: AbortSignal,
): Promise<EditorCell> {
  const response = await fetch(`${address(scheduleId)}?employee=${employeeId}&date=${date}`, { signal });
  if (!response.ok) throw response;
  return (await response.json()) as EditorCell;
}

/** Sends an edit; a refusal is an answer too. */
export async function sendShift(scheduleId: string, command: ShiftCommand): Promise<ShiftAnswer> {
  const response = await fetch(address(scheduleId), {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(command),
  });
  const answer = (await response.json()) as Partial<ShiftAnswer> & { message?: string };
  return {
    isDone: false,
    conflicts: [],
    shortBefore: null,
    shortAfter: null,
    shift: null,
    ...answer,
    message: answer.message ?? null,
  };
}
