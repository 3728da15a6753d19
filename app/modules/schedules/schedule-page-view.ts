/** A variant as its pages get it. */
export interface SchedulePageView {
  schedule: {
    id: string;
    name: string;
    comment: string | null;
    startDate: string;
    endDate: string;
    status: string;
    error: string | null;
    jobId: string | null;
    publishedAt: string | Date | null;
    version: number;
    shortPercent: number | null;
    overPercent: number | null;
    gap: number | null;
    conflictCount: number;
    result: {
      leastShortPercent: number;
      gap: number;
      paidHours: number;
      shiftCount: number;
      employeeCount: number;
      unmetCount: number;
    } | null;
  };
  publication: PublicationView | null;
  mayWrite: boolean;
  mayPublish: boolean;
}

export interface ScheduleResultView {
  objective: number;
  bound: number;
  gap: number;
  employeeCount: number;
  shiftCount: number;
  paidHours: number;
  elapsedMs: number;
  seed: number;
  stoppedBy: string;
  coverage: {
    groups: {
      groupId: string;
      demandAgentHours: number;
      shortAgentHours: number;
      overAgentHours: number;
      shortPercent: number;
      overPercent: number;
    }[];
    shortPercent: number;
    overPercent: number;
  };
  unmet: {
    employeeId: string | null;
    employeeName: string | null;
    date: string | null;
    rule: string;
    mode: string;
    reason: string;
  }[];
  vacancies?: {
    shortPercent: number;
    positions: {
      groupId: string;
      groupName: string;
      ruleName?: string;
      weeklyMinutes: number;
      paidHours: number;
      shifts: { date: string; startMinute: number; spanMinutes: number; paidMinutes: number }[];
    }[];
  };
  /** cycles given to those whose rotation was chosen by demand */
  rotations?: { employeeId: string; employeeName: string | null; pattern: string; startDate: string }[];
  trace: { elapsedMs: number; objective: number | null; bound: number; shortPercent: number | null; phase: string }[];
}

export interface PublicationView {
  canPublish: boolean;
  obstacle: string | null;
  employeeCount: number;
  shiftCount: number;
  conflictCount: number;
  unmetCount: number;
  shortPercent: number | null;
  overPercent: number | null;
  overlaps: { scheduleId: string; name: string; startDate: string; endDate: string; employeeCount: number }[];
}
