import { invalid, notFound } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { listSettingsHistory, listSettingsOfGroup, settingsOnDate } from './service-level-setting.server';
import { findBrokenLimit, type LimitedSetting, type SettingRange } from './staffing-limits';
import type { SettingsLevel, StaffingSettings } from './staffing-settings';

/**
 * The first limit that new settings of a group, a department or the organization break.
 * @param input.date local date from which they are to hold: what holds then already may stay, be it outside the limits
 * @throws AppError not_found for a group of another organization
 */
export async function findBrokenSettingLimit(
  input: SettingsLevel & { organizationId: string; date: string; values: Partial<StaffingSettings> },
  on?: SqlExecutor,
): Promise<{ setting: LimitedSetting; range: SettingRange } | null> {
  const { organizationId, groupId, departmentId, date, values } = input;
  if (!groupId) {
    const history = await listSettingsHistory({ organizationId, groupId, departmentId });
    const held = settingsOnDate(
      history.map((setting) => ({ ...setting, rank: 0 })),
      date,
    );
    return findBrokenLimit(values, { channelType: null, held });
  }
  const [[group], known] = await Promise.all([
    query<{ channelType: string }>(
      'setting-limits-channel',
      'select channel_type as "channelType" from groups where organization_id = $1 and id = $2',
      [organizationId, groupId],
      on,
    ),
    listSettingsOfGroup({ organizationId, groupId, from: date, to: '9999-12-31' }, on),
  ]);
  if (!group) throw notFound('The group');
  return findBrokenLimit(values, { channelType: group.channelType, held: settingsOnDate(known, date) });
}

/**
 * That targets of a group lie within their limits.
 * @throws AppError invalid with the field of the caller (`serviceLevelPercent`, `thresholdSec`) and rule `range`; not_found
 */
export async function requireTargetLimits(
  input: { organizationId: string; groupId: string; date: string; values: Partial<StaffingSettings> },
  on?: SqlExecutor,
): Promise<void> {
  const broken = await findBrokenSettingLimit({ ...input, departmentId: null }, on);
  if (!broken) return;
  const { setting, range } = broken;
  if (setting === 'thresholdSec') {
    throw invalid('thresholdSec', 'range', `The answer time must lie between ${range.min} and ${range.max} seconds.`);
  }
  const [min, max] = [range.min, range.max].map((share) => Math.round(100 * share));
  throw invalid('serviceLevelPercent', 'range', `The service level must lie between ${min} and ${max} %.`);
}
