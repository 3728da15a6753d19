export interface RequestData {
  id: string;
  employeeName: string;
  departmentName: string | null;
  type: string;
  status: string;
  startsAt: string | Date;
  endsAt: string | Date;
  allDay: boolean;
  timeZone: string;
  reasonName: string | null;
  comment: string | null;
  decidedByName: string | null;
  decidedAt: string | Date | null;
  decisionComment: string | null;
  createdAt: string | Date;
  awayCount: number;
  colleagueCount: number;
}

/** Colour of a state; its word stands beside it. */
export function requestTone(status: string): 'neutral' | 'warning' | 'ok' | 'danger' {
  if (status === 'under_review') return 'warning';
  if (status === 'approved') return 'ok';
  return status === 'rejected' ? 'danger' : 'neutral';
}
