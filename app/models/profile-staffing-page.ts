import type { ProfileQuestion } from './profile-question';
import type { ProfileStaffingResult } from './profile-staffing';

/** A day that was staffed by skill profile. */
export interface ProfileStaffingJob {
  question: ProfileQuestion & { date: string };
  /** start of the first interval */
  startMs: number;
  timeZone: string;
  names: { id: string; name: string; slTarget: number; thresholdSec: number; contacts: number }[];
  /** people of profiles too rare to be looked at */
  leftOut: number;
  staffing: ProfileStaffingResult;
}

/** What the page of staffing by profile shows. */
export interface ProfileStaffingPage {
  services: { id: string; name: string }[];
  /** first day after today that a schedule covers, else tomorrow */
  date: string;
  job: {
    id: string;
    state: 'waiting' | 'running' | 'completed' | 'failed' | 'cancelled';
    error: string | null;
    result: ProfileStaffingJob | null;
  } | null;
}
