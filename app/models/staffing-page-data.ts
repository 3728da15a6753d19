import type { RequirementStep } from '~/engine/queueing';
import type { AllowanceKind, SlotSettingView } from './slot-setting';
import type { StaffingFiguresData } from './staffing-figures';
import type { SettingsSource, StaffingSettings } from './staffing-settings';

/** Whose people are shown. */
export interface StaffingTarget {
  kind: 'group' | 'service' | 'department';
  id: string;
  name: string;
  /** of a group */
  channelType?: string;
}

export interface StaffingOption {
  /** kind and id, as in the address */
  value: string;
  label: string;
  kind: StaffingTarget['kind'];
  /** the service of a group */
  under: string | null;
}

/** One change of an interval and the people it would need. */
export interface StaffingChange {
  change: 'one-less' | 'one-more' | 'volume-less' | 'volume-more' | 'aht-less' | 'aht-more';
  /** agents on the queue that the targets ask for under the change; those looked at for one-less and one-more */
  agents: number;
  serviceLevel: number;
  asaSec: number | null;
  occupancy: number;
}

/** What part of the forecast's outcomes a number of people is enough for. */
export interface StaffingQuantile {
  people: number;
  /** 0 to 1 */
  quantile: number;
  position: 'below' | 'within' | 'above';
  /** contacts up to which they are enough */
  volume: number;
}

export interface StaffingExplanation {
  /** epoch ms */
  at: number;
  model: string;
  decidedBy: string;
  serviceLevel: number;
  asaSec: number;
  occupancy: number;
  steps: RequirementStep[];
  /** empty where the channel has no service level */
  sensitivity: StaffingChange[];
  /** null without a band, and where the channel has no service level */
  covered: StaffingQuantile | null;
  /** people that an imported plan asks for in place of the computed ones */
  plannedAgents: number | null;
  /** allowances by weekday and time that decide here */
  allowances: { kind: AllowanceKind; setting: SlotSettingView }[];
}

/** What one group adds to a sum in an interval. */
export interface StaffingPart {
  groupId: string;
  name: string;
  timeZone: string;
  /** epoch ms at which the group's own interval begins */
  at: number;
  people: number;
  /** contacts of the group's interval */
  volume: number;
}

/** Everything the staffing page shows and nothing else; columns are packed texts (`packColumn`). */
export interface StaffingPageData {
  options: StaffingOption[];
  target: StaffingTarget | null;
  /** groups that are added up; empty for one group */
  memberIds: string[];
  timeZone: string;
  from: string;
  days: number;
  /** local date whose curve is shown */
  day: string;
  startSec: number;
  stepSec: number;
  required: string;
  scheduled: string | null;
  actual: string | null;
  figures: StaffingFiguresData | null;
  settings: {
    source: SettingsSource;
    sourceName: string | null;
    settings: StaffingSettings;
  } | null;
  /** of one group */
  explanation: StaffingExplanation | null;
  /** of a service or a department: the groups whose figures add up, `at` in epoch ms */
  parts: { at: number; list: StaffingPart[] } | null;
}
