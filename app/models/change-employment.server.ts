import type { Actor } from '~/auth/actor';
import { activateEmployee, dismissEmployee, reactivateEmployee, withdrawDismissal } from './employee-employment.server';
import { changeEmployeeFact } from './employee-facts.server';
import { versionNumber } from './employee-input';
import { parseInput } from './parse-input.server';

/**
 * One change from the card of an employee, by its `intent`: of the employment itself, or of a dated fact.
 * @throws AppError as the change itself does
 */
export async function changeEmployment(input: {
  actor: Actor;
  employeeId: string;
  values: Record<string, unknown> & { intent: string };
}): Promise<{ version: number }> {
  const { actor, employeeId, values } = input;
  const edit = { actor, employeeId, version: parseInput(versionNumber, values.version) };
  switch (values.intent) {
    case 'activate':
      return activateEmployee(edit);
    case 'dismiss':
      return dismissEmployee({ ...edit, values });
    case 'withdraw-dismissal':
      return withdrawDismissal(edit);
    case 'reactivate':
      return reactivateEmployee({ ...edit, values });
    default:
      return changeEmployeeFact({ ...edit, change: values });
  }
}
