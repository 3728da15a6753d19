import type { RosterInstance } from '~/engine/roster';

/** Text of a problem in the format of the public shift scheduling benchmark. */
export function formatRosterInstance(instance: RosterInstance): string {
  const section = (name: string, lines: string[]) => `SECTION_${name}\n${lines.join('\n')}\n`;
  const request = ({ employeeId, day, shiftId, weight }: RosterInstance['onRequests'][0]) =>
    `${employeeId},${day},${shiftId},${weight}`;
  return [
    section('HORIZON', [`${instance.dayCount}`]),
    section(
      'SHIFTS',
      instance.shifts.map((shift) => `${shift.id},${shift.lengthMinutes},${shift.cannotBeFollowedBy.join('|')}`),
    ),
    section(
      'STAFF',
      instance.employees.map((employee) =>
        [
          employee.id,
          [...employee.maxShifts].map(([id, count]) => `${id}=${count}`).join('|'),
          employee.maxTotalMinutes,
          employee.minTotalMinutes,
          employee.maxConsecutiveShifts,
          employee.minConsecutiveShifts,
          employee.minConsecutiveDaysOff,
          employee.maxWeekends,
        ].join(','),
      ),
    ),
    section(
      'DAYS_OFF',
      instance.employees.map((employee) => [employee.id, ...employee.daysOff].join(',')),
    ),
    section('SHIFT_ON_REQUESTS', instance.onRequests.map(request)),
    section('SHIFT_OFF_REQUESTS', instance.offRequests.map(request)),
    section(
      'COVER',
      instance.cover.map((cover) =>
        [cover.day, cover.shiftId, cover.required, cover.weightUnder, cover.weightOver].join(','),
      ),
    ),
  ].join('\n');
}
