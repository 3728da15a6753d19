import type { AccessScope } from '~/auth/actor';
import type { EmployeeFilter } from './employee-filter';
import { localDate } from './employee-input';
import { getPeopleOptions } from './people-options.server';
import { listRotations } from './rotation.server';
import { listDepartmentRules, listRulesInForce } from './rules-in-force.server';
import { listTemplateCodes } from './shift-template.server';

/** Everything the page of assignments shows. @param date YYYY-MM-DD; today where it is none */
export async function getAssignmentPage(input: {
  organizationId: string;
  scope: AccessScope;
  filter: EmployeeFilter;
  page: number;
  pageSize: number;
  date: string | null;
}) {
  const { organizationId, scope, page, pageSize } = input;
  const read = localDate.safeParse(input.date);
  const date = read.success ? read.data : new Date().toISOString().slice(0, 10);
  const [list, options, rotations, templateCodes, departmentRules] = await Promise.all([
    listRulesInForce({ ...input, date }),
    getPeopleOptions({ organizationId, scope }),
    listRotations({ organizationId, status: 'active' }),
    listTemplateCodes({ organizationId }),
    listDepartmentRules({ organizationId, scope, date }),
  ]);
  return {
    ...list,
    page,
    pageSize,
    date,
    options,
    workRules: options.workRules,
    rotations: rotations.map(({ id, name }) => ({ id, name })),
    templateCodes,
    departmentRules,
  };
}
