const lengths = [1, 7, 14, 28];
const kinds = { group: 'groupId', service: 'serviceId', department: 'departmentId' } as const;

const isDate = (text: string | null) =>
  text !== null && /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));

/**
 * What the address of the staffing page asks for: `of` is `kind:id` (an older `group` alone is a group), `from` and `day` are
 * local dates, `at` the epoch ms of an interval. What cannot be read is left to the page's choice.
 */
export function readStaffingSearch(search: URLSearchParams) {
  const [kind, id] = (search.get('of') ?? `group:${search.get('group') ?? ''}`).split(':');
  const target = Object.hasOwn(kinds, kind) && id ? { [kinds[kind as keyof typeof kinds]]: id } : {};
  const at = Number(search.get('at'));
  const from = search.get('from');
  const day = search.get('day');
  return {
    ...(target as { groupId?: string; serviceId?: string; departmentId?: string }),
    from: isDate(from) ? (from as string) : undefined,
    day: isDate(day) ? (day as string) : undefined,
    days: lengths.find((length) => length === Number(search.get('days'))) ?? 7,
    at: Number.isSafeInteger(at) && at > 0 ? at : undefined,
  };
}
