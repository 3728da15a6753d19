import { z } from 'zod';
import { employeeStatuses, workTypes } from './employee-input';
import { searchText } from './search-text';

const optionalId = z.uuid().optional().catch(undefined);

/** What narrows a list of employees; anything unreadable is left out, so that an old link still opens. */
export const employeeFilterSchema = z.object({
  /** the department and everything below it */
  departmentId: optionalId,
  groupId: optionalId,
  siteId: optionalId,
  positionId: optionalId,
  skillId: optionalId,
  status: z
    .enum([...employeeStatuses, 'all'])
    .optional()
    .catch(undefined),
  /** an employee whose direct reports these are: people of the departments they head, and heads of those right below */
  managerId: optionalId,
  workType: z.enum(workTypes).optional().catch(undefined),
  /** words that must all occur in name, patronymic or personnel number; or an id */
  search: searchText(100).optional().catch(undefined),
});
export type EmployeeFilter = z.infer<typeof employeeFilterSchema>;

export const employeeSortKeys = [
  'name',
  'personnelNumber',
  'department',
  'site',
  'position',
  'hireDate',
  'workType',
  'status',
] as const;
export type EmployeeSortKey = (typeof employeeSortKeys)[number];

export interface EmployeeSort {
  key: EmployeeSortKey;
  isDescending: boolean;
}
export const defaultEmployeeSort: EmployeeSort = { key: 'name', isDescending: false };

/** Reads `name` or `-hireDate`. */
export function parseEmployeeSort(text: string | null | undefined): EmployeeSort {
  const key = text?.replace(/^-/, '');
  const known = employeeSortKeys.find((candidate) => candidate === key);
  return known ? { key: known, isDescending: text?.startsWith('-') ?? false } : defaultEmployeeSort;
}
