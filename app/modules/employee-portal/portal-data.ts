export interface ActivityData {
  kind: string;
  startMs: number;
  endMs: number;
  groupName: string | null;
  colour: number;
  isPaid: boolean;
}

export interface ShiftData {
  id: string;
  date: string;
  startMs: number;
  endMs: number;
  paidMinutes: number;
  kind: string;
  note: string | null;
  colour: number;
  templateName: string | null;
  activities: ActivityData[];
}

export interface AbsenceData {
  id: string;
  reason: string;
  reasonCode: string;
  firstDate: string;
  lastDate: string;
}

export interface AcknowledgementData {
  id: string;
  scheduleId: string;
  scheduleName: string;
  startDate: string;
  endDate: string;
  createdAt: string | Date;
  acknowledgedAt: string | Date | null;
  isSuperseded: boolean;
}
