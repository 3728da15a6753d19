/** A proposal as the pages get it. */
export interface ProposalItem {
  id: string;
  kind: string;
  state: string;
  jobId: string;
  input: Record<string, unknown>;
  score: number | null;
  error: string | null;
  createdAt: string | Date;
  createdByName: string | null;
  decidedAt: string | Date | null;
  decidedByName: string | null;
  changedPeople: number | null;
  changedShifts: number | null;
  shortBefore: number | null;
  shortAfter: number | null;
  details: SuggestionView | null;
}

export interface SuggestionView {
  pattern: string;
  groupName: string | null;
  date: string;
  window: string | null;
  gapBefore: number;
  gapAfter: number;
  coverageChangePercent: number;
  costChangeHours: number;
  operatorsNeeded: number;
  operatorsAvailable: number;
  risk: string;
  rules: string[];
  score: Record<string, number>;
}

export interface FiguresView {
  shortHours: number;
  overHours: number;
  shortPercent: number;
  paidHours: number;
  nightHours: number;
  shifts: number;
}

export interface SummaryView {
  before: FiguresView;
  after: FiguresView;
  days: { date: string; shortBefore: number; shortAfter: number; overBefore: number; overAfter: number }[];
  curve: { startMs: number; stepMinutes: number; required: number[]; before: number[]; after: number[] } | null;
  changes: {
    employeeId: string;
    employeeName: string;
    date: string;
    before: string | null;
    after: string | null;
    isPausesOnly: boolean;
    paidMinutes: number;
    activity?: string | null;
  }[];
  changedPeople: number;
  changedShifts: number;
  redistributed: number;
  solvedConflicts: number;
  newConflicts: { employeeId: string; date: string; rule: string; mode: string; detail: string }[];
  forecastIds: string[] | null;
  details?: SuggestionView;
  notPlaced?: { name: string; reason: string }[];
}

/** What a proposal is called in lists: what was asked for. */
export function proposalName(
  item: Pick<ProposalItem, 'kind' | 'input'>,
  t: (key: string, values?: Record<string, unknown>) => string,
  range: (from: string, to: string) => string,
): string {
  const { mode, fromDate, toDate, onlyAbsences } = item.input as Record<string, string | boolean | undefined>;
  const dates = typeof fromDate === 'string' && typeof toDate === 'string' ? range(fromDate, toDate) : '';
  if (item.kind === 'activities') return t('name.activities', { dates });
  if (mode === 'breaks') return t('name.breaks', { dates });
  return t(onlyAbsences ? 'name.absences' : 'name.shifts', { dates });
}
