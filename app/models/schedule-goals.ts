import type { ScheduleWeights } from '~/engine/scheduling';

/** What a variant is planned for first. */
export const scheduleGoals = ['balanced', 'coverage', 'cost', 'preferences', 'fairness', 'stability'] as const;
export type ScheduleGoal = (typeof scheduleGoals)[number];

/** Weights of the objective by goal; what is not named keeps its default. */
const weightsByGoal: Record<ScheduleGoal, Partial<ScheduleWeights>> = {
  balanced: {},
  coverage: { underLinear: 8, underQuadratic: 200, preference: 0.2, lateShift: 0.005, weekendDay: 0.015 },
  cost: { underQuadratic: 50, overLinear: 4, overQuadratic: 24, weeklyTargetPerHour: 0 },
  preferences: { preference: 6, startPreferencePerHour: 0.5 },
  fairness: { lateShift: 0.4, weekendDay: 1.2 },
  stability: { stability: 6 },
};

export const weightsOfGoal = (goal: ScheduleGoal | undefined): Partial<ScheduleWeights> =>
  weightsByGoal[goal ?? 'balanced'];
