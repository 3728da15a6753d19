/** The grid as it travels; the server's `ScheduleGrid` in models/schedule-grid. */
export interface GridData {
  version: number;
  startDate: string;
  days: number;
  templates: [string, string, string, number][];
  groups: [string, string, number][];
  departments: [string, string][];
  sites: [string, string][];
  /** id, name, department, site, groups, norm minutes, acknowledgement */
  people: [string, string, number, number, number[], number, number][];
  /** person, day, first minute, last minute, template, paid minutes, flags */
  shifts: [number, number, number, number, number, number, number][];
  absences: [number, number, number, string][];
  conflicts: [number, number, string][];
  /** group, day, required, missing, surplus agent-hours */
  coverage: [number, number, number, number, number][];
  peopleCount: number;
}

export interface GridChip {
  fromMinute: number;
  toMinute: number;
  /** 1..8 */
  colour: number;
  code: string;
  isLocked: boolean;
  isUnusual: boolean;
}

export interface GridCell {
  chips: GridChip[];
  /** reason */
  absence: string | null;
  /** names of broken rules */
  rules: string[];
}

export interface GridRow {
  id: string;
  name: string;
  department: string;
  acknowledgement: number;
  cells: (GridCell | undefined)[];
  paidMinutes: number;
  normMinutes: number;
  nights: number;
}

export interface GridFilter {
  text: string;
  groupId: string;
  departmentId: string;
  siteId: string;
  onlyConflicts: boolean;
}

const nightFromMinute = 22 * 60;
const nightToMinute = 24 * 60 + 6 * 60;

const touchesNight = (from: number, to: number): boolean =>
  from < 6 * 60 || (to > nightFromMinute && from < nightToMinute);

function cellAt(row: GridRow, day: number): GridCell | undefined {
  if (day < 0 || day >= row.cells.length) return undefined;
  row.cells[day] ??= { chips: [], absence: null, rules: [] };
  return row.cells[day];
}

/** People with their days, in the order of their names, as far as a filter lets them through. */
export function buildGridRows(grid: GridData, filter: GridFilter): GridRow[] {
  const rows = grid.people.map(
    ([id, name, department, , , normMinutes, acknowledgement]): GridRow => ({
      id,
      name,
      department: grid.departments[department]?.[1] ?? '',
      acknowledgement,
      cells: new Array<GridCell | undefined>(grid.days),
      paidMinutes: 0,
      normMinutes,
      nights: 0,
    }),
  );
  for (const [person, day, fromMinute, toMinute, template, paid, flags] of grid.shifts) {
    const row = rows[person];
    const cell = row && cellAt(row, day);
    if (!cell) continue;
    const [, code, , colour] = grid.templates[template] ?? ['', '', '', 1];
    cell.chips.push({ fromMinute, toMinute, colour, code, isLocked: (flags & 1) > 0, isUnusual: (flags & 2) > 0 });
    row.paidMinutes += paid;
    if (touchesNight(fromMinute, toMinute)) row.nights += 1;
  }
  for (const [person, first, last, reason] of grid.absences) {
    for (let day = Math.max(0, first); day <= Math.min(grid.days - 1, last); day++) {
      const cell = rows[person] && cellAt(rows[person], day);
      if (cell) cell.absence = reason;
    }
  }
  for (const [person, day, rule] of grid.conflicts) rows[person] && cellAt(rows[person], day)?.rules.push(rule);
  const matches = matcherOf(grid, filter);
  return rows.filter((row, index) => matches(row, index));
}

function matcherOf(grid: GridData, filter: GridFilter): (row: GridRow, index: number) => boolean {
  const text = filter.text.trim().toLowerCase();
  const group = grid.groups.findIndex(([id]) => id === filter.groupId);
  const department = grid.departments.findIndex(([id]) => id === filter.departmentId);
  const site = grid.sites.findIndex(([id]) => id === filter.siteId);
  return (row, index) => {
    const [, , itsDepartment, itsSite, itsGroups] = grid.people[index];
    if (text && !row.name.toLowerCase().includes(text)) return false;
    if (filter.groupId && !itsGroups.includes(group)) return false;
    if (filter.departmentId && itsDepartment !== department) return false;
    if (filter.siteId && itsSite !== site) return false;
    return !filter.onlyConflicts || row.cells.some((cell) => cell && cell.rules.length > 0);
  };
}

export interface DaySum {
  demand: number;
  short: number;
  over: number;
}

/** Coverage of each day, of one group or of all. */
export function sumCoverageByDay(grid: GridData, groupId: string): DaySum[] {
  const days = Array.from({ length: grid.days }, (): DaySum => ({ demand: 0, short: 0, over: 0 }));
  for (const [group, day, demand, short, over] of grid.coverage) {
    if (groupId && grid.groups[group][0] !== groupId) continue;
    const sum = days[day];
    if (!sum) continue;
    sum.demand += demand;
    sum.short += short;
    sum.over += over;
  }
  return days;
}

/** The filter that an address holds. */
export const readGridFilter = (search: URLSearchParams): GridFilter => ({
  text: search.get('q') ?? '',
  groupId: search.get('group') ?? '',
  departmentId: search.get('department') ?? '',
  siteId: search.get('site') ?? '',
  onlyConflicts: search.get('conflicts') === '1',
});
