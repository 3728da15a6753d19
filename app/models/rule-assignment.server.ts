import { v7 as createId } from 'uuid';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { addDays } from '~/engine/time';
import { type AuditEntry, bulkWriteWithAudit } from '~/platform/audit.server';
import { AppError, forbidden, invalid } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';
import { type AssignmentPlan, planAssignment, planAssignmentEnd } from './assignment-period';
import { writeAssignmentPlans } from './assignment-write.server';
import { parseInput } from './parse-input.server';
import {
  type AssignedKind,
  departmentAssignmentSchema,
  type MassAssignment,
  massAssignmentSchema,
} from './rule-assignment-input';

/** One person of a mass assignment: what is in force on its first day, and what it would do. */
export interface AssignmentPreviewRow {
  employeeId: string;
  name: string;
  personnelNumber: string;
  departmentName: string | null;
  /** assigned to the person on the first day; null = nothing of their own */
  currentName: string | null;
  currentTo: string | null;
  verdict: AssignmentPlan['verdict'] | 'end' | 'nothing' | 'left';
  cycleStart: string | null;
}

export interface AssignmentPreview {
  kind: AssignedKind;
  targetName: string | null;
  rows: AssignmentPreviewRow[];
  counts: Record<string, number>;
}

interface Stored {
  id: string;
  validFrom: string;
  validTo: string | null;
  key: string;
  targetName: string;
}

interface PersonRow {
  employeeId: string;
  name: string;
  personnelNumber: string;
  departmentName: string | null;
  dismissalDate: string | null;
  facts: Stored[];
}

interface PlannedPerson {
  row: AssignmentPreviewRow;
  plan: AssignmentPlan | null;
}

const factsSql: Record<AssignedKind, string> = {
  work_rule: `select coalesce(json_agg(json_build_object('id', x.id, 'validFrom', x.valid_from, 'validTo', x.valid_to, 'key', x.work_rule_id, 'targetName', r.name)), '[]')
    from work_rule_assignments x join work_rules r on r.id = x.work_rule_id where x.employee_id = a.id`,
  rotation: `select coalesce(json_agg(json_build_object('id', x.id, 'validFrom', x.valid_from, 'validTo', x.valid_to, 'key', x.rotation_id || ' ' || x.cycle_start, 'targetName', r.name)), '[]')
    from rotation_assignments x join rotations r on r.id = x.rotation_id where x.employee_id = a.id`,
};

/** @throws AppError invalid where a rule or a rotation is unknown or inactive */
async function requireTarget(organizationId: string, kind: AssignedKind, targetId: string): Promise<string> {
  const table = kind === 'work_rule' ? 'work_rules' : 'rotations';
  const [row] = await query<{ name: string; status: string }>(
    `assignment-target-${kind}`,
    `select name, status from ${table} where organization_id = $1 and id = $2${kind === 'work_rule' ? ' and not is_for_vacancies' : ''}`,
    [organizationId, targetId],
  );
  if (!row) throw invalid('targetId', 'unknown', 'targetId: there is no such entry.');
  if (row.status !== 'active') throw invalid('targetId', 'inactive', 'targetId: it is inactive.');
  return row.name;
}

/** People by name with their assignments of a kind; all of them must lie in the actor's reach. */
async function loadPeople(actor: Actor, input: MassAssignment, on?: SqlExecutor): Promise<PersonRow[]> {
  const reach = scopeOf(actor, 'employee:write');
  if (!reach) throw forbidden();
  const scope = employeeScopeSql(reach, 'a', 4);
  const employeeIds = [...new Set(input.employeeIds)];
  const people = await query<PersonRow>(
    `assignment-people-${input.kind}-${reach.kind}`,
    `select a.id as "employeeId", a.last_name || ' ' || a.first_name as name, a.personnel_number as "personnelNumber",
       a.dismissal_date as "dismissalDate",
       (select d.name from department_memberships m join departments d on d.id = m.department_id where m.employee_id = a.id
         and m.valid_from <= $3::date and (m.valid_to is null or m.valid_to > $3::date) limit 1) as "departmentName",
       (${factsSql[input.kind]}) as facts
     from agents a where a.organization_id = $1 and a.id = any($2::uuid[]) and ${scope.sql}
     order by a.last_name, a.first_name, a.id`,
    [actor.organizationId, employeeIds, input.from, ...scope.values],
    on,
  );
  if (people.length < employeeIds.length) {
    const known = new Set(people.map((person) => person.employeeId));
    const missing = employeeIds.filter((id) => !known.has(id));
    throw new AppError('invalid', 'Some people are out of reach.', {
      faults: missing.slice(0, 100).map((id) => ({ field: 'employeeIds', rule: 'unknown', message: id })),
    });
  }
  return people;
}

function planPerson(person: PersonRow, index: number, input: MassAssignment): PlannedPerson {
  const { from, lastDate, kind, targetId } = input;
  const { facts, dismissalDate, ...head } = person;
  const current = facts.find((fact) => fact.validFrom <= from && (fact.validTo === null || fact.validTo > from));
  const row = {
    ...head,
    currentName: current?.targetName ?? null,
    currentTo: current?.validTo ?? null,
    cycleStart: null as string | null,
  };
  if (dismissalDate !== null && dismissalDate <= from) return { row: { ...row, verdict: 'left' }, plan: null };
  if (targetId === null) {
    const plan = planAssignmentEnd(facts, from);
    const isNothing = plan.remove.length + plan.change.length === 0;
    return { row: { ...row, verdict: isNothing ? 'nothing' : 'end' }, plan: isNothing ? null : plan };
  }
  const cycleStart = addDays(input.cycleStart ?? from, index * (input.staggerDays ?? 0));
  const key = kind === 'rotation' ? `${targetId} ${cycleStart}` : targetId;
  const plan = planAssignment(facts, { key, from, to: lastDate === null ? null : addDays(lastDate, 1) });
  const verdict = plan.verdict;
  return {
    row: { ...row, verdict, cycleStart: kind === 'rotation' ? cycleStart : null },
    plan: verdict === 'same' ? null : plan,
  };
}

const countVerdicts = (planned: PlannedPerson[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { row } of planned) counts[row.verdict] = (counts[row.verdict] ?? 0) + 1;
  return counts;
};

/** What a mass assignment would do to each person; nothing is written. @throws AppError invalid, forbidden */
export async function previewAssignment(actor: Actor, values: unknown): Promise<AssignmentPreview> {
  const input = parseInput(massAssignmentSchema, values);
  const targetName = input.targetId ? await requireTarget(actor.organizationId, input.kind, input.targetId) : null;
  const planned = (await loadPeople(actor, input)).map((person, index) => planPerson(person, index, input));
  return { kind: input.kind, targetName, rows: planned.map(({ row }) => row), counts: countVerdicts(planned) };
}

/**
 * Assigns a work rule or a rotation to people from a day on, or ends what they have. The newer replaces what it overlaps;
 * what it interrupts goes on after its last day.
 * @returns how many people changed, and how many of each verdict
 * @throws AppError invalid, forbidden
 */
export async function assignToPeople(
  actor: Actor,
  values: unknown,
): Promise<{ changed: number; counts: Record<string, number> }> {
  const input = parseInput(massAssignmentSchema, values);
  const targetName = input.targetId ? await requireTarget(actor.organizationId, input.kind, input.targetId) : null;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query('select pg_advisory_xact_lock(hashtext($1), hashtext($2))', [input.kind, actor.organizationId]);
    const planned = (await loadPeople(actor, input, client)).map((person, index) => planPerson(person, index, input));
    const changing = planned.filter(({ plan }) => plan !== null);
    await writeAssignmentPlans(client, {
      kind: input.kind,
      organizationId: actor.organizationId,
      targetId: input.targetId,
      plans: changing.map(({ row, plan }) => ({
        employeeId: row.employeeId,
        plan: plan!,
        cycleStart: row.cycleStart,
        id: createId(),
      })),
    });
    const audit = changing.map(
      ({ row }): AuditEntry => ({
        action: input.targetId ? `${input.kind}.assigned` : `${input.kind}.assignment_ended`,
        entity: 'employee',
        entityId: row.employeeId,
        before: { name: row.currentName },
        after: { name: targetName, from: input.from, lastDate: input.lastDate, cycleStart: row.cycleStart },
      }),
    );
    return { result: { changed: changing.length, counts: countVerdicts(planned) }, audit };
  });
}

/**
 * Assigns a work rule to a department and all below it from a day on, or ends what it has. People with a rule of their own keep it.
 * @throws AppError forbidden, invalid
 */
export async function assignToDepartment(actor: Actor, values: unknown): Promise<{ changed: number }> {
  const input = parseInput(departmentAssignmentSchema, values);
  if (scopeOf(actor, 'template:write')?.kind !== 'all') throw forbidden();
  const { organizationId } = actor;
  const name = input.workRuleId ? await requireTarget(organizationId, 'work_rule', input.workRuleId) : null;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select id from departments where organization_id = $1 and id = $2 for update',
      [organizationId, input.departmentId],
    );
    if (!rows.length) throw invalid('departmentId', 'unknown', 'departmentId: there is no such department.');
    const { rows: facts } = await client.query<Stored>(
      `select id, valid_from as "validFrom", valid_to as "validTo", work_rule_id as key from work_rule_assignments
       where organization_id = $1 and department_id = $2 order by valid_from`,
      [organizationId, input.departmentId],
    );
    const to = input.lastDate === null ? null : addDays(input.lastDate, 1);
    const plan = input.workRuleId
      ? planAssignment(facts, { key: input.workRuleId, from: input.from, to })
      : planAssignmentEnd(facts, input.from);
    const isSame = plan.verdict === 'same' || (plan.begin === null && plan.remove.length + plan.change.length === 0);
    if (isSame) return { result: { changed: 0 }, audit: [] };
    await writeAssignmentPlans(client, {
      kind: 'work_rule',
      organizationId,
      targetId: input.workRuleId,
      plans: [{ departmentId: input.departmentId, plan, cycleStart: null, id: createId() }],
    });
    const audit: AuditEntry = {
      action: name ? 'work_rule.assigned' : 'work_rule.assignment_ended',
      entity: 'department',
      entityId: input.departmentId,
      after: { name, from: input.from, lastDate: input.lastDate },
    };
    return { result: { changed: 1 }, audit };
  });
}
