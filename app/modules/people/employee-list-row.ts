import type { EmployeeRowView } from './types';

/** A person in the list, with what its visible columns show. */
export type EmployeeListRow = Pick<EmployeeRowView, 'id' | 'lastName' | 'firstName'> & Partial<EmployeeRowView>;

/** The field that each column shows; the name is always there. */
const fieldOfColumn: Record<string, keyof EmployeeRowView> = {
  personnelNumber: 'personnelNumber',
  patronymic: 'patronymic',
  department: 'departmentName',
  position: 'positionName',
  site: 'siteName',
  groups: 'groups',
  skills: 'skills',
  weeklyHours: 'weeklyMinutes',
  rate: 'rate',
  workType: 'workType',
  hireDate: 'hireDate',
  timeZone: 'timeZone',
  email: 'email',
  phone: 'phone',
  status: 'status',
};

/** Leaves out what no visible column shows: half of what a page of the list would carry. */
export function keepShownFields(rows: readonly EmployeeRowView[], hiddenColumns: readonly string[]): EmployeeListRow[] {
  const fields = Object.entries(fieldOfColumn).flatMap(([column, field]) =>
    hiddenColumns.includes(column) ? [] : [field],
  );
  return rows.map((row) => {
    const { id, lastName, firstName } = row;
    return Object.assign({ id, lastName, firstName }, Object.fromEntries(fields.map((field) => [field, row[field]])));
  });
}
