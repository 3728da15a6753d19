/** Size and rules of a generated roster problem. */
export interface RosterShape {
  dayCount: number;
  employeeCount: number;
  /** shift types by part of the day: early, day, late, night */
  types: [number, number, number, number];
  /** lengths that the types of a part take in turn, minutes */
  lengthsMinutes: [number[], number[], number[], number[]];
  /** part of the types that a person may work at all */
  allowed: number;
  /** most shifts of an allowed type as a part of the days; 1 where the type is not limited */
  limits: [number, number, number, number];
  /** most minutes of a person less the least, in minutes */
  spreadMinutes: number;
  /** how much the people wanted differ from day to day, in roots of their mean */
  unevenness: number;
}

const plain: RosterShape['lengthsMinutes'] = [[480], [480], [480], [600]];
const mixed: RosterShape['lengthsMinutes'] = [
  [480, 540],
  [480, 600],
  [480, 540, 720],
  [600, 720],
];

/**
 * Sizes of the public shift scheduling benchmark (Curtois and Qu, 2014) by its numbers. `tight` variants limit every
 * type and mix the lengths of shifts, so that a person's limits leave little room.
 */
export const rosterShapes: Record<string, RosterShape> = {
  '7': shape(28, 20, [1, 1, 1, 0], plain, 0.7, [1, 1, 1, 1], 1080),
  '8': shape(28, 30, [1, 1, 1, 1], plain, 0.7, [1, 1, 1, 0.18], 1080),
  '11': shape(28, 50, [2, 2, 1, 1], plain, 0.6, [1, 0.32, 1, 0.18], 1080),
  '13': shape(28, 120, [6, 5, 5, 2], plain, 0.6, [0.15, 1, 0.15, 0.15], 1080),
  '13tight': shape(28, 120, [6, 5, 5, 2], mixed, 0.6, [0.1, 0.1, 0.1, 0.1], 1080),
  '15': shape(42, 45, [2, 2, 1, 1], plain, 0.6, [1, 0.25, 1, 0.16], 960),
  '16': shape(56, 20, [1, 1, 1, 0], plain, 0.7, [1, 1, 0.5, 1], 480),
  '18': shape(84, 22, [1, 1, 0, 1], plain, 0.8, [1, 1, 1, 0.25], 960),
  '21': shape(182, 100, [3, 2, 2, 1], plain, 0.65, [1, 0.2, 1, 0.15], 1200),
  '23': shape(364, 100, [6, 4, 4, 2], plain, 0.65, [0.13, 1, 0.13, 0.16], 960),
  '24': shape(364, 150, [10, 9, 9, 4], plain, 0.6, [0.1, 1, 0.1, 0.1], 960),
  '24tight': shape(364, 150, [10, 9, 9, 4], mixed, 0.55, [0.04, 0.04, 0.04, 0.04], 960),
};

function shape(
  dayCount: number,
  employeeCount: number,
  types: RosterShape['types'],
  lengthsMinutes: RosterShape['lengthsMinutes'],
  allowed: number,
  limits: RosterShape['limits'],
  spreadMinutes: number,
): RosterShape {
  return { dayCount, employeeCount, types, lengthsMinutes, allowed, limits, spreadMinutes, unevenness: 1.5 };
}
