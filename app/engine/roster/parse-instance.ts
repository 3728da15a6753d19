import { InvalidInput } from '../errors';
import { checkInstance } from './check-instance';
import type { RosterEmployee, RosterInstance } from './types';

type SectionReader = (fields: string[], where: string) => void;

/**
 * Reads a problem in the text format of the shift scheduling benchmark (T. Curtois and R. Qu, 2014): sections
 * HORIZON, SHIFTS, STAFF, DAYS_OFF, SHIFT_ON_REQUESTS, SHIFT_OFF_REQUESTS and COVER, fields separated by commas.
 * @throws InvalidInput naming the line and the field that cannot be read or contradicts another
 */
export function parseRosterInstance(text: string): RosterInstance {
  const instance: RosterInstance = {
    dayCount: 0,
    shifts: [],
    employees: [],
    onRequests: [],
    offRequests: [],
    cover: [],
  };
  const readers = createReaders(instance);
  let section = '';
  text.split(/\r?\n/).forEach((raw, index) => {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) return;
    const where = `line ${index + 1}`;
    if (line.startsWith('SECTION_')) {
      section = line.slice('SECTION_'.length);
      if (!readers.has(section)) throw new InvalidInput(where, `names an unknown section ${section}`);
      return;
    }
    const read = readers.get(section);
    if (!read) throw new InvalidInput(where, 'stands before the first section');
    read(
      line.split(',').map((field) => field.trim()),
      where,
    );
  });
  checkInstance(instance);
  return instance;
}

function createReaders(instance: RosterInstance): Map<string, SectionReader> {
  const employeesById = new Map<string, RosterEmployee>();
  const request = (list: RosterInstance['onRequests']): SectionReader => {
    return (fields, where) => {
      const [employeeId, day, shiftId, weight] = take(fields, 4, where);
      list.push({ employeeId, day: whole(day, where, 'day'), shiftId, weight: whole(weight, where, 'weight') });
    };
  };
  return new Map<string, SectionReader>([
    [
      'HORIZON',
      (fields, where) => {
        instance.dayCount = whole(fields[0], where, 'horizon');
      },
    ],
    [
      'SHIFTS',
      (fields, where) => {
        const [id, length, followers = ''] = take(fields, 2, where);
        const lengthMinutes = whole(length, where, 'length');
        instance.shifts.push({ id, lengthMinutes, cannotBeFollowedBy: followers.split('|').filter(Boolean) });
      },
    ],
    ['STAFF', (fields, where) => void readEmployee(instance, employeesById, take(fields, 8, where), where)],
    [
      'DAYS_OFF',
      (fields, where) => {
        const employee = employeesById.get(fields[0]);
        if (!employee) throw new InvalidInput(where, `names an unknown employee ${fields[0]}`);
        for (const day of fields.slice(1)) if (day !== '') employee.daysOff.push(whole(day, where, 'day'));
      },
    ],
    ['SHIFT_ON_REQUESTS', request(instance.onRequests)],
    ['SHIFT_OFF_REQUESTS', request(instance.offRequests)],
    [
      'COVER',
      (fields, where) => {
        const [day, shiftId, required, under, over] = take(fields, 5, where);
        instance.cover.push({
          day: whole(day, where, 'day'),
          shiftId,
          required: whole(required, where, 'requirement'),
          weightUnder: whole(under, where, 'weight for under'),
          weightOver: whole(over, where, 'weight for over'),
        });
      },
    ],
  ]);
}

function readEmployee(
  instance: RosterInstance,
  employeesById: Map<string, RosterEmployee>,
  fields: string[],
  where: string,
): void {
  const [id, limits, ...numbers] = fields;
  if (employeesById.has(id)) throw new InvalidInput(where, `repeats the employee ${id}`);
  const maxShifts = new Map<string, number>();
  for (const limit of limits.split('|').filter(Boolean)) {
    const [shiftId, count] = limit.split('=');
    maxShifts.set(shiftId, whole(count, where, `limit of shift ${shiftId}`));
  }
  const employee: RosterEmployee = {
    id,
    maxShifts,
    maxTotalMinutes: whole(numbers[0], where, 'maximum of minutes'),
    minTotalMinutes: whole(numbers[1], where, 'minimum of minutes'),
    maxConsecutiveShifts: whole(numbers[2], where, 'maximum of consecutive shifts'),
    minConsecutiveShifts: whole(numbers[3], where, 'minimum of consecutive shifts'),
    minConsecutiveDaysOff: whole(numbers[4], where, 'minimum of consecutive days off'),
    maxWeekends: whole(numbers[5], where, 'maximum of weekends'),
    daysOff: [],
  };
  employeesById.set(id, employee);
  instance.employees.push(employee);
}

function take(fields: string[], count: number, where: string): string[] {
  if (fields.length < count) throw new InvalidInput(where, `has ${fields.length} fields, at least ${count} are needed`);
  return fields;
}

function whole(text: string | undefined, where: string, what: string): number {
  const value = Number(text);
  if (text === undefined || text === '' || !Number.isInteger(value) || value < 0) {
    throw new InvalidInput(where, `has ${JSON.stringify(text ?? '')} as ${what}, a whole number from 0 is needed`);
  }
  return value;
}
