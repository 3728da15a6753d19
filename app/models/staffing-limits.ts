import type { StaffingSettings } from './staffing-settings';

/** From and to, both allowed. */
export interface SettingRange {
  min: number;
  max: number;
}

export type LimitedSetting = 'serviceLevelTarget' | 'thresholdSec' | 'warningLevel' | 'criticalLevel' | 'maxOccupancy';

/** What targets may be set to; shares 0..1, seconds. */
export const settingLimits: Record<LimitedSetting, SettingRange> = {
  serviceLevelTarget: { min: 0.7, max: 0.95 },
  thresholdSec: { min: 10, max: 60 },
  warningLevel: { min: 0.6, max: 0.85 },
  criticalLevel: { min: 0.5, max: 0.75 },
  maxOccupancy: { min: 0.5, max: 1 },
};

/** The same of a target in per cent, for inputs. */
export const targetPercentRange: SettingRange = { min: 70, max: 95 };

/** Deferred and outgoing work looks at none of the levels. */
const deferred = new Set(['EMAILS', 'OUTBOUND']);
const longestThresholdSec = 86_400;

/**
 * The range of a setting in a channel. An answer time of seconds is a limit of voice only: a chat or a letter may be answered later.
 * @param channelType null where calls may inherit it: a department, or the organization
 * @returns null where the channel does not look at it
 */
export function limitsOf(setting: LimitedSetting, channelType: string | null): SettingRange | null {
  if (setting === 'maxOccupancy') return settingLimits[setting];
  if (channelType !== null && deferred.has(channelType)) return null;
  if (setting === 'thresholdSec' && channelType === 'CHATS') return { min: 1, max: longestThresholdSec };
  return settingLimits[setting];
}

/**
 * The first limit that settings break.
 * @param values what is set; what is absent stays as it is and is not asked about
 * @param held what holds already: a value from before the limits may stay, but is not set anew
 */
export function findBrokenLimit(
  values: Partial<StaffingSettings>,
  { channelType, held }: { channelType: string | null; held: StaffingSettings | null },
): { setting: LimitedSetting; range: SettingRange } | null {
  for (const setting of Object.keys(settingLimits) as LimitedSetting[]) {
    const value = values[setting];
    const range = limitsOf(setting, channelType);
    if (value === undefined || !range || value === held?.[setting]) continue;
    if (value < range.min || value > range.max) return { setting, range };
  }
  return null;
}
