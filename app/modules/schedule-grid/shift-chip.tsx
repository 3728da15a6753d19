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
  mayResize: boolean;
}

/**
 * A shift in a cell: hue and shape of its template, its hours, a lock where it is fixed, a moon past midnight; outlined until
 * published. Its ends are handles.
 */
export function ShiftChip({ chip, index, isPublished, mayResize }: ShiftChipProps) {
  const { shift } = chip;
  const isNight = shift.endMinute > 1440;
  return (
    <span
      data-chip={index}
      className={joinClasses(
        'tabular relative flex h-5 min-w-0 flex-1 items-center gap-0.5 rounded-sm px-1 text-xs leading-none font-medium',
        activityClasses[chip.colour] ?? activityClasses[1],
        !isPublished && 'unpublished',
      )}
    >
      {/* drawn by style: it is no part of the cell's words */}
      <span
        aria-hidden
        data-mark={isNight ? '☾' : (hueShapes[chip.colour] ?? hueShapes[1])}
        className="w-2.5 shrink-0 text-center text-[0.6rem] opacity-80 before:content-[attr(data-mark)]"
      />
      <span className="truncate">
        {shortClock(shift.startMinute)}–{shortClock(shift.endMinute)}
      </span>
      {shift.isLocked ? <Lock aria-hidden size={9} className="ml-auto shrink-0" /> : null}
      {shift.kind !== 'normal' ? <span aria-hidden className="before:content-['+']" /> : null}
      {mayResize ? (
        <>
          <span aria-hidden data-edge="start" className="absolute inset-y-0 left-0 w-1.5 cursor-ew-resize" />
          <span aria-hidden data-edge="end" className="absolute inset-y-0 right-0 w-1.5 cursor-ew-resize" />
        </>
      ) : null}
    </span>
  );
}
