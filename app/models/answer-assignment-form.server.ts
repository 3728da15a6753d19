import { data } from '@remix-run/node';
import { type Actor, scopeOf } from '~/auth/actor';
import { forbidden } from '~/platform/errors.server';
import { answerForm } from './answer-form.server';
import type { EmployeeFilter } from './employee-filter';
import {
  type AssignmentPreview,
  assignToDepartment,
  assignToPeople,
  previewAssignment,
} from './rule-assignment.server';
import { findSelectedIds } from './rules-in-force.server';

/** What was sent, so that a preview can be confirmed as it is. */
export interface SentAssignment {
  kind: string;
  targetId: string;
  from: string;
  lastDate: string;
  cycleStart: string;
  staggerDays: string;
  employeeIds: string[];
}

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/**
 * The forms of the page of assignments: a preview, the assignment itself, a rule for a department.
 * @param filter what the page shows: an assignment to all takes everyone in it
 * @throws AppError forbidden
 */
export async function answerAssignmentForm(actor: Actor, form: FormData, filter: EmployeeFilter) {
  const intent = text(form, 'intent');
  let preview: AssignmentPreview | null = null;
  let changed: number | null = null;
  const sent = await readAssignment(actor, form, filter);
  const { data: answer, init } = await answerForm(intent, async () => {
    if (intent === 'preview') preview = await previewAssignment(actor, sent);
    else if (intent === 'department') {
      const values = { ...sent, departmentId: text(form, 'departmentId'), workRuleId: text(form, 'workRuleId') };
      changed = (await assignToDepartment(actor, values)).changed;
    } else changed = (await assignToPeople(actor, sent)).changed;
  });
  return data(
    { ...answer, preview: preview as AssignmentPreview | null, changed: changed as number | null, sent },
    init ?? {},
  );
}

async function readAssignment(actor: Actor, form: FormData, filter: EmployeeFilter): Promise<SentAssignment> {
  const ticked = [...form.getAll('employeeIds').map(String), ...text(form, 'ids').split(',')].filter(Boolean);
  const scope = scopeOf(actor, 'employee:write');
  if (!scope) throw forbidden();
  const isAll = form.get('all') !== null;
  return {
    kind: text(form, 'kind'),
    targetId: text(form, 'targetId'),
    from: text(form, 'from'),
    lastDate: text(form, 'lastDate'),
    cycleStart: text(form, 'cycleStart'),
    staggerDays: text(form, 'staggerDays'),
    employeeIds: isAll ? await findSelectedIds({ organizationId: actor.organizationId, scope, filter }) : ticked,
  };
}
