import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { activityClasses } from './activity-classes';
import type { DayPart } from './day-edits';
import type { CellShift } from './edit-types';
import { shortClock } from './shift-chip';

interface DayBarProps {
  name: string;
  employeeId: string;
  index: number;
  shift: CellShift;
  colour: number;
  /** the chosen part; null where the shift is not chosen */
  part: DayPart | null;
  isChanged: boolean;
  mayWrite: boolean;
  /** from the wall clock of the person to the clock of the page */
  offsetMinutes: number;
  /** place of a minute of the date on the clock */
  place: (minute: number) => string;
}

const blockClasses: Record<string, string> = {
  LUNCH: 'bg-surface/85 border-x border-line-strong',
  BREAK: 'bg-surface/60',
  GAP: 'bg-sunken border-x border-dashed border-line-strong',
};

const ofDay = (minute: number): number => ((minute % 1440) + 1440) % 1440;

function toClock(minute: number): string {
  const at = ofDay(minute);
  return `${String(Math.floor(at / 60)).padStart(2, '0')}:${String(at % 60).padStart(2, '0')}`;
}

/** how much of the clock a letter of the hours takes where a day is seen as a whole */
const minutesPerLetter = 20;

/** Where the hours can be read: the first time that is long enough, else the longest without anything in between. */
function readableStretch(
  { startMinute, endMinute, activities = [] }: CellShift,
  text: string,
): { from: number; to: number } {
  const blocks = [...activities].sort((a, b) => a.startMinute - b.startMinute);
  let best = { from: startMinute, to: startMinute };
  let from = startMinute;
  for (const block of [...blocks, { startMinute: endMinute, endMinute }]) {
    if (best.to - best.from >= minutesPerLetter * text.length) break;
    if (block.startMinute - from > best.to - best.from) best = { from, to: block.startMinute };
    from = Math.max(from, block.endMinute);
  }
  return best;
}

/** A shift on the clock of the day with what interrupts it; the whole is a button, its ends and pauses are handles. */
export function DayBar(props: DayBarProps) {
  const { name, shift, colour, part, place, mayWrite } = props;
  const { t } = useTranslation('schedules');
  const clockOf = (minute: number) => toClock(minute + props.offsetMinutes);
  const activities = shift.activities ?? [];
  const clocks = `${clockOf(shift.startMinute)}–${clockOf(shift.endMinute)}`;
  const parts = activities.map(
    (item) => `${t(`activity.${item.kind}`)} ${clockOf(item.startMinute)}–${clockOf(item.endMinute)}`,
  );
  const [startClock, endClock] = [shift.startMinute, shift.endMinute].map((minute) =>
    shortClock(ofDay(minute + props.offsetMinutes)),
  );
  // spoken as it is written on the bar, so that a voice can ask for it
  const shortClocks = `${startClock}–${endClock}`;
  const label = readableStretch(shift, shortClocks);
  const span = shift.endMinute - shift.startMinute;
  const inside = (minute: number) => `${(100 * (minute - shift.startMinute)) / span}%`;
  return (
    <button
      type="button"
      data-shift-of={props.employeeId}
      data-index={props.index}
      aria-pressed={part !== null}
      aria-label={[`${name}: ${shortClocks}`, ...parts].join('; ')}
      title={`${clocks}\n${parts.join('\n')}`}
      className={joinClasses(
        'absolute inset-y-[2.5px] overflow-hidden rounded-sm text-left',
        mayWrite ? 'cursor-grab touch-none' : 'cursor-default',
        activityClasses[colour],
        props.isChanged && 'shadow-[inset_0_-3px_0_var(--color-short-1)]',
        part?.kind === 'shift' && 'outline-2 outline-accent',
      )}
      style={{ left: place(shift.startMinute), right: `calc(100% - ${place(shift.endMinute)})` }}
    >
      <span
        aria-hidden
        className="tabular pointer-events-none absolute inset-y-0 truncate px-0.5 text-xs leading-6 font-medium"
        style={{ left: inside(label.from), right: `calc(100% - ${inside(label.to)})` }}
      >
        {shortClocks}
      </span>
      {activities.map((item, index) => (
        <span
          key={`${item.kind}-${item.startMinute}`}
          aria-hidden
          data-part={`activity${index}`}
          className={joinClasses(
            'absolute inset-y-0',
            blockClasses[item.kind] ?? 'hatched',
            part?.kind === 'activity' && part.index === index && 'outline-2 -outline-offset-2 outline-accent',
          )}
          style={{ left: inside(item.startMinute), right: `calc(100% - ${inside(item.endMinute)})` }}
        />
      ))}
      {shift.isLocked ? <Lock aria-hidden size={9} className="pointer-events-none absolute top-0.5 right-0.5" /> : null}
      {mayWrite ? (
        <>
          <span
            aria-hidden
            data-part="start"
            className={joinClasses(
              'absolute inset-y-0 left-0 w-1.5 cursor-ew-resize',
              part?.kind === 'start' && 'bg-accent',
            )}
          />
          <span
            aria-hidden
            data-part="end"
            className={joinClasses(
              'absolute inset-y-0 right-0 w-1.5 cursor-ew-resize',
              part?.kind === 'end' && 'bg-accent',
            )}
          />
        </>
      ) : null}
    </button>
  );
}
