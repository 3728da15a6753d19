import type { CapacityScenario, HiringClass } from './capacity-types';
import { atWeek } from './require-hours';

/** People week by week, in FTE, in the middle of the week. */
export interface StaffByWeek {
  headcountFte: Float64Array;
  productiveFte: Float64Array;
  hired: Float64Array;
  left: Float64Array;
}

/**
 * Who is there and what they are worth: the people of the beginning and each class, less those who leave. A class loses its
 * ramp-up leavers evenly over its ramp and the usual share afterwards; its productivity follows its ramp.
 */
export function staffWeeks(
  startFte: number,
  weeks: number,
  scenario: CapacityScenario,
  hiring: readonly HiringClass[],
): StaffByWeek {
  const staff: StaffByWeek = {
    headcountFte: new Float64Array(weeks),
    productiveFte: new Float64Array(weeks),
    hired: new Float64Array(weeks),
    left: new Float64Array(weeks),
  };
  addCohort(staff, weeks, scenario, { startWeek: 0, people: startFte, ramp: [] });
  for (const hired of hiring) {
    addCohort(staff, weeks, scenario, hired);
    staff.hired[hired.startWeek] += hired.people;
  }
  return staff;
}

function addCohort(staff: StaffByWeek, weeks: number, scenario: CapacityScenario, cohort: HiringClass): void {
  const { startWeek, ramp, rampAttrition = 0 } = cohort;
  let people = cohort.people;
  for (let week = startWeek; week < weeks; week++) {
    const age = week - startWeek;
    const isRamping = age < ramp.length;
    const leaving = isRamping
      ? (cohort.people * rampAttrition) / ramp.length
      : people * atWeek(scenario.weeklyAttrition, week);
    const average = people - leaving / 2;
    staff.headcountFte[week] += average;
    staff.productiveFte[week] += average * (isRamping ? ramp[age] : 1);
    staff.left[week] += leaving;
    people -= leaving;
  }
}
