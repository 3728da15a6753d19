import type { GridCursor } from './grid-cursor';

/** The cell of a person that an element of the grid belongs to; open positions have none. */
export function cellOfElement(element: Element | null): GridCursor | null {
  const cell = element?.closest<HTMLElement>('[data-day]');
  const row = cell?.parentElement?.dataset.row;
  return cell && row !== undefined ? { row: Number(row), day: Number(cell.dataset.day) } : null;
}

/** The cell at a point of the window. */
export const cellUnder = (x: number, y: number): GridCursor | null => cellOfElement(document.elementFromPoint(x, y));

/** width of the ends of a shift that change its hours when they are dragged */
const edgePx = 7;

/** Which end of a shift a point of the window lies on. */
export function edgeUnder(chip: HTMLElement, x: number): 'start' | 'end' | null {
  const { left, right } = chip.getBoundingClientRect();
  if (x - left < edgePx) return 'start';
  return right - x < edgePx ? 'end' : null;
}

/** Asks for the menu of what is at a point of the window. */
export const menuEvent = (clientX: number, clientY: number) =>
  new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX, clientY });
