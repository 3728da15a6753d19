import { Link } from '@remix-run/react';
import { joinClasses } from '~/components/class-names';
import { DayBar } from './day-bar';
import type { DayPart } from './day-edits';
import type { CellShift } from './edit-types';

/** Somebody of a day, and their midnight on the clock of the page. */
export interface DayPerson {
  employeeId: string;
  name: string;
  midnightMs: number;
  colour: number;
}

interface DayRowProps {
  person: DayPerson;
  /** their cell in the grid of the schedule */
  to: string;
  /** from the top of the list, and its place in it */
  topPx: number;
  position: number;
  count: number;
  shifts: CellShift[];
  /** the chosen part; null where the person is not chosen */
  part: DayPart | null;
  isChanged: boolean;
  mayWrite: boolean;
  /** midnight of the page */
  fromMs: number;
  nowMs: number | null;
  /** width of an hour, such as "4%" */
  hourWidth: string;
  /** place of an instant on the clock */
  place: (ms: number) => string;
}

const minuteMs = 60_000;

/** One person's shifts of a day on the clock, with the present moment. */
export function DayRow(props: DayRowProps) {
  const { person, part, place, fromMs, nowMs } = props;
  return (
    <li
      aria-posinset={props.position}
      aria-setsize={props.count}
      className={joinClasses('absolute inset-x-0 top-0 flex h-[30px] border-b border-line', part && 'bg-accent-soft')}
      style={{ transform: `translateY(${props.topPx}px)` }}
    >
      <Link
        to={props.to}
        className="sticky left-0 z-10 flex w-32 shrink-0 items-center border-r border-line bg-surface px-3 hover:underline sm:w-52"
      >
        <span className="truncate">{person.name}</span>
      </Link>
      <div
        className="relative flex-1 bg-[linear-gradient(to_right,var(--color-line)_1px,transparent_1px)]"
        style={{ backgroundSize: `${props.hourWidth} 100%` }}
      >
        {props.shifts.map((shift, index) => (
          <DayBar
            key={shift.origin?.startMinute ?? `new-${shift.startMinute}`}
            name={person.name}
            employeeId={person.employeeId}
            index={index}
            shift={shift}
            colour={person.colour}
            part={index === 0 ? part : null}
            isChanged={props.isChanged}
            mayWrite={props.mayWrite}
            offsetMinutes={Math.round((person.midnightMs - fromMs) / minuteMs)}
            place={(minute) => place(person.midnightMs + minute * minuteMs)}
          />
        ))}
        {nowMs === null ? null : (
          <span aria-hidden className="absolute inset-y-0 w-px bg-accent" style={{ left: place(nowMs) }} />
        )}
      </div>
    </li>
  );
}
