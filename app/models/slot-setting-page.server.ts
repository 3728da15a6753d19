import { addDays, startOfWeek } from '~/engine/time';
import { listEffectiveSettings, listSettingsOfGroup, settingsOnDate } from './service-level-setting.server';
import { type AllowanceKind, allowanceKinds, findDeciding, type SlotSettingView } from './slot-setting';
import { listSlotSettings } from './slot-setting.server';

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const quarters = [0, 15, 30, 45];

/** What holds by weekday (Monday first) and hour of one week. */
export type AllowanceWeek = Record<AllowanceKind, number[][]>;

export interface SlotSettingPageData {
  groups: { id: string; name: string; serviceName: string }[];
  group: { id: string; name: string } | null;
  /** Monday of the week that is mapped */
  week: string;
  settings: SlotSettingView[];
  map: AllowanceWeek | null;
}

/**
 * Allowances by weekday and time of one group: what was set, and what holds in a week.
 * @param date any local date of the week
 */
export async function loadSlotSettings(input: {
  organizationId: string;
  groupId: string | null;
  date: string;
}): Promise<SlotSettingPageData> {
  const { organizationId, groupId } = input;
  const week = startOfWeek(input.date);
  const end = addDays(week, 7);
  const effective = await listEffectiveSettings({ organizationId, date: week });
  const groups = effective.map((one) => ({ id: one.groupId, name: one.groupName, serviceName: one.serviceName }));
  const group = groups.find(({ id }) => id === groupId) ?? null;
  if (!group) return { groups, group: null, week, settings: [], map: null };
  const asked = { organizationId, groupId: group.id };
  const [settings, dated] = await Promise.all([
    listSlotSettings({ ...asked, from: week, to: '9999-12-31' }),
    listSettingsOfGroup({ ...asked, from: week, to: end }),
  ]);
  const mapOf = (kind: AllowanceKind) =>
    Array.from({ length: 7 }, (_, day) => {
      const date = addDays(week, day);
      const usual = settingsOnDate(dated, date)[kind];
      return hours.map((hour) => {
        const values = quarters.map((minute) => {
          const at = { date, weekday: day + 1, minuteOfDay: 60 * hour + minute };
          return findDeciding(settings, kind, at)?.[kind] ?? usual;
        });
        return values.reduce((sum, value) => sum + value, 0) / values.length;
      });
    });
  const map = Object.fromEntries(allowanceKinds.map((kind) => [kind, mapOf(kind)])) as AllowanceWeek;
  return { groups, group: { id: group.id, name: group.name }, week, settings: settings.reverse(), map };
}
