import { toLocalParts, weekdayOf } from '~/engine/time';
import type { GeneratedShift } from '../result-types';
import type { ShiftTemplate } from '../types';
import { checkLength } from './check-length';
import { checkPermit, isNightPermitted } from './check-permit';
import {
  type EmployeeRoster,
  formatMinutes,
  isEmployedOn,
  MINUTE_MS,
  touchesNight,
  wallInstant,
} from './validator-context';

/** Rules about one shift by itself: employment, windows, absences, template, pauses, night, weekend, length, skills. */
export function checkShift(roster: EmployeeRoster, shift: GeneratedShift): void {
  const { employee, problem, report } = roster;
  const { contract, zone } = employee;
  const { date } = shift;
  const start = toLocalParts(shift.startMs, zone);
  if (start.date !== date) report('template', date, `the shift starts on ${start.date}`);
  if (!isEmployedOn(employee, date)) report('employment', date, 'not employed on this date');
  checkAvailability(roster, shift);
  checkAbsences(roster, shift);
  if (!contract.weekendAllowed && weekdayOf(date) >= 6) report('weekend', date, 'no permission for weekend work');
  if (!isNightPermitted(roster, date) && touchesNight(shift.startMs, shift.endMs, zone, problem.night)) {
    report('night', date, 'no permission for night work');
  }
  if (shift.paidMinutes > contract.dailyMaxMinutes) {
    const longest = formatMinutes(contract.dailyMaxMinutes);
    report('daily_max', date, `${formatMinutes(shift.paidMinutes)} paid, at most ${longest}`);
  }
  checkPermit(roster, shift);
  checkWork(roster, shift);
  if (shift.isFixed || shift.templateId === null) return;
  const template = problem.templates.find((item) => item.id === shift.templateId);
  if (template === undefined) report('template', date, `unknown template ${shift.templateId}`);
  else {
    checkTemplate(roster, shift, template, start.minuteOfDay);
    checkLength(roster, shift, template);
  }
}

function checkTemplate(
  roster: EmployeeRoster,
  shift: GeneratedShift,
  template: ShiftTemplate,
  startMinute: number,
): void {
  const { employee, report } = roster;
  const { date } = shift;
  if (startMinute < template.startFromMinute || startMinute > template.startToMinute) {
    report('template', date, `start outside the range of ${template.id}`);
  } else if ((startMinute - template.startFromMinute) % template.startStepMinutes !== 0) {
    report('template', date, `start off the steps of ${template.id}`);
  }
  if (template.weekdays !== undefined && !template.weekdays.includes(weekdayOf(date))) {
    report('template', date, `${template.id} is not for this weekday`);
  }
  if (employee.templateIds !== undefined && !employee.templateIds.includes(template.id)) {
    report('template', date, `${template.id} is not for this employee`);
  }
}

function checkAvailability(roster: EmployeeRoster, shift: GeneratedShift): void {
  const { employee, report } = roster;
  const { date } = shift;
  const ofDate = employee.dateAvailability?.find((item) => item.date === date)?.windows;
  const windows = ofDate ?? employee.weeklyAvailability?.filter((item) => item.weekday === weekdayOf(date));
  if (windows === undefined) return;
  let reached = shift.startMs;
  const spans = windows
    .map((window) => ({
      from: wallInstant(date, window.fromMinute, employee.zone),
      to: wallInstant(date, window.toMinute, employee.zone),
    }))
    .sort((a, b) => a.from - b.from);
  for (const span of spans) if (span.from <= reached && span.to > reached) reached = span.to;
  if (reached < shift.endMs) report('availability', date, 'outside the hours of availability');
}

function checkAbsences(roster: EmployeeRoster, shift: GeneratedShift): void {
  const { employee, report } = roster;
  for (const absence of employee.absences ?? []) {
    const from = wallInstant(absence.date, absence.fromMinute ?? 0, employee.zone);
    const to = wallInstant(absence.date, absence.toMinute ?? 1440, employee.zone);
    if (shift.startMs < to && shift.endMs > from) {
      report(
        'absence',
        shift.date,
        `absent on ${absence.date}${absence.reason === undefined ? '' : ` (${absence.reason})`}`,
      );
    }
  }
}

/** Work segments must lie inside the shift, outside its pauses, not overlap, and use skills the person has, in full. */
function checkWork(roster: EmployeeRoster, shift: GeneratedShift): void {
  const { employee, report } = roster;
  const { date } = shift;
  let reached = shift.startMs;
  for (const segment of shift.work) {
    if (segment.startMs < reached || segment.endMs > shift.endMs || segment.endMs <= segment.startMs) {
      report('skill', date, 'work segments overlap or leave the shift');
    }
    reached = segment.endMs;
    for (const pause of shift.pauses) {
      if (segment.startMs < pause.startMs + pause.minutes * MINUTE_MS && segment.endMs > pause.startMs) {
        report('break_rule', date, 'work during a pause');
      }
    }
    let sum = 0;
    for (const { groupId, share } of segment.shares) {
      sum += share;
      if (share < 0) report('skill', date, 'a negative share');
      if (!employee.skills.some((skill) => skill.groupId === groupId)) report('skill', date, `no skill for ${groupId}`);
    }
    if (Math.abs(sum - 1) > 1e-9) report('skill', date, `shares sum to ${sum}`);
  }
}
