import type { GeneratedShift } from '../result-types';

/** A training, meeting or other activity that takes people from the contacts for a while. */
export interface Activity {
  id: string;
  /** `group`: everybody at the same time; `individual`: each at the time that suits best. */
  participation: 'group' | 'individual';
  minutes: number;
  /** Local dates and wall-clock hours it must lie in, on the clock of each who takes part. */
  dates: string[];
  fromMinute: number;
  toMinute: number;
  participantIds: string[];
  /** With fewer it does not take place. */
  minParticipants: number;
  maxParticipants: number;
  /** Most at the same time where each has an own time; missing = no limit. */
  maxSimultaneous?: number;
}

export interface PlacedActivity {
  activityId: string;
  employeeId: string;
  startMs: number;
  endMs: number;
}

export interface ActivityResult {
  placed: PlacedActivity[];
  /** The shifts, with the work that the activities take cut out. */
  shifts: GeneratedShift[];
  /** Activities that do not take place, and why. */
  notPlaced: { activityId: string; reason: string }[];
  /** What the activities cost in coverage, in units of the objective. */
  costIncrease: number;
}
