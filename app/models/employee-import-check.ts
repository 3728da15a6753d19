import {
  type ImportColumn,
  importColumns,
  parseImportDate,
  parseImportNumber,
  requiredColumns,
} from './employee-import-columns';
import { isTimeZone, workTypes } from './employee-input';

/** One fault of a file, by line and column. */
export interface ImportFault {
  row: number;
  column: ImportColumn;
  /** short name of the rule, which the interface translates */
  rule:
    | 'required'
    | 'duplicate'
    | 'unknown'
    | 'format'
    | 'range'
    | 'too_long'
    | 'out_of_scope'
    | 'dismissed'
    | 'inactive';
  value: string;
}

/** A row that can be written; null means that the file does not say. */
export interface CheckedRow {
  row: number;
  employeeId: string | null;
  personnelNumber: string;
  lastName: string | null;
  firstName: string | null;
  patronymic: string | null;
  email: string | null;
  phone: string | null;
  departmentId: string | null;
  positionId: string | null;
  siteId: string | null;
  workRuleId: string | null;
  timeZone: string | null;
  workType: string | null;
  hireDate: string | null;
  rate: number | null;
  weeklyMinutes: number | null;
}

/** What the cells of a file are compared with. */
export interface ImportDirectory {
  /** folded code or name -> id; null is ambiguous */
  departments: Map<string, string | null>;
  positions: Map<string, string | null>;
  sites: Map<string, string | null>;
  workRules: Map<string, string | null>;
  siteTimeZones: Map<string, string>;
  defaultSiteId: string | null;
  defaultWorkRuleId: string | null;
  /** by personnel number */
  employees: Map<string, { id: string; status: string; isInScope: boolean }>;
  departmentsInScope: Set<string> | 'all';
}

export const foldKey = (text: string): string => text.trim().toLowerCase().replace(/ё/g, 'е');

type Cells = Partial<Record<ImportColumn, string>>;

/**
 * Checks every row of a file against the rules and the directory; never stops at the first fault.
 * @returns the rows that can be written and every fault of the others
 */
export function checkImportRows(
  rows: readonly { row: number; cells: Cells }[],
  directory: ImportDirectory,
): { valid: CheckedRow[]; faults: ImportFault[] } {
  const valid: CheckedRow[] = [];
  const faults: ImportFault[] = [];
  const seen = new Set<string>();
  for (const { row, cells } of rows) {
    const before = faults.length;
    const checker = new RowChecker(row, cells, faults);
    const checked = checker.check(directory);
    if (checked.personnelNumber && seen.has(checked.personnelNumber)) checker.fault('personnelNumber', 'duplicate');
    seen.add(checked.personnelNumber);
    if (faults.length === before) valid.push(checked);
  }
  return { valid, faults };
}

class RowChecker {
  constructor(
    private readonly row: number,
    private readonly cells: Cells,
    private readonly faults: ImportFault[],
  ) {}

  fault(column: ImportColumn, rule: ImportFault['rule']): void {
    this.faults.push({ row: this.row, column, rule, value: this.text(column) ?? '' });
  }

  private text(column: ImportColumn): string | null {
    return this.cells[column]?.trim() || null;
  }

  private limited(column: ImportColumn, max: number): string | null {
    const text = this.text(column);
    if (text && text.length > max) this.fault(column, 'too_long');
    return text;
  }

  private lookup(column: ImportColumn, directory: Map<string, string | null>): string | null {
    const text = this.text(column);
    if (!text) return null;
    const id = directory.get(foldKey(text)) ?? null;
    if (!id) this.fault(column, 'unknown');
    return id;
  }

  private number(column: ImportColumn, min: number, max: number): number | null {
    const text = this.text(column);
    if (!text) return null;
    const value = parseImportNumber(text);
    if (value === null) this.fault(column, 'format');
    else if (value < min || value > max) this.fault(column, 'range');
    return value;
  }

  check(directory: ImportDirectory): CheckedRow {
    const personnelNumber = this.limited('personnelNumber', 32) ?? '';
    const known = directory.employees.get(personnelNumber);
    this.checkKnown(known);
    if (!known) for (const column of requiredColumns) if (!this.text(column)) this.fault(column, 'required');
    if (known && !personnelNumber) this.fault('personnelNumber', 'required');
    const departmentId = this.lookup('department', directory.departments);
    const scope = directory.departmentsInScope;
    if (departmentId && scope !== 'all' && !scope.has(departmentId)) this.fault('department', 'out_of_scope');
    const siteId = this.lookup('site', directory.sites) ?? (known ? null : directory.defaultSiteId);
    if (!known && !siteId && !this.text('site')) this.fault('site', 'required');
    const weeklyHours = this.number('weeklyHours', 1, 60);
    const contract = this.contractOf(directory, Boolean(known), weeklyHours);
    return {
      row: this.row,
      employeeId: known?.id ?? null,
      personnelNumber,
      lastName: this.limited('lastName', 100),
      firstName: this.limited('firstName', 100),
      patronymic: this.limited('patronymic', 100),
      phone: this.limited('phone', 40),
      email: this.email(),
      departmentId,
      positionId: this.lookup('position', directory.positions),
      siteId,
      timeZone: this.timeZone() ?? (known || !siteId ? null : (directory.siteTimeZones.get(siteId) ?? null)),
      workType: this.workType(),
      hireDate: this.date('hireDate'),
      ...contract,
    };
  }

  private contractOf(directory: ImportDirectory, isKnown: boolean, weeklyHours: number | null) {
    const named = this.lookup('workRule', directory.workRules);
    return {
      workRuleId: named ?? (isKnown ? null : directory.defaultWorkRuleId),
      rate: this.number('rate', 0.1, 1.5) ?? (isKnown ? null : 1),
      weeklyMinutes: weeklyHours === null ? (isKnown ? null : 2400) : Math.round(weeklyHours * 60),
    };
  }

  private checkKnown(known: { status: string; isInScope: boolean } | undefined): void {
    if (known && !known.isInScope) this.fault('personnelNumber', 'out_of_scope');
    if (known?.status === 'dismissed') this.fault('personnelNumber', 'dismissed');
  }

  private email(): string | null {
    const text = this.limited('email', 254);
    if (text && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) this.fault('email', 'format');
    return text;
  }

  private timeZone(): string | null {
    const text = this.text('timeZone');
    if (text && !isTimeZone(text)) this.fault('timeZone', 'unknown');
    return text;
  }

  private workType(): string | null {
    const text = this.text('workType');
    if (!text) return null;
    const folded = foldKey(text);
    const type = workTypes.find((candidate) => candidate === folded) ?? russianWorkTypes[folded] ?? null;
    if (!type) this.fault('workType', 'unknown');
    return type;
  }

  private date(column: ImportColumn): string | null {
    const text = this.text(column);
    const date = text ? parseImportDate(text) : null;
    if (text && !date) this.fault(column, 'format');
    if (date && (date < '1950-01-01' || date > '2100-01-01')) this.fault(column, 'range');
    return date;
  }
}

const russianWorkTypes: Record<string, (typeof workTypes)[number]> = {
  офис: 'office',
  дом: 'home',
  удаленно: 'home',
  смешанный: 'mixed',
  гибрид: 'mixed',
};

/** Cells by column, from a line of a file and the places of its columns. */
export function cellsOf(cells: readonly string[], indexOf: Partial<Record<ImportColumn, number>>): Cells {
  return Object.fromEntries(
    importColumns
      .filter((column) => indexOf[column] !== undefined)
      .map((column) => [column, cells[indexOf[column]!] ?? '']),
  );
}
