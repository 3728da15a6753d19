/** How the demand of a kind of customer moves through day, week and year. */
export interface DemandPattern {
  /** Monday first */
  weekday: number[];
  /** January first */
  month: number[];
  holiday: number;
  preHoliday: number;
  /** first working day after a holiday or a long weekend */
  afterHoliday: number;
  payDay: number;
  /** share of the demand that comes evenly at any open hour */
  base: number;
  /** [hour of the centre, width in hours, weight] */
  weekdayBumps: [number, number, number][];
  weekendBumps: [number, number, number][];
  /** growth a year, e.g. 0.08 */
  growth: number;
  /** coefficient of variation of whole days and of single intervals, beyond Poisson */
  dayNoise: number;
  intervalNoise: number;
}

const patterns = {
  bank: {
    weekday: [1.22, 1.1, 1.05, 1.03, 1.08, 0.82, 0.7],
    month: [0.96, 0.98, 1.03, 1.02, 0.97, 0.98, 0.96, 0.97, 1.02, 1.03, 1.03, 1.05],
    holiday: 0.62,
    preHoliday: 1.08,
    afterHoliday: 1.18,
    payDay: 1.24,
    base: 0.16,
    weekdayBumps: [
      [10.6, 1.9, 1],
      [15.2, 2.6, 0.9],
      [19.4, 1.6, 0.32],
    ],
    weekendBumps: [
      [12.6, 2.6, 1],
      [17.5, 2.6, 0.6],
    ],
    growth: 0.07,
    dayNoise: 0.035,
    intervalNoise: 0.09,
  },
  technical: {
    weekday: [1.12, 1.02, 0.98, 0.98, 1.03, 0.95, 0.92],
    month: [1.06, 1.03, 1, 0.97, 0.95, 0.94, 0.96, 0.97, 1.01, 1.03, 1.04, 1.04],
    holiday: 0.9,
    preHoliday: 1.02,
    afterHoliday: 1.06,
    payDay: 1.03,
    base: 0.14,
    weekdayBumps: [
      [10.5, 2, 0.7],
      [14.5, 2.4, 0.55],
      [19.8, 2.1, 1],
    ],
    weekendBumps: [
      [12.5, 2.5, 0.8],
      [19, 2.7, 0.9],
    ],
    growth: 0.03,
    dayNoise: 0.06,
    intervalNoise: 0.14,
  },
  retail: {
    weekday: [1.12, 1.05, 1, 1, 1.04, 0.94, 0.85],
    month: [0.92, 0.94, 1, 0.96, 0.95, 0.94, 0.93, 0.97, 1, 1.03, 1.16, 1.2],
    holiday: 0.72,
    preHoliday: 1.1,
    afterHoliday: 1.16,
    payDay: 1.08,
    base: 0.1,
    weekdayBumps: [
      [11, 1.9, 1],
      [14.8, 2.2, 0.8],
      [19, 1.9, 0.55],
    ],
    weekendBumps: [
      [13, 2.8, 1],
      [18, 2.4, 0.7],
    ],
    growth: 0.12,
    dayNoise: 0.05,
    intervalNoise: 0.11,
  },
  evening: {
    weekday: [1.1, 1.05, 1.02, 1.01, 1, 0.93, 0.89],
    month: [1, 1, 1.01, 0.98, 0.96, 0.95, 0.94, 0.97, 1.02, 1.04, 1.06, 1.07],
    holiday: 0.8,
    preHoliday: 1.03,
    afterHoliday: 1.09,
    payDay: 1.06,
    base: 0.12,
    weekdayBumps: [
      [11.5, 2, 0.7],
      [15, 2.5, 0.65],
      [20, 2, 0.95],
    ],
    weekendBumps: [
      [13.5, 3, 0.8],
      [19.5, 2.5, 0.9],
    ],
    growth: 0.16,
    dayNoise: 0.045,
    intervalNoise: 0.12,
  },
  office: {
    weekday: [1.25, 1.1, 1.02, 1, 0.95, 0.5, 0.4],
    month: [0.95, 1, 1.04, 1.02, 0.98, 0.98, 0.93, 0.94, 1.04, 1.05, 1.04, 1.03],
    holiday: 0.35,
    preHoliday: 0.95,
    afterHoliday: 1.25,
    payDay: 1.05,
    base: 0.1,
    weekdayBumps: [
      [9.8, 1.4, 1],
      [14, 2.2, 0.9],
    ],
    weekendBumps: [[12, 3, 1]],
    growth: 0.05,
    dayNoise: 0.06,
    intervalNoise: 0.15,
  },
} satisfies Record<string, DemandPattern>;

export type DemandKind = keyof typeof patterns;

export const demandPattern = (kind: DemandKind): DemandPattern => patterns[kind];
