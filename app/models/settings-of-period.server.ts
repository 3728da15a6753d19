import type { PoolClient } from 'pg';
import type { Actor } from '~/auth/actor';
import { addDays } from '~/engine/time';
import type { AuditEntry } from '~/platform/audit.server';
import { endStaffingSettings, writeStaffingSettings } from './service-level-change.server';
import { listSettingsOfGroup, settingsOnDate } from './service-level-setting.server';
import type { StaffingSettings } from './staffing-settings';

/**
 * Lays values over the settings of a group for a period, within a transaction of the caller. What changes within the period goes on changing;
 * after it holds again what held before: own settings of the group, or what it inherits.
 * @param input.from first local date, `to` last
 * @param input.values what is set; what is absent or undefined stays as it is
 * @returns the trace of each setting that was written
 * @throws AppError not_found for a group of another organization
 */
export async function writeSettingsOfPeriod(
  client: PoolClient,
  actor: Actor,
  input: { groupId: string; from: string; to: string; values: Partial<StaffingSettings> },
): Promise<AuditEntry[]> {
  const { organizationId } = actor;
  const { groupId, from } = input;
  const after = addDays(input.to, 1);
  const values = Object.fromEntries(Object.entries(input.values).filter(([, value]) => value !== undefined));
  const known = await listSettingsOfGroup({ organizationId, groupId, from, to: '9999-12-31' }, client);
  const changes = known.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? validFrom]);
  const begins = [from, ...changes.filter((date) => date > from && date < after)];
  const later = known.filter((setting) => setting.groupId !== null && (setting.validTo ?? after) >= after);
  const audit: AuditEntry[] = [];
  const write = async (validFrom: string, settings: StaffingSettings) => {
    audit.push((await writeStaffingSettings(client, actor, { groupId, validFrom, settings })).audit);
  };
  // why: a handful of dated rows, each of which ends the one before it
  for (const date of [...new Set(begins)].sort()) await write(date, { ...settingsOnDate(known, date), ...values });
  await endStaffingSettings(client, { organizationId, groupId, from: after });
  for (const { validFrom, validTo, ...settings } of later) {
    if (validTo === after) continue;
    await write([validFrom, after].sort()[1], settings);
    if (validTo) await endStaffingSettings(client, { organizationId, groupId, from: validTo });
  }
  return audit;
}
