import type { Instance } from './instance';
import { Roster } from './roster';
import { SKILL_PLACES } from './share-codes';

/**
 * One thread's view of a roster that several threads change: the same shifts, but a coverage of its own for the stretch it
 * works on. Whoever takes shifts out to try others does it here, so that no other thread sees the hole and fills it; what
 * has really changed is added to the common coverage at the end.
 */
export class PrivateView {
  readonly roster: Roster;
  private readonly before: Int32Array;
  private readonly bases = new Int32Array(2 * SKILL_PLACES);
  private baseCount = 0;
  private from = 0;
  private to = 0;

  constructor(
    private readonly instance: Instance,
    private readonly common: Roster,
  ) {
    const { start, kind, pause, share, weekMinutes, weekDays, lateCount, weekendCount } = common;
    const coverage = new Int32Array(common.coverage.length);
    this.before = new Int32Array(common.coverage.length);
    this.roster = new Roster(instance, {
      start,
      kind,
      pause,
      share,
      coverage,
      weekMinutes,
      weekDays,
      lateCount,
      weekendCount,
    });
  }

  /** Takes over the coverage of the groups of one or two people in the slots [from, to). */
  open(a: number, b: number, from: number, to: number): void {
    this.baseCount = 0;
    this.from = Math.max(0, from);
    this.to = Math.min(this.instance.slotCount, to);
    this.addGroups(a);
    if (b !== a) this.addGroups(b);
    const { before, common, roster, bases } = this;
    for (let i = 0; i < this.baseCount; i++) {
      const part = common.coverage.subarray(bases[i] + this.from, bases[i] + this.to);
      before.set(part, bases[i] + this.from);
      // why: another thread may have changed the common coverage since, so both copies are made of one reading
      roster.coverage.set(before.subarray(bases[i] + this.from, bases[i] + this.to), bases[i] + this.from);
    }
  }

  private addGroups(employee: number): void {
    const { instance, bases } = this;
    for (let j = 0; j < instance.skillCount[employee]; j++) {
      const base = instance.skillBase[employee * SKILL_PLACES + j];
      let isKnown = false;
      for (let i = 0; i < this.baseCount; i++) if (bases[i] === base) isKnown = true;
      if (!isKnown) bases[this.baseCount++] = base;
    }
  }

  /** Adds what has changed since open() to the common coverage. */
  close(): void {
    const { before, common, roster, bases } = this;
    const own = roster.coverage;
    const all = common.coverage;
    for (let i = 0; i < this.baseCount; i++) {
      const end = bases[i] + this.to;
      for (let cell = bases[i] + this.from; cell < end; cell++) {
        const change = own[cell] - before[cell];
        if (change !== 0) all[cell] += change;
      }
    }
  }
}
