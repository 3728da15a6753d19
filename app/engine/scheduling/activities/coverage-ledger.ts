import { cellCost } from '../model/cell-cost';
import { compileProblem } from '../model/compile-problem';
import { type Instance, UNITS_PER_AGENT } from '../model/instance';
import type { GeneratedShift, WorkSegment } from '../result-types';
import type { ScheduleProblem } from '../types';

/** Coverage of a schedule by interval and group, from which stretches of work can be taken, at a price. */
export class CoverageLedger {
  private readonly instance: Instance;
  private readonly coverage: Float64Array;
  private readonly groupOf: Map<string, number>;
  private readonly proficiency = new Map<string, Map<string, number>>();

  constructor(problem: ScheduleProblem, shifts: Iterable<GeneratedShift>) {
    this.instance = compileProblem({ ...problem, employees: [] });
    this.coverage = new Float64Array(this.instance.demand.length);
    this.groupOf = new Map(problem.groups.map((group, g) => [group.id, g]));
    for (const { id, skills } of problem.employees) {
      this.proficiency.set(id, new Map(skills.map((skill) => [skill.groupId, skill.proficiency])));
    }
    for (const shift of shifts) {
      for (const segment of shift.work) this.change(shift.employeeId, segment, segment.startMs, segment.endMs, 1);
    }
  }

  get intervalMs(): number {
    return this.instance.grid.intervalMs;
  }

  /** Takes the part of the work that lies in [fromMs, toMs) out (sign -1) or puts it back (1); returns the change of cost. */
  changeShift(shift: GeneratedShift, fromMs: number, toMs: number, sign: number): number {
    let delta = 0;
    for (const segment of shift.work) {
      const from = Math.max(fromMs, segment.startMs);
      const to = Math.min(toMs, segment.endMs);
      if (from < to) delta += this.change(shift.employeeId, segment, from, to, sign);
    }
    return delta;
  }

  private change(employeeId: string, segment: WorkSegment, fromMs: number, toMs: number, sign: number): number {
    const { instance, coverage } = this;
    const { baseMs, intervalMs } = instance.grid;
    let delta = 0;
    for (let slot = Math.floor((fromMs - baseMs) / intervalMs); baseMs + slot * intervalMs < toMs; slot++) {
      if (slot < 0 || slot >= instance.slotCount) continue;
      const start = baseMs + slot * intervalMs;
      const part = (Math.min(toMs, start + intervalMs) - Math.max(fromMs, start)) / intervalMs;
      for (const { groupId, share } of segment.shares) {
        const group = this.groupOf.get(groupId);
        const proficiency = this.proficiency.get(employeeId)?.get(groupId);
        if (group === undefined || proficiency === undefined) continue;
        const cell = group * instance.slotCount + slot;
        const before = coverage[cell];
        coverage[cell] += sign * share * proficiency * part * UNITS_PER_AGENT;
        const demand = instance.demand[cell];
        delta += cellCost(instance.cost, demand, cell, coverage[cell]) - cellCost(instance.cost, demand, cell, before);
      }
    }
    return delta;
  }
}
