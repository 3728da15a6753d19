import { readTableState } from '~/components/data-table/table-state';
import { employeeFilterSchema, parseEmployeeSort } from '~/models/employee-filter';
import { employeeTableDefaults } from './employee-columns';

/** The list that an address asks for; pages and exports read it the same way. */
export function readEmployeeQuery(search: URLSearchParams) {
  const text = (name: string) => search.get(name) || undefined;
  const table = readTableState(search, employeeTableDefaults);
  return {
    filter: employeeFilterSchema.parse({
      search: text('q'),
      departmentId: text('department'),
      groupId: text('group'),
      siteId: text('site'),
      positionId: text('position'),
      skillId: text('skill'),
      workType: text('workType'),
      status: text('status'),
    }),
    sort: parseEmployeeSort(table.sort && `${table.sort.isDescending ? '-' : ''}${table.sort.column}`),
    page: table.page,
    pageSize: table.pageSize,
    hiddenColumns: table.hiddenColumns,
  };
}
