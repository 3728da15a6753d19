export interface GridCursor {
  row: number;
  day: number;
}

const pageRows = 15;

/** Where a key leads, as in a spreadsheet; null for keys that are not the grid's. */
export function moveCursor(
  cursor: GridCursor,
  key: { key: string; ctrlKey: boolean },
  size: { rows: number; days: number },
): GridCursor | null {
  const clamp = (row: number, day: number): GridCursor => ({
    row: Math.max(0, Math.min(size.rows - 1, row)),
    day: Math.max(0, Math.min(size.days - 1, day)),
  });
  const { row, day } = cursor;
  switch (key.key) {
    case 'ArrowUp':
      return clamp(key.ctrlKey ? 0 : row - 1, day);
    case 'ArrowDown':
      return clamp(key.ctrlKey ? size.rows : row + 1, day);
    case 'ArrowLeft':
      return clamp(row, key.ctrlKey ? 0 : day - 1);
    case 'ArrowRight':
      return clamp(row, key.ctrlKey ? size.days : day + 1);
    case 'PageUp':
      return clamp(row - pageRows, day);
    case 'PageDown':
      return clamp(row + pageRows, day);
    case 'Home':
      return clamp(key.ctrlKey ? 0 : row, 0);
    case 'End':
      return clamp(key.ctrlKey ? size.rows : row, size.days);
    default:
      return null;
  }
}
