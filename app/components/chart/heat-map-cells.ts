/** Number of steps of the one-hue scale. */
export const heatSteps = 7;

/**
 * Joins the cells of each class into one path; neighbours in a row become one rectangle.
 * @param classify class of a cell, or null for none
 */
export function buildHeatPaths<Name extends string | number>(
  rowCount: number,
  columnCount: number,
  classify: (row: number, column: number) => Name | null,
): Map<Name, string> {
  const parts = new Map<Name, string[]>();
  for (let row = 0; row < rowCount; row += 1) {
    let start = 0;
    while (start < columnCount) {
      const name = classify(row, start);
      let end = start + 1;
      while (end < columnCount && classify(row, end) === name) end += 1;
      if (name !== null) {
        const list = parts.get(name) ?? [];
        list.push(`M${start},${row}h${end - start}v1H${start}z`);
        parts.set(name, list);
      }
      start = end;
    }
  }
  return new Map([...parts].map(([name, list]) => [name, list.join('')]));
}

/** Class 1..7 of a value between the least and the greatest; 1 where all are alike. */
export function findHeatStep(value: number, low: number, high: number): number {
  if (high <= low) return 1;
  return Math.min(heatSteps, 1 + Math.floor(((value - low) / (high - low)) * heatSteps));
}
