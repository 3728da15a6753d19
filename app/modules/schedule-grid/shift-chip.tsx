import { Lock } from 'lucide-react';
import { joinClasses } from '~/components/class-names';
import { activityClasses } from './activity-classes';
import type { GridChip } from './grid-data';

/** "8" or "8:30", as short as a cell needs. */
export function shortClock(minute: number): string {
  const hour = Math.floor((minute % 1440) / 60);
  const rest = minute % 60;
  return rest ? `${hour}:${String(rest).padStart(2, '0')}` : String(hour);
}

/** A shape for each hue, so that nobody needs the colour. */
export const hueShapes = ['', '●', '■', '▲', '◆', '★', '✚', '⬢', '◗'];

interface ShiftChipProps {
  chip: GridChip;
  index: number;
  isPublished: boolean;
}

/**
 * A shift in a cell: hue and shape of its template, its hours, a lock where it is fixed, a moon past midnight, ÷ where it has two
 * parts; outlined until
 * published. One element where it can be one: thousands of them pass by while the grid is scrolled.
 */
export function ShiftChip({ chip, index, isPublished }: ShiftChipProps) {
  const { shift } = chip;
  const mark = shift.endMinute > 1440 ? '☾' : (hueShapes[chip.colour] ?? hueShapes[1]);
  const text = `${mark}${chip.isSplit ? '÷' : ''} ${shortClock(shift.startMinute)}–${shortClock(shift.endMinute)}`;
  return (
    <span
      data-chip={index}
      className={joinClasses(
        'shift-chip tabular',
        activityClasses[chip.colour] ?? activityClasses[1],
        !isPublished && 'unpublished',
        shift.kind !== 'normal' && "after:content-['+']",
      )}
    >
      {shift.isLocked ? [text, <Lock key="lock" aria-hidden size={9} className="absolute top-1.5 right-1" />] : text}
    </span>
  );
}
