export interface StaffingSettingsData {
  serviceLevelTarget: number;
  thresholdSec: number;
  maxOccupancy: number;
  shrinkage: number;
  reserve: number;
  minAgents: number;
  concurrency: number;
  switchPenalty: number;
  deadlineSec: number | null;
  patienceSec: number | null;
}

export interface StaffingGroupData {
  id: string;
  name: string;
  serviceName: string;
  channelType: string;
  timeZone: string;
  intervalMinutes: number;
}

export interface RequirementStepData {
  code: 'V0' | 'V1' | 'A' | 'N1' | 'N2' | 'N3' | 'N4' | 'R';
  value: number;
  inputs: Record<string, number>;
}

/** Everything the staffing page shows. */
export interface StaffingPageData {
  groups: StaffingGroupData[];
  group: StaffingGroupData | null;
  from: string;
  days: number;
  series: {
    starts: number[];
    volume: number[];
    ahtSec: number[];
    baseAgents: number[];
    requiredAgents: number[];
    serviceLevel: number[];
    occupancy: number[];
    scheduled: (number | null)[];
  };
  settings: { source: 'group' | 'organization' | 'default'; settings: StaffingSettingsData } | null;
  explanation: {
    at: number;
    model: string;
    decidedBy: string;
    baseLimit: string;
    serviceLevel: number;
    asaSec: number;
    occupancy: number;
    steps: RequirementStepData[];
  } | null;
}
