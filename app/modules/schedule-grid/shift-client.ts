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
