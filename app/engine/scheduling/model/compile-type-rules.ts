import type { ScheduleProblem } from '../types';
import type { HardRuleTest } from './compile-problem';
import type { Instance, KindLimit } from './instance';
import { keepsOvertime } from './overtime';
import type { ShiftKind } from './shift-kinds';

/** Rules that name templates, as tables over kinds: forbidden successions and limits of shift types. */
export function compileTypeRules(
  problem: ScheduleProblem,
  kinds: ShiftKind[],
  isHard: HardRuleTest,
): Pick<Instance, 'forbidsNext' | 'typeLimits'> {
  const count = kinds.length;
  const successions = problem.forbiddenSuccessions ?? [];
  // why: one table serves everyone, so the rule gives way only where it is off for all
  const isKept = successions.length > 0 && isHard('succession', -1);
  let forbidsNext: Uint8Array | null = null;
  if (isKept) {
    forbidsNext = new Uint8Array(count * count);
    for (const { fromTemplateId, toTemplateId } of successions) {
      for (let a = 0; a < count; a++) {
        if (kinds[a].templateId !== fromTemplateId) continue;
        for (let b = 0; b < count; b++) if (kinds[b].templateId === toTemplateId) forbidsNext[a * count + b] = 1;
      }
    }
  }
  const { overtime } = problem;
  if (overtime !== undefined && isHard('overtime', -1)) {
    for (let a = 0; a < count; a++) {
      for (let b = 0; b < count; b++) {
        if (keepsOvertime(overtime, kinds[a].paidMinutes, kinds[b].paidMinutes)) continue;
        // why: the table slows the search of each week, so it is made only where some pair needs it
        forbidsNext ??= new Uint8Array(count * count);
        forbidsNext[a * count + b] = 1;
      }
    }
  }
  const typeLimits = problem.employees.map((employee, e): KindLimit[] | null => {
    if (employee.shiftTypeLimits === undefined || employee.shiftTypeLimits.length === 0) return null;
    if (!isHard('shift_type_max', e)) return null;
    return employee.shiftTypeLimits.map(({ templateIds, maxPerWeek }) => ({
      isOfType: Uint8Array.from(kinds, ({ templateId }) =>
        templateId !== null && templateIds.includes(templateId) ? 1 : 0,
      ),
      maxPerWeek,
    }));
  });
  return { forbidsNext, typeLimits };
}
