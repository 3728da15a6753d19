import type { ScheduleProblem } from '../types';
import { kindOfLength, type ShiftKind } from './shift-kinds';
import { lengthsOf } from './shift-lengths';

/** Kinds of all templates, and for each template the indexes of those whose pauses fit. */
export function compileKinds(problem: ScheduleProblem): { kinds: ShiftKind[]; kindsOf: number[][] } {
  const rules = new Map(problem.breakRules.map((rule) => [rule.id, rule]));
  const hasBreaks = problem.rules?.break_rule !== 'ignore';
  const longestMode = problem.rules?.continuous_work ?? 'planning_only';
  const { intervalMinutes } = problem.horizon;
  const free = { intervalMinutes };
  const limited = longestMode === 'ignore' ? free : { ...free, longestWorkMinutes: problem.longestWorkMinutes };
  const kinds: ShiftKind[] = [];
  const kindsOf = problem.templates.map((template) =>
    lengthsOf(template).flatMap((length) => {
      const rule = length.breakRuleId === null || !hasBreaks ? null : (rules.get(length.breakRuleId) ?? null);
      const kept = kindOfLength(template.id, length, rule, limited);
      // why: a limit that is only considered gives way where the pauses of a shift cannot keep it
      const kind = kept ?? (longestMode === 'consider' ? kindOfLength(template.id, length, rule, free) : null);
      return kind === null ? [] : [kinds.push(kind) - 1];
    }),
  );
  return { kinds, kindsOf };
}
