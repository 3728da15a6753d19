import {
  type GridCell,
  type GridData,
  type GridFilter,
  type GridRow,
  isNight,
  templatesById,
  toChip,
} from './grid-data';

/** Words for rows without a person. */
export interface OpenPositionWords {
  section: string;
  nameOf: (number: number, groupName: string) => string;
}

/**
 * Rows of the open positions that a variant was planned with, each with the shifts its person would work. They stand below the
 * people, cannot be edited, and count in no coverage; filters that only people can meet hide them.
 */
export function buildOpenRows(grid: GridData, filter: GridFilter, words: OpenPositionWords): GridRow[] {
  if (filter.text.trim() || filter.departmentId || filter.siteId || filter.onlyConflicts) return [];
  const templates = templatesById(grid);
  const rows = grid.openPositions.flatMap(([group, groupName, shifts], index): GridRow[] => {
    if (filter.groupId && grid.groups[group]?.[0] !== filter.groupId) return [];
    const row: GridRow = {
      id: `open-${index}`,
      name: words.nameOf(index + 1, groupName),
      department: '',
      groupIndexes: [group],
      acknowledgement: 0,
      cells: new Array<GridCell | undefined>(grid.days),
      paidMinutes: 0,
      normMinutes: 0,
      nights: 0,
      section: null,
      isOpenPosition: true,
    };
    for (const [day, startMinute, endMinute, paidMinutes, template] of shifts) {
      if (day < 0 || day >= grid.days) continue;
      const templateId = grid.templates[template]?.[0] ?? null;
      const hours = { startMinute, endMinute, paidMinutes, templateId };
      const shift = { ...hours, kind: 'normal' as const, isLocked: false, version: 0 };
      const cell = row.cells[day] ?? { chips: [], absence: null, rules: [] };
      row.cells[day] = { ...cell, chips: [...cell.chips, toChip(shift, templates)] };
      row.paidMinutes += paidMinutes;
      if (isNight(shift)) row.nights += 1;
    }
    return [row];
  });
  if (rows[0]) rows[0].section = { title: words.section, count: rows.length };
  return rows;
}
