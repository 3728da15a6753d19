import type { PoolClient } from 'pg';
import { v7 as createId } from 'uuid';
import type { AssignmentPlan } from './assignment-period';
import type { AssignedKind } from './rule-assignment-input';

interface PlannedWrite {
  /** id of the new assignment */
  id: string;
  employeeId?: string;
  departmentId?: string;
  cycleStart: string | null;
  plan: AssignmentPlan;
}

const tables: Record<AssignedKind, { table: string; target: string; copied: string }> = {
  work_rule: {
    table: 'work_rule_assignments',
    target: 'work_rule_id',
    copied: 'organization_id, employee_id, department_id, work_rule_id',
  },
  rotation: {
    table: 'rotation_assignments',
    target: 'rotation_id',
    copied: 'organization_id, employee_id, rotation_id, cycle_start',
  },
};

/** Writes the plans of any number of people in four statements. Runs inside the caller's transaction. */
export async function writeAssignmentPlans(
  client: PoolClient,
  input: { kind: AssignedKind; organizationId: string; targetId: string | null; plans: PlannedWrite[] },
): Promise<void> {
  const { table, target, copied } = tables[input.kind];
  const { plans, organizationId } = input;
  const changes = plans.flatMap(({ plan }) => plan.change);
  const resumes = plans.flatMap(({ plan }) => plan.resume);
  const begun = plans.filter(({ plan }) => plan.begin !== null);
  const removed = plans.flatMap(({ plan }) => plan.remove);
  if (removed.length)
    await client.query(`delete from ${table} where organization_id = $1 and id = any($2::uuid[])`, [
      organizationId,
      removed,
    ]);
  if (changes.length) {
    await client.query(
      `update ${table} x set valid_from = n.valid_from, valid_to = n.valid_to
       from unnest($2::uuid[], $3::date[], $4::date[]) as n(id, valid_from, valid_to)
       where x.id = n.id and x.organization_id = $1`,
      [
        organizationId,
        changes.map(({ id }) => id),
        changes.map(({ validFrom }) => validFrom),
        changes.map(({ validTo }) => validTo),
      ],
    );
  }
  if (resumes.length) {
    await client.query(
      `insert into ${table} (id, ${copied}, valid_from, valid_to)
       select n.id, ${copied
         .split(', ')
         .map((column) => `x.${column}`)
         .join(', ')}, n.valid_from, n.valid_to
       from unnest($2::uuid[], $3::uuid[], $4::date[], $5::date[]) as n(id, source_id, valid_from, valid_to)
       join ${table} x on x.id = n.source_id and x.organization_id = $1`,
      [
        organizationId,
        resumes.map(() => createId()),
        resumes.map(({ sourceId }) => sourceId),
        resumes.map(({ validFrom }) => validFrom),
        resumes.map(({ validTo }) => validTo),
      ],
    );
  }
  if (!begun.length || input.targetId === null) return;
  const own = input.kind === 'rotation' ? 'cycle_start' : 'department_id';
  const ownType = input.kind === 'rotation' ? 'date' : 'uuid';
  await client.query(
    `insert into ${table} (id, organization_id, employee_id, ${own}, ${target}, valid_from, valid_to)
     select n.id, $1::uuid, n.employee_id, n.own, $2::uuid, n.valid_from, n.valid_to
     from unnest($3::uuid[], $4::uuid[], $5::${ownType}[], $6::date[], $7::date[]) as n(id, employee_id, own, valid_from, valid_to)`,
    [
      organizationId,
      input.targetId,
      begun.map(({ id }) => id),
      begun.map(({ employeeId }) => employeeId ?? null),
      begun.map(({ cycleStart, departmentId }) => (input.kind === 'rotation' ? cycleStart : (departmentId ?? null))),
      begun.map(({ plan }) => plan.begin!.validFrom),
      begun.map(({ plan }) => plan.begin!.validTo),
    ],
  );
}
