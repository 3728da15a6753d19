import type { GeneratedShift } from '../result-types';
import type { BreakRule, PauseRule, ShiftLength, ShiftTemplate } from '../types';
import { type EmployeeRoster, formatMinutes, MINUTE_MS } from './validator-context';

/** A shift must have one of the lengths of its template, with the gap and the pauses of that length. */
export function checkLength(roster: EmployeeRoster, shift: GeneratedShift, template: ShiftTemplate): void {
  const { problem, report } = roster;
  const { date } = shift;
  const spanMinutes = (shift.endMs - shift.startMs) / MINUTE_MS;
  const ofSpan = [template, ...(template.otherLengths ?? [])].filter((length) => length.spanMinutes === spanMinutes);
  if (ofSpan.length === 0) {
    report('template', date, `wrong length for ${template.id}`);
    return;
  }
  const ofPay = ofSpan.filter((length) => length.paidMinutes === shift.paidMinutes);
  if (ofPay.length === 0) {
    report('template', date, `wrong paid time for ${template.id}`);
    return;
  }
  const divided = ofPay.filter((length) => hasGap(shift, length));
  if (divided.length === 0) {
    report('template', date, `not divided as ${template.id} is`);
    return;
  }
  const faults = divided.map((length) => {
    const rule = problem.breakRules.find((item) => item.id === length.breakRuleId);
    return pauseFaults(shift, length, rule);
  });
  const fewest = faults.reduce((best, found) => (found.length < best.length ? found : best));
  for (const fault of fewest) report('break_rule', date, fault);
}

/** Whether a shift has the gap of a length, or none where the length is in one piece. */
function hasGap(shift: GeneratedShift, { gap }: ShiftLength): boolean {
  const found = shift.pauses.filter((pause) => pause.kind === 'gap');
  if (gap === undefined) return found.length === 0;
  const startMs = shift.startMs + gap.afterStartMinutes * MINUTE_MS;
  return found.length === 1 && found[0].startMs === startMs && found[0].minutes === gap.minutes && !found[0].paid;
}

/** What of the pauses does not follow the break rule; a gap stands between them as one more. */
function pauseFaults(shift: GeneratedShift, { gap }: ShiftLength, rule: BreakRule | undefined): string[] {
  const pauses = shift.pauses.filter((pause) => pause.kind !== 'gap');
  if (rule === undefined) return pauses.length > 0 ? ['the template has no pauses'] : [];
  if (pauses.length !== rule.pauses.length) return [`${pauses.length} pauses instead of ${rule.pauses.length}`];
  const faults = pauses.flatMap((pause, i) => {
    const wanted = rule.pauses[i];
    const after = (pause.startMs - shift.startMs) / MINUTE_MS;
    const found: string[] = [];
    if (pause.kind !== wanted.kind || pause.minutes !== wanted.minutes || pause.paid !== wanted.paid) {
      found.push(`pause ${i + 1} is not the ${wanted.kind} of ${wanted.minutes} minutes`);
    }
    if (after < wanted.earliestAfterStartMinutes || after > wanted.latestAfterStartMinutes) {
      found.push(`pause ${i + 1} starts ${formatMinutes(after)} after the shift`);
    }
    if (gap !== undefined && after >= gap.afterStartMinutes !== isOfSecondPart(wanted, gap.afterStartMinutes)) {
      found.push(`pause ${i + 1} lies in the other part of the shift`);
    }
    return found;
  });
  let workSince = shift.startMs;
  [...shift.pauses]
    .sort((a, b) => a.startMs - b.startMs)
    .forEach((pause, i) => {
      const work = (pause.startMs - workSince) / MINUTE_MS;
      if (work < (i === 0 ? rule.edgeMinutes : rule.spacingMinutes)) {
        faults.push(`only ${formatMinutes(work)} of work before pause ${i + 1}`);
      }
      workSince = pause.startMs + pause.minutes * MINUTE_MS;
    });
  const last = (shift.endMs - workSince) / MINUTE_MS;
  if (shift.pauses.length > 0 && last < rule.edgeMinutes) {
    faults.push(`only ${formatMinutes(last)} of work after the last pause`);
  }
  return faults;
}

const isOfSecondPart = (pause: PauseRule, gapAfterStartMinutes: number) =>
  pause.earliestAfterStartMinutes > gapAfterStartMinutes;
