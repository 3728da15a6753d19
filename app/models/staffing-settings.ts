/** Targets and allowances that turn volumes into people; ratios 0..1. */
export interface StaffingSettings {
  serviceLevelTarget: number;
  thresholdSec: number;
  warningLevel: number;
  criticalLevel: number;
  maxOccupancy: number;
  shrinkage: number;
  reserve: number;
  minAgents: number;
  concurrency: number;
  switchPenalty: number;
  deadlineSec: number | null;
  patienceSec: number | null;
}

/** What holds where nobody has set anything: 80 % in 20 s. */
export const defaultStaffingSettings: StaffingSettings = {
  serviceLevelTarget: 0.8,
  thresholdSec: 20,
  warningLevel: 0.75,
  criticalLevel: 0.65,
  maxOccupancy: 0.9,
  shrinkage: 0,
  reserve: 1,
  minAgents: 0,
  concurrency: 1,
  switchPenalty: 0.15,
  deadlineSec: null,
  patienceSec: null,
};

/** Where settings are made. Both null: the organization itself. */
export interface SettingsLevel {
  groupId: string | null;
  departmentId: string | null;
}

/** Where the values of a group come from. */
export type SettingsSource = 'group' | 'department' | 'organization' | 'default';
