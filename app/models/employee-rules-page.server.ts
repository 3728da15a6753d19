import type { AccessScope } from '~/auth/actor';
import { listRotations } from './rotation.server';
import { getEmployeeRules } from './rules-in-force.server';
import { listTemplateCodes } from './shift-template.server';
import { listWorkRules } from './work-rule.server';

/** The card's page of rules: what applies and applied, and what can be chosen. @throws AppError not_found */
export async function getEmployeeRulesPage(input: { organizationId: string; scope: AccessScope; employeeId: string }) {
  const { organizationId } = input;
  const [rules, workRules, rotations, templateCodes] = await Promise.all([
    getEmployeeRules({ ...input, today: new Date().toISOString().slice(0, 10) }),
    listWorkRules({ organizationId }),
    listRotations({ organizationId, status: 'active' }),
    listTemplateCodes({ organizationId }),
  ]);
  return {
    rules,
    workRules: workRules
      .filter((rule) => rule.status === 'active' && !rule.isForVacancies)
      .map(({ id, name }) => ({ id, name })),
    rotations: rotations.map(({ id, name }) => ({ id, name })),
    templateCodes,
  };
}
