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

/** A shift in a cell: hue of its template, its hours, a lock where it is fixed, a moon past midnight; outlined until published. */
export function ShiftChip({ chip, isPublished }: { chip: GridChip; isPublished: boolean }) {
  const isNight = chip.toMinute > 1440;
  return (
    <span
      className={joinClasses(
        'tabular flex h-5 min-w-0 items-center gap-0.5 rounded-sm px-1 text-xs leading-none font-medium',
        activityClasses[chip.colour] ?? activityClasses[1],
        !isPublished && 'unpublished',
      )}
    >
      {/* drawn by style: it is no part of the cell's words */}
      <span
        aria-hidden
        data-mark={isNight ? '☾' : chip.code.slice(0, 1)}
        className="w-2 shrink-0 text-center opacity-80 before:content-[attr(data-mark)]"
      />
      <span className="truncate">
        {shortClock(chip.fromMinute)}–{shortClock(chip.toMinute)}
      </span>
      {chip.isLocked ? <Lock aria-hidden size={9} className="ml-auto shrink-0" /> : null}
      {chip.isUnusual ? <span aria-hidden className="before:content-['+']" /> : null}
    </span>
  );
}
