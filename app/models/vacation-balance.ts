/** A line of the balances: days, and what is lost next. */
export interface VacationBalanceRow {
  employeeId: string;
  name: string;
  personnelNumber: string;
  departmentName: string | null;
  schemeName: string | null;
  carried: number;
  accrued: number;
  corrected: number;
  taken: number;
  expired: number;
  remaining: number;
  planned: number;
  atYearEnd: number;
  expiring: { date: string; days: number } | null;
  /** leave of the calendar year that no balance pays */
  extraordinary: { taken: number; planned: number };
  /** accounts of the schemes held beside the main one */
  additional: AdditionalBalance[];
}

/** The account of an additional scheme, in short. */
export interface AdditionalBalance {
  schemeId: string;
  name: string;
  accrued: number;
  taken: number;
  planned: number;
  remaining: number;
  atYearEnd: number;
}
