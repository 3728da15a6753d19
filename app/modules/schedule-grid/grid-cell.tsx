// biome-ignore-all lint/a11y/useSemanticElements: a virtual grid cannot be a table; roles and indexes describe it
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid holds the focus and names its active cell
import { joinClasses } from '~/components/class-names';
import type { GridCell as Cell } from './grid-data';
import type { GridDay } from './grid-header';
import { dayClass } from './grid-layout';
import type { GridWords } from './grid-words';
import { ShiftChip, shortClock } from './shift-chip';

interface GridCellProps {
  cell: Cell | undefined;
  day: GridDay;
  /** set for the cell with the focus, which the grid names */
  id: string | undefined;
  isActive: boolean;
  isSelected: boolean;
  isDropTarget: boolean;
  isPublished: boolean;
  words: GridWords;
}

/** A person's day: few elements and attributes, since a screen full of them changes with every frame of scrolling. */
export function GridCell(props: GridCellProps) {
  const { cell, day, isActive, isSelected, isDropTarget, isPublished, words } = props;
  const { chips = [], absence = null, rules = [] } = cell ?? {};
  return (
    <div
      id={props.id}
      role="gridcell"
      aria-colindex={day.index + 2}
      aria-selected={isSelected}
      aria-label={cell ? describeCell(cell, day, words) : day.freeText}
      data-day={day.index}
      className={joinClasses(
        'schedule-cell',
        dayClass,
        chips.length > 1 && 'schedule-cell-split',
        day.isWeekend && !absence && 'bg-sunken',
        isSelected && 'bg-accent-soft',
        absence && 'hatched',
        rules.length > 0 && 'conflicted',
        cell?.isChanged && 'shadow-[inset_0_-2px_0_var(--color-warning)]',
        isActive && 'z-[1] outline-2 -outline-offset-2 outline-accent',
        isDropTarget && 'z-[1] outline-2 -outline-offset-2 outline-accent outline-dashed',
      )}
      title={cell && titleOf(cell, words)}
    >
      {chips.map((chip, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an element that another day takes over is written anew, not made anew
        <ShiftChip key={index} chip={chip} index={index} isPublished={isPublished && !cell?.isChanged} />
      ))}
      {absence && !chips.length ? (
        <span className="block truncate px-1 text-xs leading-5 text-ink-muted">{absence}</span>
      ) : null}
    </div>
  );
}

const titleOf = ({ absence, rules }: Cell, words: GridWords): string | undefined =>
  absence || rules.length ? [...(absence ? [absence] : []), ...rules.map(words.ruleOf)].join(' · ') : undefined;

function describeCell({ chips, absence, rules }: Cell, day: GridDay, words: GridWords): string {
  const [first] = chips;
  if (first && chips.length === 1 && !absence && !rules.length) {
    return `${day.label}: ${shortClock(first.shift.startMinute)}–${shortClock(first.shift.endMinute)}`;
  }
  const shifts = chips.map(({ shift }) => `${shortClock(shift.startMinute)}–${shortClock(shift.endMinute)}`);
  const holds = [...shifts, ...(absence ? [absence] : [])];
  return `${day.label}: ${[...(holds.length ? holds : [words.free]), ...rules.map(words.ruleOf)].join(', ')}`;
}
