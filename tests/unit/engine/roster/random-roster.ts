import { createRandom, type Random } from '~/engine/random';
import type { RosterEmployee, RosterInstance } from '~/engine/roster';

interface RandomRosterShape {
  dayCount: number;
  employeeCount: number;
  shiftCount: number;
}

/** A small problem with all kinds of rules, some of them so tight that no roster may exist. */
export function createRandomInstance(seed: number, shape: RandomRosterShape): RosterInstance {
  const random = createRandom(seed);
  const shiftIds = Array.from({ length: shape.shiftCount }, (_, index) => `S${index}`);
  const instance: RosterInstance = {
    dayCount: shape.dayCount,
    shifts: shiftIds.map((id) => ({
      id,
      lengthMinutes: random.pick([480, 480, 600]),
      cannotBeFollowedBy: shiftIds.filter((other) => other !== id && random.int(3) === 0),
    })),
    employees: Array.from({ length: shape.employeeCount }, (_, index) =>
      randomEmployee(random, index, shape, shiftIds),
    ),
    onRequests: [],
    offRequests: [],
    cover: [],
  };
  for (const employee of instance.employees) {
    for (let day = 0; day < shape.dayCount; day++) {
      const request = { employeeId: employee.id, day, shiftId: random.pick(shiftIds), weight: 1 + random.int(3) };
      const kind = random.int(6);
      if (kind === 0) instance.onRequests.push(request);
      if (kind === 1) instance.offRequests.push(request);
    }
  }
  for (let day = 0; day < shape.dayCount; day++) {
    for (const shiftId of shiftIds) {
      const required = random.int(shape.employeeCount);
      instance.cover.push({ day, shiftId, required, weightUnder: random.pick([100, 10]), weightOver: 1 });
    }
  }
  return instance;
}

function randomEmployee(random: Random, index: number, shape: RandomRosterShape, shiftIds: string[]): RosterEmployee {
  const { dayCount } = shape;
  const maxConsecutiveShifts = 1 + random.int(5);
  return {
    id: `P${index}`,
    maxShifts: new Map(shiftIds.map((id) => [id, random.pick([dayCount, dayCount, 1, 2, 3])])),
    minTotalMinutes: random.int(Math.max(1, Math.floor(dayCount / 2))) * 240,
    maxTotalMinutes: 480 * (2 + random.int(dayCount)),
    minConsecutiveShifts: Math.min(maxConsecutiveShifts, 1 + random.int(3)),
    maxConsecutiveShifts,
    minConsecutiveDaysOff: 1 + random.int(3),
    maxWeekends: random.int(3),
    daysOff: Array.from({ length: dayCount }, (_, day) => day).filter(() => random.int(8) === 0),
  };
}
