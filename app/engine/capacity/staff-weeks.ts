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
 * ramp-up leavers evenly over its ramp and the usual share afterwards; its productivity follows its ramp. Classes from before the plan are
 * among the people of the beginning: who of them is still ramping up counts by their ramp, the others are like everybody.
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
  const ramping = hiring.filter(({ startWeek, ramp }) => startWeek < 0 && startWeek + ramp.length > 0);
  const rampingPeople = ramping.reduce((sum, cohort) => sum + countRemaining(cohort), 0);
  // who is not there at the beginning cannot be ramping up: classes that outnumber it shrink to it
  const share = rampingPeople > startFte ? startFte / rampingPeople : 1;
  addCohort(staff, scenario, { startWeek: 0, people: startFte - rampingPeople * share, ramp: [] });
  for (const cohort of ramping) addCohort(staff, scenario, { ...cohort, people: cohort.people * share });
  for (const cohort of hiring) {
    if (cohort.startWeek < 0) continue;
    addCohort(staff, scenario, cohort);
    staff.hired[cohort.startWeek] += cohort.people;
  }
  return staff;
}

/** Leavers of each week of a class's ramp. */
const rampLeavers = ({ people, ramp, rampAttrition = 0 }: HiringClass): number =>
  (people * rampAttrition) / ramp.length;

/** People of a class that started before the plan who are left at its beginning, while it is ramping up. */
const countRemaining = (cohort: HiringClass): number => cohort.people + cohort.startWeek * rampLeavers(cohort);

function addCohort(staff: StaffByWeek, scenario: CapacityScenario, cohort: HiringClass): void {
  const { startWeek, ramp } = cohort;
  let people = startWeek < 0 ? countRemaining(cohort) : cohort.people;
  for (let week = Math.max(0, startWeek); week < staff.left.length; week++) {
    const age = week - startWeek;
    const isRamping = age < ramp.length;
    const leaving = isRamping ? rampLeavers(cohort) : people * atWeek(scenario.weeklyAttrition, week);
    const average = people - leaving / 2;
    staff.headcountFte[week] += average;
    staff.productiveFte[week] += average * (isRamping ? ramp[age] : 1);
    staff.left[week] += leaving;
    people -= leaving;
  }
}
