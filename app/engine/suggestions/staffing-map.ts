import type { GeneratedShift, ScheduleProblem } from '~/engine/scheduling';

/** Effective agents of each group by interval, beside its demand; shifts can be added and taken away. */
export class StaffingMap {
  readonly staffed: Float64Array[];
  readonly stepMs: number;
  private readonly groupOf: Map<string, number>;
  private readonly proficiency = new Map<string, Map<string, number>>();

  constructor(
    readonly problem: ScheduleProblem,
    shifts: Iterable<GeneratedShift>,
  ) {
    this.stepMs = problem.horizon.intervalMinutes * 60_000;
    this.staffed = problem.groups.map((group) => new Float64Array(group.demand.length));
    this.groupOf = new Map(problem.groups.map((group, g) => [group.id, g]));
    for (const { id, skills } of problem.employees) {
      this.proficiency.set(id, new Map(skills.map((skill) => [skill.groupId, skill.proficiency])));
    }
    for (const shift of shifts) this.change(shift, 1);
  }

  /** Adds the work of a shift, or with -1 takes it away. */
  change(shift: GeneratedShift, sign: 1 | -1): void {
    const skills = this.proficiency.get(shift.employeeId);
    for (const { startMs, endMs, shares } of shift.work) {
      for (const { groupId, share } of shares) {
        const g = this.groupOf.get(groupId);
        const proficiency = skills?.get(groupId);
        if (g === undefined || proficiency === undefined) continue;
        const origin = this.problem.groups[g].demandStartMs;
        const values = this.staffed[g];
        const first = Math.max(0, Math.floor((startMs - origin) / this.stepMs));
        const last = Math.min(values.length, Math.ceil((endMs - origin) / this.stepMs));
        for (let i = first; i < last; i++) {
          const at = origin + i * this.stepMs;
          const part = (Math.min(endMs, at + this.stepMs) - Math.max(startMs, at)) / this.stepMs;
          values[i] += sign * share * proficiency * part;
        }
      }
    }
  }

  indexOf(groupId: string): number {
    return this.groupOf.get(groupId) ?? -1;
  }

  /** Missing agents in an interval of a group; 0 where there are enough. */
  shortAt(g: number, i: number): number {
    return Math.max(0, this.problem.groups[g].demand[i] - this.staffed[g][i]);
  }

  overAt(g: number, i: number): number {
    return Math.max(0, this.staffed[g][i] - this.problem.groups[g].demand[i]);
  }

  /** Agent-hours missing (or too many) of a group between two instants. */
  hoursBetween(g: number, fromMs: number, toMs: number, kind: 'short' | 'surplus'): number {
    const [first, last] = this.range(g, fromMs, toMs);
    let agents = 0;
    for (let i = first; i < last; i++) agents += kind === 'short' ? this.shortAt(g, i) : this.overAt(g, i);
    return (agents * this.stepMs) / 3_600_000;
  }

  /** Intervals of a group that begin between two instants, as [first, end). */
  range(g: number, fromMs: number, toMs: number): [number, number] {
    const { demandStartMs, demand } = this.problem.groups[g];
    const first = Math.max(0, Math.ceil((fromMs - demandStartMs) / this.stepMs));
    return [first, Math.min(demand.length, Math.ceil((toMs - demandStartMs) / this.stepMs))];
  }

  /** Missing agent-hours of all groups over the whole horizon. */
  totalShortHours(): number {
    let agents = 0;
    this.problem.groups.forEach((group, g) => {
      for (let i = 0; i < group.demand.length; i++) agents += this.shortAt(g, i);
    });
    return (agents * this.stepMs) / 3_600_000;
  }

  /**
   * Change of the missing and the surplus agent-hours when some shifts are replaced by others; the map stays as it was.
   * @returns negative where there are fewer than before
   */
  measure(removed: GeneratedShift[], added: GeneratedShift[]): { short: number; over: number } {
    const from = Math.min(...[...removed, ...added].map((shift) => shift.startMs));
    const to = Math.max(...[...removed, ...added].map((shift) => shift.endMs));
    const sum = (kind: 'short' | 'surplus') =>
      this.problem.groups.reduce((total, _, g) => total + this.hoursBetween(g, from - this.stepMs, to, kind), 0);
    const before = { short: sum('short'), over: sum('surplus') };
    this.replace(removed, added);
    const after = { short: sum('short'), over: sum('surplus') };
    this.replace(added, removed);
    return { short: after.short - before.short, over: after.over - before.over };
  }

  replace(removed: GeneratedShift[], added: GeneratedShift[]): void {
    for (const shift of removed) this.change(shift, -1);
    for (const shift of added) this.change(shift, 1);
  }
}
