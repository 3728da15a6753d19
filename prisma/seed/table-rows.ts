/** A value that COPY can take; a JSON column is wrapped so that a list is not mistaken for an SQL array. */
export type CellValue = string | number | boolean | null | undefined | Date | readonly (string | number)[] | JsonValue;

export class JsonValue {
  constructor(readonly value: unknown) {}
}

export const json = (value: unknown): JsonValue => new JsonValue(value);

export type TableRow = Record<string, CellValue>;

/** Rows by table, kept in the order in which tables were first used: parents before children. */
export class TableRows {
  readonly tables = new Map<string, TableRow[]>();

  add(table: string, row: TableRow): void {
    const rows = this.tables.get(table);
    if (rows) rows.push(row);
    else this.tables.set(table, [row]);
  }

  of(table: string): TableRow[] {
    return this.tables.get(table) ?? [];
  }
}
