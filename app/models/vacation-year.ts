/** A rule that a block breaks, as pages show it. */
export interface ViolationView {
  rule: string;
  severity: 'error' | 'breach' | 'warning';
  figures: Record<string, number | string>;
}

/** A block of leave in a year: days from its first day on. */
export interface YearBlockView {
  id: string;
  first: number;
  last: number;
  /** what it costs */
  days: number;
  kind: string;
  /** the additional scheme that pays it */
  schemeName: string | null;
  state: string;
  priority: string;
  version: number;
  violations: ViolationView[];
}

export interface YearRowView {
  id: string;
  name: string;
  departmentName: string | null;
  schemeName: string | null;
  /** days left today, and at the end of the year as planned */
  remaining: number;
  atYearEnd: number;
  /** days left today of the schemes held beside */
  additional: { name: string; remaining: number }[];
  /** extraordinary days of the year, taken and planned */
  extraordinary: number;
  blocks: YearBlockView[];
  absences: { first: number; last: number; reason: string }[];
  wishes: { id: string; rank: number; first: number; last: number; state: string }[];
}

/** A limit over its days of the year, from its first day on. */
export interface YearLimitView {
  id: string;
  name: string;
  first: number;
  last: number;
  capacity: number;
  size: number;
  away: number[];
}

export interface VacationYear {
  year: number;
  firstDate: string;
  days: number;
  rows: YearRowView[];
  peopleCount: number;
  /** people of the selection on leave, by day */
  away: number[];
  limits: YearLimitView[];
  page: number;
  pageSize: number;
  filter: { groupId: string; departmentId: string; text: string; show: string; who: string; kinds: string };
  groups: { id: string; name: string }[];
  departments: { id: string; name: string }[];
  /** a filter that needs everybody's rules looked at the first ones only */
  isCut: boolean;
}

/** What the panel beside the year shows of one block, or of one to be made. */
export interface VacationPanel {
  person: {
    id: string;
    name: string;
    schemeName: string | null;
    dayKind: string;
    carried: number;
    accrued: number;
    taken: number;
    planned: number;
    remaining: number;
    atYearEnd: number;
    expiring: { date: string; days: number } | null;
    extraordinary: { taken: number; planned: number };
    additional: { schemeId: string; name: string; remaining: number }[];
  };
  /** null = a new one */
  vacationId: string | null;
  version: number;
  kind: string;
  schemeId: string | null;
  state: string;
  priority: string;
  origin: string;
  note: string;
  firstDate: string;
  lastDate: string;
  days: number;
  violations: ViolationView[];
  /** the nearest first day that keeps every rule */
  proposedFirst: string | null;
  publishedShifts: { scheduleId: string; scheduleName: string; date: string }[];
}
