import type { Employee } from '~/engine/scheduling';

/** Norm hours that were given to a person for a time that holds days of a schedule. */
export interface AssignedNorm {
  /** what the days of the schedule owe, as a part of what contract and calendar come to; 1 = the same */
  share: number;
  /** left of the hours of the period, less absences and what is planned outside of the schedule; null where the schedule reaches past it */
  remainingMinutes: number | null;
}

/**
 * The contracts of a person's entries with hours that follow a given norm instead of the calendar: the weekly target moves by
 * its share, the tolerance about it stays; what is left of the period bounds the whole schedule.
 * @param mostWeeklyMinutes what a week may never exceed
 */
export function followNorm(
  entries: readonly Employee[],
  norm: AssignedNorm | undefined,
  schedule: { days: number; mostWeeklyMinutes: number },
): Employee[] {
  if (!norm) return [...entries];
  const weeks = Math.max(1, schedule.days / 7);
  return entries.map((entry) => {
    const { contract } = entry;
    const below = contract.weeklyTargetMinutes - contract.weeklyMinMinutes;
    const above = contract.weeklyMaxMinutes - contract.weeklyTargetMinutes;
    const most = Math.max(contract.weeklyMaxMinutes, Math.min(7 * 1440, schedule.mostWeeklyMinutes));
    const target = Math.min(most, Math.round(contract.weeklyTargetMinutes * norm.share));
    const hours = {
      weeklyTargetMinutes: target,
      weeklyMinMinutes: Math.max(0, target - below),
      weeklyMaxMinutes: Math.min(most, target + above),
    };
    // why: of a person whose contract changes inside, each entry would take all that is left
    if (norm.remainingMinutes === null || entries.length > 1) return { ...entry, contract: { ...contract, ...hours } };
    const periodMaxMinutes = Math.max(0, Math.round(norm.remainingMinutes + above * weeks));
    const weeklyMinMinutes = Math.min(hours.weeklyMinMinutes, Math.floor(periodMaxMinutes / weeks));
    return { ...entry, contract: { ...contract, ...hours, weeklyMinMinutes, periodMaxMinutes } };
  });
}
