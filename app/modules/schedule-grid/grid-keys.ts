/** What a key asks of the grid besides moving about; null for keys that are not the grid's. */
export type GridAction =
  | 'open'
  | 'clear'
  | 'copy'
  | 'cut'
  | 'paste'
  | 'selectAll'
  | 'lock'
  | 'split'
  | 'swap'
  | 'earlier'
  | 'later'
  | 'shorter'
  | 'longer'
  | 'escape'
  | { template: number };

interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
}

const withControl: Record<string, GridAction> = { KeyC: 'copy', KeyX: 'cut', KeyV: 'paste', KeyA: 'selectAll' };
const plain: Record<string, GridAction> = {
  Enter: 'open',
  F2: 'open',
  Delete: 'clear',
  Backspace: 'clear',
  Escape: 'escape',
};
const letters: Record<string, GridAction> = { KeyL: 'lock', KeyS: 'split', KeyX: 'swap' };

/** Keys by their place on the keyboard where they are letters, so that they work under a Cyrillic layout too. */
export function readGridKey(event: KeyPress): GridAction | null {
  if (event.ctrlKey || event.metaKey) return withControl[event.code] ?? null;
  if (event.altKey) {
    if (event.key === 'ArrowLeft') return event.shiftKey ? 'shorter' : 'earlier';
    if (event.key === 'ArrowRight') return event.shiftKey ? 'longer' : 'later';
    return null;
  }
  if (plain[event.key]) return plain[event.key];
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  if (digit && !event.shiftKey) return { template: Number(digit[1]) - 1 };
  return event.shiftKey ? null : (letters[event.code] ?? null);
}
