import type { Roster } from '../model/roster';
import { ROUND_PART, type TeamMemory, WITH_NEW_PATTERNS } from '../parallel/team-memory';
import type { ThreadTeam } from '../parallel/thread-team';
import type { RunClock } from '../run-clock';

/** Parts in which the fractional schedule is rounded, and passes of the relaxation between two of them. */
const ROUNDS = 20;
const PASSES_BETWEEN = 3;
/** Part of the whole time the passes may take; rounding itself always ends. */
const DIVE_PART = 0.1;

/**
 * Turns the fractional schedule into the roster, a part of the person-weeks at a time; those still fractional adapt to what
 * has been rounded before the next part follows. Rounding all at once leaves about half as much again to mend.
 */
export async function diveIntoRoster(
  roster: Roster,
  memory: TeamMemory,
  team: ThreadTeam,
  clock: RunClock,
): Promise<void> {
  const { figures, fractional } = memory;
  const begin = clock.fraction(0);
  const isCancelled = () => clock.isCancelled();
  for (let round = 0; round < ROUNDS && !isCancelled(); round++) {
    const until = clock.countsIterations() ? 1 : begin + (DIVE_PART * round) / ROUNDS;
    for (let pass = 0; round > 0 && pass < PASSES_BETWEEN && !clock.isOver(until); pass++) {
      figures[WITH_NEW_PATTERNS] = pass === 0 ? 1 : 0;
      await team.perform('pass', isCancelled);
    }
    for (let cell = 0; cell < fractional.length; cell++) roster.coverage[cell] = Math.round(fractional[cell]);
    figures[ROUND_PART] = 1 / ROUNDS;
    await team.perform('round', isCancelled);
  }
  roster.recountCoverage();
}
