/**
 * A column of figures as one short text: a tenth of that of a list of numbers in a page's data.
 * Values are kept to one decimal; equal neighbours are counted (`3.5*12`); nothing stands for null.
 */
export function packColumn(values: ArrayLike<number | null>): string {
  const parts: string[] = [];
  let text = '';
  let run = 0;
  const flush = () => {
    if (run > 0) parts.push(run > 1 ? `${text}*${run}` : text);
  };
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    const next = value === null || Number.isNaN(value) ? '' : String(Math.round(value * 10) / 10);
    if (run > 0 && next === text) run += 1;
    else {
      flush();
      text = next;
      run = 1;
    }
  }
  flush();
  return parts.join(',');
}

/** The figures of a packed column. @returns an empty list of an empty text */
export function unpackColumn(packed: string): (number | null)[] {
  if (packed === '') return [];
  return packed.split(',').flatMap((part) => {
    const [text, times] = part.split('*');
    const value = text === '' ? null : Number(text);
    return times === undefined ? [value] : Array.from({ length: Number(times) }, () => value);
  });
}
