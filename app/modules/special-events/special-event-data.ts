export const eventTypes = ['CITY_HOLIDAY', 'MASS_EVENT', 'WEATHER', 'TECHNICAL', 'MARKETING'] as const;
export const periodKinds = ['school_holiday', 'pay_day', 'closed'] as const;

export interface EventItem {
  id: string;
  name: string;
  type: string;
  startsAt: string;
  endsAt: string;
  coefficient: number;
  groupIds: string[];
  groupNames: string[];
  overlaps: string[];
  createdByName: string | null;
  version: number;
}

export interface PeriodItem {
  id: string;
  kind: string;
  name: string;
  startDate: string;
  endDate: string;
  siteId: string | null;
  siteName: string | null;
}

export interface GroupOption {
  id: string;
  name: string;
  serviceName: string;
  timeZone: string;
}
