import { addDays, diffDays } from '~/engine/time';
import type { ScheduleGrid as GridData } from '~/models/schedule-grid';
import { type CellShift, type GridTemplate, shiftKinds } from './edit-types';

/** The grid as it travels. */
export type { ScheduleGrid as GridData } from '~/models/schedule-grid';

export interface GridChip {
  shift: CellShift;
  /** 1..8 */
  colour: number;
  code: string;
  /** worked in two parts */
  isSplit?: boolean;
}

export interface GridCell {
  chips: GridChip[];
  /** reason */
  absence: string | null;
  /** names of broken rules */
  rules: string[];
  /** differs from what is stored */
  isChanged?: boolean;
}

export interface GridRow {
  id: string;
  name: string;
  department: string;
  /** names of groups, the first one first */
  groupIndexes: number[];
  acknowledgement: number;
  cells: (GridCell | undefined)[];
  paidMinutes: number;
  normMinutes: number;
  nights: number;
  /** title above the row where a group of rows begins */
  section: { title: string; count: number } | null;
  /** a position without a person: seen, never edited */
  isOpenPosition?: boolean;
}

/** What rows are grouped by. */
export const rowGroupings = ['department', 'group', 'site'] as const;
export type RowGrouping = (typeof rowGroupings)[number];

export interface GridFilter {
  text: string;
  groupId: string;
  departmentId: string;
  siteId: string;
  onlyConflicts: boolean;
  groupBy: RowGrouping | null;
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

/** A shift out of the grid as it travelled. */
export function toCellShift(grid: GridData, employeeId: string, shift: GridData['shifts'][number]): CellShift {
  const [, day, startMinute, endMinute, template, paidMinutes, flags, version] = shift;
  return {
    startMinute,
    endMinute,
    templateId: grid.templates[template]?.[0] ?? null,
    paidMinutes,
    kind: shiftKinds[flags >> 1] ?? 'normal',
    isLocked: (flags & 1) > 0,
    version,
    origin: { employeeId, date: addDays(grid.startDate, day), startMinute },
  };
}

export const templatesOf = (grid: GridData): GridTemplate[] =>
  grid.templates.map(([id, code, name, colour, startMinute, spanMinutes, paidMinutes, isActive, gapMinutes]) => ({
    id,
    code,
    name,
    colour,
    startMinute,
    spanMinutes,
    paidMinutes,
    isActive,
    gapMinutes,
  }));

export const templatesById = (grid: GridData) => new Map(templatesOf(grid).map((template) => [template.id, template]));

/** A shift as a cell shows it. */
export function toChip(shift: CellShift, templates: ReadonlyMap<string, GridTemplate>): GridChip {
  const template = shift.templateId ? templates.get(shift.templateId) : undefined;
  const isSplit = Boolean(template?.gapMinutes) && shift.endMinute - shift.startMinute >= (template?.spanMinutes ?? 0);
  return { shift, colour: template?.colour ?? 1, code: template?.code ?? '', ...(isSplit ? { isSplit } : {}) };
}

export const isNight = (shift: CellShift) => touchesNight(shift.startMinute, shift.endMinute);

/** Rows with unsaved edits and freshly found conflicts in place; rows without any are the same objects as before. */
export function overlayRows(
  grid: GridData,
  rows: GridRow[],
  changed: ReadonlyMap<string, { employeeId: string; date: string; now: CellShift[] }>,
  checked: ReadonlyMap<string, { day: number; rule: string }[]>,
): GridRow[] {
  if (!changed.size && !checked.size) return rows;
  const templates = templatesById(grid);
  const byPerson = new Map<string, { day: number; now: CellShift[] }[]>();
  for (const { employeeId, date, now } of changed.values()) {
    const list = byPerson.get(employeeId) ?? [];
    list.push({ day: diffDays(grid.startDate, date), now });
    byPerson.set(employeeId, list);
  }
  return rows.map((row) => {
    const edits = byPerson.get(row.id);
    const conflicts = checked.get(row.id);
    if (!edits && !conflicts) return row;
    const next: GridRow = { ...row, cells: row.cells.slice() };
    for (const { day, now } of edits ?? []) {
      const was = row.cells[day];
      for (const { shift } of was?.chips ?? []) {
        next.paidMinutes -= shift.paidMinutes;
        if (isNight(shift)) next.nights -= 1;
      }
      for (const shift of now) {
        next.paidMinutes += shift.paidMinutes;
        if (isNight(shift)) next.nights += 1;
      }
      const chips = now.map((shift) => toChip(shift, templates));
      next.cells[day] = { absence: was?.absence ?? null, rules: was?.rules ?? [], chips, isChanged: true };
    }
    if (conflicts) {
      next.cells = next.cells.map((cell) => (cell?.rules.length ? { ...cell, rules: [] } : cell));
      for (const { day, rule } of conflicts) {
        const cell = next.cells[day] ?? { chips: [], absence: null, rules: [] };
        next.cells[day] = { ...cell, rules: [...cell.rules, rule] };
      }
    }
    return next;
  });
}

/** People with their days, in the order of their names, as far as a filter lets them through. */
export function buildGridRows(grid: GridData, filter: GridFilter): GridRow[] {
  const rows = grid.people.map(
    ([id, name, department, , groupIndexes, normMinutes, acknowledgement]): GridRow => ({
      id,
      name,
      department: grid.departments[department]?.[1] ?? '',
      groupIndexes,
      acknowledgement,
      cells: new Array<GridCell | undefined>(grid.days),
      paidMinutes: 0,
      normMinutes,
      nights: 0,
      section: null,
    }),
  );
  const templates = templatesById(grid);
  for (const shift of grid.shifts) {
    const row = rows[shift[0]];
    const cell = row && cellAt(row, shift[1]);
    if (!cell) continue;
    const stored = toCellShift(grid, row.id, shift);
    cell.chips.push(toChip(stored, templates));
    row.paidMinutes += stored.paidMinutes;
    if (isNight(stored)) row.nights += 1;
  }
  for (const [person, first, last, reason] of grid.absences) {
    for (let day = Math.max(0, first); day <= Math.min(grid.days - 1, last); day++) {
      const cell = rows[person] && cellAt(rows[person], day);
      if (cell) cell.absence = reason;
    }
  }
  for (const [person, day, rule] of grid.conflicts) rows[person] && cellAt(rows[person], day)?.rules.push(rule);
  const matches = matcherOf(grid, filter);
  const shown = rows.flatMap((row, index) => (matches(row, index) ? [{ row, index }] : []));
  if (!filter.groupBy) return shown.map(({ row }) => row);
  return inSections(grid, shown, filter.groupBy);
}

/** Rows group by group, each group under its title; people without one come last. */
function inSections(grid: GridData, shown: { row: GridRow; index: number }[], by: RowGrouping): GridRow[] {
  const titleOf = (index: number): string => {
    const [, , department, site, groups] = grid.people[index];
    if (by === 'department') return grid.departments[department]?.[1] ?? '';
    return (by === 'site' ? grid.sites[site]?.[1] : grid.groups[groups[0]]?.[1]) ?? '';
  };
  const sections = new Map<string, GridRow[]>();
  for (const { row, index } of shown) {
    const title = titleOf(index);
    sections.set(title, [...(sections.get(title) ?? []), row]);
  }
  return [...sections]
    .sort(([a], [b]) => (a === '' ? 1 : b === '' ? -1 : a.localeCompare(b)))
    .flatMap(([title, rows]) => {
      rows[0].section = { title: title || '–', count: rows.length };
      return rows;
    });
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
  groupBy: rowGroupings.find((by) => by === search.get('by')) ?? null,
});
