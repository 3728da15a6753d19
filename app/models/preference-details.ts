import { z } from 'zod';

const emptyToNull = (value: unknown) => (value === '' || value === undefined ? null : value);
const id = z.preprocess(emptyToNull, z.uuid().nullable()).default(null);
const minutes = (most: number) =>
  z.preprocess(emptyToNull, z.coerce.number().int().min(0).max(most).nullable()).default(null);

/** What a wish to work may say beside its day and hours; each part that is given must hold. */
export const preferenceDetailFields = {
  /** the latest start, where the start is a range */
  startMaxMinute: minutes(1439),
  /** the earliest end, where the end is a range */
  endMinMinute: minutes(2880),
  /** length from start to end */
  minMinutes: minutes(1440),
  maxMinutes: minutes(1440),
  shiftTemplateId: id,
  /** a group that one serves */
  groupId: id,
  siteId: id,
  /** would take longer hours or an extra shift */
  isOvertime: z.boolean().default(false),
};

const detailsSchema = z.object(preferenceDetailFields);
export type PreferenceDetails = z.output<typeof detailsSchema>;

/** The hours of a wish and its details, as they are checked together. */
export type WishHours = PreferenceDetails & { startMinute: number | null; endMinute: number | null };

/** What contradicts itself in a wish: field and rule, or null. */
export function findContradiction(wish: WishHours): { field: keyof WishHours; rule: string; message: string } | null {
  const { startMinute, startMaxMinute, endMinMinute, endMinute, minMinutes, maxMinutes } = wish;
  const isAfter = (late: number | null, early: number | null) => late !== null && early !== null && late < early;
  if (startMaxMinute !== null && startMinute === null)
    return { field: 'startMaxMinute', rule: 'needs_from', message: 'The latest start needs an earliest one.' };
  if (isAfter(startMaxMinute, startMinute))
    return { field: 'startMaxMinute', rule: 'order', message: 'The latest start lies before the earliest.' };
  if (isAfter(endMinute, endMinMinute))
    return { field: 'endMinMinute', rule: 'order', message: 'The earliest end lies after the latest.' };
  if (isAfter(maxMinutes, minMinutes))
    return { field: 'maxMinutes', rule: 'order', message: 'The longest shift is shorter than the shortest.' };
  if (endMinute !== null && startMinute !== null && minMinutes !== null && endMinute - startMinute < minMinutes)
    return { field: 'minMinutes', rule: 'too_long', message: 'So long a shift does not fit the hours.' };
  return null;
}

/** Columns of `preferences` (alias p) that hold the details, with the names of what they point at. */
export const preferenceDetailSql = `p.start_max_minute as "startMaxMinute", p.end_min_minute as "endMinMinute", p.min_minutes as "minMinutes",
  p.max_minutes as "maxMinutes", p.shift_template_id as "shiftTemplateId", p.group_id as "groupId", p.site_id as "siteId", p.is_overtime as "isOvertime",
  (select name from shift_templates where id = p.shift_template_id) as "templateName", (select name from groups where id = p.group_id) as "groupName",
  (select name from sites where id = p.site_id) as "siteName"`;

/** Details as lists show them. */
export interface PreferenceDetailView extends PreferenceDetails {
  templateName: string | null;
  groupName: string | null;
  siteName: string | null;
}

/**
 * The starts with which a wish comes true, as far as the start decides: its own range, such that the end and the length fit,
 * within the starts of the template.
 * @returns minutes of the day, both ends included; null where any start will do or none can
 */
export function startsOf(
  wish: Pick<WishHours, 'startMinute' | 'startMaxMinute' | 'endMinMinute' | 'endMinute' | 'minMinutes' | 'maxMinutes'>,
  template: { startFromMinute: number; startToMinute: number; spanMinutes: number } | null,
): { fromMinute: number; toMinute: number } | null {
  const shortest = wish.minMinutes ?? template?.spanMinutes ?? null;
  const longest = wish.maxMinutes ?? template?.spanMinutes ?? null;
  const lows = [wish.startMinute, template?.startFromMinute ?? null];
  const highs = [wish.startMaxMinute, template?.startToMinute ?? null];
  if (wish.endMinMinute !== null && longest !== null) lows.push(wish.endMinMinute - longest);
  if (wish.endMinute !== null && shortest !== null) highs.push(wish.endMinute - shortest);
  const known = (values: (number | null)[]) => values.filter((value): value is number => value !== null);
  if (!known(lows).length && !known(highs).length) return null;
  const fromMinute = Math.max(0, ...known(lows));
  const toMinute = Math.min(1439, ...known(highs));
  return fromMinute <= toMinute ? { fromMinute, toMinute } : null;
}
