import type { EmployeeRowView } from './types';

/** A person in the list, with what its visible columns show; groups and skills by name. */
export type EmployeeListRow = Pick<EmployeeRowView, 'id' | 'lastName' | 'firstName'> &
  Partial<Omit<EmployeeRowView, 'groups' | 'skills'>> & { groups?: string[]; skills?: string[] };

type RowField = keyof EmployeeListRow;

/** The field that each column shows; the name is always there. */
const fieldOfColumn: Record<string, RowField> = {
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

/** Fields of the rows, and the values of each row in their order. */
interface PackedRows {
  fields: RowField[];
  rows: unknown[][];
}

/**
 * Writes the visible columns of a page of the list as one text: a third of what the rows would take, and what is drawn of it can be
 * remembered by it.
 */
export function packEmployeeRows(rows: readonly EmployeeRowView[], hiddenColumns: readonly string[]): string {
  const shown = Object.entries(fieldOfColumn).flatMap(([column, field]) =>
    hiddenColumns.includes(column) ? [] : [field],
  );
  const fields: RowField[] = ['id', 'lastName', 'firstName', ...shown];
  const read = (row: EmployeeRowView, field: RowField) =>
    field === 'groups' || field === 'skills' ? row[field].map((item) => item.name) : row[field];
  const packed: PackedRows = { fields, rows: rows.map((row) => fields.map((field) => read(row, field))) };
  return JSON.stringify(packed);
}

/** Reads what `packEmployeeRows` wrote. */
export function unpackEmployeeRows(text: string): EmployeeListRow[] {
  const { fields, rows } = JSON.parse(text) as PackedRows;
  return rows.map(
    (values) => Object.fromEntries(fields.map((field, index) => [field, values[index]])) as unknown as EmployeeListRow,
  );
}
