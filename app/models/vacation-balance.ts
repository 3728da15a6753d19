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
}
