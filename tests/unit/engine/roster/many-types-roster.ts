import { createRandom } from '~/engine/random';
import type { RosterInstance } from '~/engine/roster';

interface ManyTypesShape {
  employeeCount: number;
  dayCount: number;
  seed: number;
}

const TYPES = 14;
/** Types of a day, from early to night; a later one may not be followed by an earlier one. */
const PARTS = ['early', 'day', 'late', 'night'];

/** A problem in which each person may work some of many shift types, each of them only a few times. */
export function createManyTypesInstance({ employeeCount, dayCount, seed }: ManyTypesShape): RosterInstance {
  const random = createRandom(seed);
  const partOf = (index: number) => Math.min(PARTS.length - 1, Math.floor((index * PARTS.length) / TYPES));
  const ids = Array.from({ length: TYPES }, (_, index) => `${PARTS[partOf(index)]}${index}`);
  const weeks = dayCount / 7;
  const instance: RosterInstance = {
    dayCount,
    shifts: ids.map((id, index) => ({
      id,
      lengthMinutes: partOf(index) === 3 ? 600 : 480,
      cannotBeFollowedBy: ids.filter((_, other) => partOf(other) < partOf(index)),
    })),
    employees: Array.from({ length: employeeCount }, (_, index) => ({
      id: `P${index}`,
      maxShifts: new Map(ids.map((id) => [id, random.int(5) < 2 ? 0 : Math.max(1, Math.ceil(weeks * 0.8))])),
      minTotalMinutes: Math.round(weeks * 4) * 480,
      maxTotalMinutes: Math.round(weeks * 4.5) * 480,
      minConsecutiveShifts: 2,
      maxConsecutiveShifts: 5,
      minConsecutiveDaysOff: 2,
      maxWeekends: Math.ceil(weeks / 2),
      daysOff: [random.int(dayCount)],
    })),
    onRequests: [],
    offRequests: [],
    cover: [],
  };
  for (const employee of instance.employees) {
    for (let day = 0; day < dayCount; day += 3) {
      const request = { employeeId: employee.id, day, shiftId: random.pick(ids), weight: 1 + random.int(3) };
      (random.int(2) === 0 ? instance.onRequests : instance.offRequests).push(request);
    }
  }
  const perType = (employeeCount * 4.2) / 7 / TYPES;
  for (let day = 0; day < dayCount; day++) {
    for (const shiftId of ids) {
      const required = Math.floor(perType + random.next() * 1.2);
      instance.cover.push({ day, shiftId, required, weightUnder: 100, weightOver: 1 });
    }
  }
  return instance;
}
