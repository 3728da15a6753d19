/** Columns that an export of a forecast may have, in their order in the file. */
export const exportColumns = ['time', 'contacts', 'aht_sec', 'base', 'p10', 'p90', 'actual', 'operators'] as const;
export type ExportColumn = (typeof exportColumns)[number];

const isColumn = (name: string): name is ExportColumn => exportColumns.some((known) => known === name);

/**
 * The columns that an address asks for, separated by commas or as a parameter each, in the order of the file.
 * @returns all of them where nothing is asked for; the first name that is none as `unknown`
 */
export function parseExportColumns(texts: readonly string[]): { columns: ExportColumn[] } | { unknown: string } {
  const names = texts.flatMap((text) => text.split(',')).filter(Boolean);
  const unknown = names.find((name) => !isColumn(name));
  if (unknown !== undefined) return { unknown };
  return { columns: exportColumns.filter((column) => !names.length || names.includes(column)) };
}
