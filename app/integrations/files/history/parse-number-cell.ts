/**
 * Reads a number with a decimal point or comma and with blanks or apostrophes between thousands.
 * @returns NaN where it is none
 */
export function parseNumberCell(cell: string | number, decimal: '.' | ','): number {
  if (typeof cell === 'number') return cell;
  // why: nearly every cell is a plain whole number; the rest takes the long way.
  if (/^\d+$/.test(cell)) return Number(cell);
  const plain = cell.replace(/[\s\u00a0\u202f']/g, '');
  const text =
    decimal === ','
      ? plain.replace(/\.(?=\d{3}(\D|$))/g, '').replace(',', '.')
      : plain.replace(/,(?=\d{3}(\D|$))/g, '');
  return /^[-+]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : Number.NaN;
}

/** Reads a handling time: a number in the unit of the file, or `m:ss` or `h:mm:ss`; in milliseconds, NaN where it is none. */
export function parseDurationCell(cell: string | number, decimal: '.' | ',', unit: 's' | 'ms' | 'min'): number {
  if (typeof cell === 'string' && cell.includes(':')) {
    const match = /^(?:1899-12-3[01]T)?(?:(\d{1,3}):)?(\d{1,2}):(\d{2})$/.exec(cell);
    return match ? (Number(match[1] ?? 0) * 3600 + Number(match[2]) * 60 + Number(match[3])) * 1000 : Number.NaN;
  }
  return parseNumberCell(cell, decimal) * (unit === 's' ? 1000 : unit === 'min' ? 60_000 : 1);
}
