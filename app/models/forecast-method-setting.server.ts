import { v7 as createId } from 'uuid';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict, notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { type ForecastMethod, forecastMethods, type MethodChoice, usualChoice } from './forecast-methods';

interface ChoiceRow {
  groupId: string | null;
  members: string[];
  timeBudgetSec: number;
  version: number;
}

/** The choice of one level; `isOwn` is false where it is inherited. */
export interface MethodSetting extends MethodChoice {
  groupId: string | null;
  isOwn: boolean;
  /** of the own choice; 0 where there is none */
  version: number;
}

/** Own and inherited choices of an organization, that of the organization itself first. */
async function readChoices(
  { organizationId, groupId }: { organizationId: string; groupId: string | null },
  on?: SqlExecutor,
): Promise<ChoiceRow[]> {
  return query<ChoiceRow>(
    'forecast-method-settings',
    `select group_id as "groupId", members, time_budget_sec as "timeBudgetSec", version from forecast_method_settings
     where organization_id = $1 and (group_id is null or group_id = $2) order by group_id nulls first`,
    [organizationId, groupId],
    on,
  );
}

const toKnown = (members: string[]): ForecastMethod[] => forecastMethods.filter((method) => members.includes(method));

/**
 * Which methods may forecast a group: its own choice, else the organization's, else the usual ones.
 * @param input.groupId null for the organization itself
 */
export async function readMethodSetting(input: {
  organizationId: string;
  groupId: string | null;
}): Promise<MethodSetting> {
  const rows = await readChoices(input);
  const nearest = rows.at(-1);
  const own = rows.find(({ groupId }) => groupId === input.groupId);
  const members = nearest ? toKnown(nearest.members) : [];
  // why: a choice of methods that are all gone would leave a group without any
  const choice = nearest && members.length ? { members, timeBudgetSec: nearest.timeBudgetSec } : usualChoice;
  return { ...choice, groupId: input.groupId, isOwn: own !== undefined, version: own?.version ?? 0 };
}

/** Groups that have a choice of their own. */
export async function listOwnMethodSettings(input: { organizationId: string }): Promise<string[]> {
  const rows = await query<{ groupId: string }>(
    'forecast-method-groups',
    'select group_id as "groupId" from forecast_method_settings where organization_id = $1 and group_id is not null limit 2000',
    [input.organizationId],
  );
  return rows.map(({ groupId }) => groupId);
}

/**
 * Sets which methods may take part, for a group or (null) for all groups without a choice of their own; or takes the own choice away.
 * @param input.choice null takes it away
 * @param input.expectedVersion version that the planner saw, 0 where there was no own choice
 * @throws AppError not_found (group), conflict
 */
export async function setMethodSetting(
  actor: Actor,
  input: { groupId: string | null; choice: MethodChoice | null; expectedVersion?: number },
): Promise<void> {
  const { organizationId } = actor;
  const { groupId, choice, expectedVersion } = input;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    if (groupId) {
      const known = await client.query('select 1 from groups where organization_id = $1 and id = $2', [
        organizationId,
        groupId,
      ]);
      if (!known.rowCount) throw notFound('The group');
    }
    const found = await client.query<{ id: string; members: string[]; timeBudgetSec: number; version: number }>(
      `select id, members, time_budget_sec as "timeBudgetSec", version from forecast_method_settings
       where organization_id = $1 and group_id is not distinct from $2::uuid for update`,
      [organizationId, groupId],
    );
    const [before] = found.rows;
    if (expectedVersion !== undefined && expectedVersion !== (before?.version ?? 0)) {
      throw conflict('Somebody else changed the methods meanwhile: look at them again, then repeat your change.');
    }
    if (!choice) {
      await client.query(
        'delete from forecast_method_settings where organization_id = $1 and group_id is not distinct from $2::uuid',
        [organizationId, groupId],
      );
    } else if (before) {
      await client.query(
        `update forecast_method_settings set members = $3, time_budget_sec = $4, updated_by = $5, updated_at = now(), version = version + 1
         where organization_id = $1 and id = $2`,
        [organizationId, before.id, choice.members, choice.timeBudgetSec, actor.kind === 'user' ? actor.id : null],
      );
    } else {
      await client.query(
        `insert into forecast_method_settings (id, organization_id, group_id, members, time_budget_sec, updated_by)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          createId(),
          organizationId,
          groupId,
          choice.members,
          choice.timeBudgetSec,
          actor.kind === 'user' ? actor.id : null,
        ],
      );
    }
    return {
      result: undefined,
      audit: {
        action: 'forecast_methods.set',
        entity: groupId ? 'group' : 'organization',
        entityId: groupId ?? organizationId,
        before: before && { members: before.members, timeBudgetSec: before.timeBudgetSec },
        after: choice ?? { inherited: true },
      },
    };
  });
}
