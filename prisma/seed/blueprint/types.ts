import type { DemandKind } from '../history/demand-kinds';

/** One range of minutes per weekday, Monday first, or null where the group is closed. */
export type WeekHours = ([number, number] | null)[];

export interface SiteBlueprint {
  code: string;
  name: string;
  timeZone: string;
  country: string;
  address: string;
}

export interface GroupBlueprint {
  code: string;
  name: string;
  serviceCode: string;
  siteCode: string;
  channel: 'CALLS' | 'CHATS' | 'EMAILS';
  demand: DemandKind;
  hours: WeekHours;
  /** share of the agents whose main group this is, relative to the other groups */
  weight: number;
  ahtSec: number;
  postProcessingSec: number;
  serviceLevelTarget: number;
  thresholdSec: number;
  concurrency?: number;
  deadlineSec?: number;
  /** agents of these sites also serve the group, as a secondary group */
  helperSites?: string[];
}

export interface ServiceBlueprint {
  code: string;
  name: string;
  description: string;
}

export interface SkillBlueprint {
  code: string;
  name: string;
  category: 'Languages' | 'Channels' | 'Products' | 'Abilities';
}

/** What a demo centre looks like before people and history are drawn. */
export interface CentreBlueprint {
  code: string;
  name: string;
  locale: 'en' | 'ru';
  timeZone: string;
  country: string;
  names: 'russian' | 'english';
  mailDomain: string;
  sites: SiteBlueprint[];
  services: ServiceBlueprint[];
  groups: GroupBlueprint[];
  skills: SkillBlueprint[];
  employeeCount: number;
  historyWeeks: number;
  /** the five demo logins belong here */
  hasDemoLogins: boolean;
}

const everyDay = (from: number, to: number): WeekHours => Array.from({ length: 7 }, () => [from * 60, to * 60]);

export const roundTheClock: WeekHours = everyDay(0, 24);
export const daily = everyDay;

/** Open on the first `days` days of the week. */
export const firstDays = (days: number, from: number, to: number): WeekHours =>
  everyDay(from, to).map((range, index) => (index < days ? range : null));
