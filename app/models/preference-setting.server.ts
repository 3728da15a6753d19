import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { forbidden } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { parseInput } from './parse-input.server';

const count = (max: number) => z.coerce.number().int().min(0).max(max);

/** Until when, and how many, wishes for working days people may record themselves. */
export const preferenceSettingInput = z.object({
  /** days before the first of a month on which its wishes close */
  closeDays: count(60),
  /** wishes for dates of one month */
  maxDates: count(31),
  /** of these with priority */
  maxPriority: count(31),
  /** weekdays with a wish for every week */
  maxWeekly: count(7),
});
export type PreferenceSettingView = z.output<typeof preferenceSettingInput>;

const defaults: PreferenceSettingView = { closeDays: 7, maxDates: 6, maxPriority: 2, maxWeekly: 7 };

/** The rules of an organization, or those that apply where none were set. */
export async function getPreferenceSetting(
  input: { organizationId: string },
  on?: SqlExecutor,
): Promise<PreferenceSettingView> {
  const [found] = await query<PreferenceSettingView>(
    'preference-setting',
    `select close_days as "closeDays", max_dates as "maxDates", max_priority as "maxPriority", max_weekly as "maxWeekly"
     from preference_settings where organization_id = $1`,
    [input.organizationId],
    on,
  );
  return found ?? defaults;
}

/** Sets the rules for everyone; what was recorded before stays. @throws AppError forbidden, invalid */
export async function savePreferenceSetting(actor: Actor, sent: unknown): Promise<PreferenceSettingView> {
  if (scopeOf(actor, 'employee:write')?.kind !== 'all') throw forbidden();
  const after = parseInput(preferenceSettingInput, sent);
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const before = await getPreferenceSetting(actor, client);
    await client.query(
      `insert into preference_settings (organization_id, close_days, max_dates, max_priority, max_weekly) values ($1, $2, $3, $4, $5)
       on conflict (organization_id) do update set close_days = excluded.close_days, max_dates = excluded.max_dates,
         max_priority = excluded.max_priority, max_weekly = excluded.max_weekly, version = preference_settings.version + 1`,
      [actor.organizationId, after.closeDays, after.maxDates, after.maxPriority, after.maxWeekly],
    );
    const audit = {
      action: 'preference_setting.saved',
      entity: 'preference_setting',
      entityId: actor.organizationId,
      before,
      after,
    };
    return { result: after, audit };
  });
}
