import { v7 as createId } from 'uuid';
import type { PrismaTransaction } from '~/platform/prisma.server';
import { type DatedChange, type DatedFact, planBeginning, planEnding } from './dated-change';

/** Tables of dated facts about an employee. */
export type FactTable = 'department_memberships' | 'contracts' | 'group_memberships' | 'agent_skills';

/** Columns of each table beside its period, with their SQL types; nothing else can be written. */
const columnTypes: Record<FactTable, Record<string, string>> = {
  department_memberships: { department_id: 'uuid' },
  contracts: { work_rule_id: 'uuid', rate: 'float8', weekly_minutes: 'int', daily_max_minutes: 'int' },
  group_memberships: { group_id: 'uuid', role: 'text', priority: 'int', proficiency: 'float8' },
  agent_skills: { skill_id: 'uuid', proficiency: 'float8', priority: 'int' },
};

/** The column that tells facts of the same person apart, where several may be in force at once. */
const keyColumn: Partial<Record<FactTable, string>> = { group_memberships: 'group_id', agent_skills: 'skill_id' };

export interface FactTarget {
  table: FactTable;
  organizationId: string;
  employeeId: string;
  /** id of the group or skill, for tables with a key */
  keyId?: string;
  /** day on which the employment ends, where it is known */
  dismissalDate: string | null;
}

/** The facts that a change touched, as they were, for the audit trail. */
export interface FactChange {
  ended: Record<string, unknown>[];
  removed: Record<string, unknown>[];
  begun: Record<string, unknown> | null;
}

async function readFacts(tx: PrismaTransaction, target: FactTarget) {
  const key = keyColumn[target.table];
  const columns = Object.keys(columnTypes[target.table]).join(', ');
  return tx.$queryRawUnsafe<(DatedFact & Record<string, unknown>)[]>(
    `select id, valid_from::text as "validFrom", valid_to::text as "validTo", ${columns} from ${target.table}
     where organization_id = $1::uuid and employee_id = $2::uuid ${key ? `and ${key} = $3::uuid` : ''} order by valid_from`,
    target.organizationId,
    target.employeeId,
    ...(key ? [target.keyId] : []),
  );
}

async function applyChange(
  tx: PrismaTransaction,
  target: FactTarget,
  facts: (DatedFact & Record<string, unknown>)[],
  change: DatedChange,
  values: Record<string, unknown>,
): Promise<FactChange> {
  const { table } = target;
  for (const { id, validTo } of change.end) {
    await tx.$executeRawUnsafe(`update ${table} set valid_to = $2::date where id = $1::uuid`, id, validTo);
  }
  if (change.remove.length) {
    await tx.$executeRawUnsafe(`delete from ${table} where id = any($1::uuid[])`, change.remove);
  }
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const result: FactChange = {
    ended: change.end.map(({ id, validTo }) => ({ ...byId.get(id), validTo })),
    removed: change.remove.map((id) => ({ ...byId.get(id) })),
    begun: null,
  };
  if (change.begin) {
    const types = Object.entries(columnTypes[table]).filter(([column]) => values[column] !== undefined);
    const names = types.map(([column]) => column).join(', ');
    const places = types.map(([, type], index) => `$${index + 6}::${type}`).join(', ');
    await tx.$executeRawUnsafe(
      `insert into ${table} (id, organization_id, employee_id, valid_from, valid_to, ${names})
       values ($1::uuid, $2::uuid, $3::uuid, $4::date, $5::date, ${places})`,
      createId(),
      target.organizationId,
      target.employeeId,
      change.begin.validFrom,
      change.begin.validTo,
      ...types.map(([column]) => values[column]),
    );
    result.begun = { ...values, ...change.begin };
  }
  return result;
}

/**
 * Begins a dated fact: what was in force ends on that date, history stays.
 * @param values columns of the new fact by name, in the database's spelling
 * @param from YYYY-MM-DD, first day of the new fact
 */
export async function beginFact(
  tx: PrismaTransaction,
  target: FactTarget,
  from: string,
  values: Record<string, unknown>,
): Promise<FactChange> {
  const facts = await readFacts(tx, target);
  return applyChange(tx, target, facts, planBeginning(facts, from, target.dismissalDate), values);
}

/** Ends a dated fact on a date, its first day out of force; answers without change where nothing is in force. */
export async function endFact(tx: PrismaTransaction, target: FactTarget, from: string): Promise<FactChange> {
  const facts = await readFacts(tx, target);
  return applyChange(tx, target, facts, planEnding(facts, from), {});
}
