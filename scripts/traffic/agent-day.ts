import type { Random } from '../../app/engine/random/index.ts';

export interface Planned {
  kind: string;
  startMs: number;
  endMs: number;
}

/** What somebody means to do: a state of their own choice, or null while they take contacts. */
export interface Intention {
  startMs: number;
  endMs: number;
  state: 'BRK' | 'LUN' | 'TRN' | 'MTG' | null;
}

const minuteMs = 60_000;
const stateOf: Record<string, Intention['state']> = { BREAK: 'BRK', LUNCH: 'LUN', TRAINING: 'TRN', MEETING: 'MTG' };

/** How people differ from their plan: shares of shifts and minutes. */
const habits = {
  absentShare: 0.02,
  lateShare: 0.06,
  lateMinutes: 18,
  overBreakShare: 0.12,
  overBreakMinutes: 9,
  ownPauseShare: 0.15,
  ownPauseMinutes: 8,
};

/**
 * Turns the plan of a person into a day as people live it: on time within a minute or two, sometimes late, sometimes too long
 * in a break, sometimes with a pause of their own. Activities without a hole between them are one shift.
 * @returns intentions in order of time; between them the person is logged out
 */
export function liveDay(plan: readonly Planned[], random: Random): Intention[] {
  const day: Intention[] = [];
  for (const shift of splitShifts(plan)) {
    if (random.next() < habits.absentShare) continue;
    const isLate = random.next() < habits.lateShare;
    const delayMs = (isLate ? random.next() * habits.lateMinutes + 4 : random.normal() - 1) * minuteMs;
    const first = shift[0];
    const lastIndex = shift.length - 1;
    let fromMs = first.startMs + delayMs;
    shift.forEach((activity, index) => {
      const isPause = activity.kind === 'LUNCH' || activity.kind === 'BREAK';
      const overrunMs =
        isPause && random.next() < habits.overBreakShare
          ? (4 + random.next() * habits.overBreakMinutes) * minuteMs
          : random.normal() * 0.6 * minuteMs;
      const endMs = activity.endMs + (index === lastIndex ? Math.abs(random.normal()) * minuteMs : overrunMs);
      if (endMs <= fromMs) return;
      day.push(...withOwnPause({ startMs: fromMs, endMs, state: stateOf[activity.kind] ?? null }, random));
      fromMs = endMs;
    });
  }
  return day;
}

function withOwnPause(work: Intention, random: Random): Intention[] {
  const lengthMs = work.endMs - work.startMs;
  if (work.state !== null || lengthMs < 60 * minuteMs || random.next() >= habits.ownPauseShare) return [work];
  const pauseMs = (3 + random.next() * habits.ownPauseMinutes) * minuteMs;
  const startMs = work.startMs + random.next() * (lengthMs - pauseMs);
  return [
    { ...work, endMs: startMs },
    { startMs, endMs: startMs + pauseMs, state: 'BRK' },
    { ...work, startMs: startMs + pauseMs },
  ];
}

function splitShifts(plan: readonly Planned[]): Planned[][] {
  const shifts: Planned[][] = [];
  for (const activity of plan) {
    const last = shifts.at(-1)?.at(-1);
    if (last && last.endMs === activity.startMs) shifts.at(-1)?.push(activity);
    else shifts.push([activity]);
  }
  return shifts;
}
