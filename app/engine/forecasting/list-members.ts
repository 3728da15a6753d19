import { MEMBERS } from './members/registry';

/** A forecasting method that a planner may choose. */
export interface MemberInfo {
  name: string;
  /** Fewest open days with data that it can learn from. */
  minHistoryDays: number;
  hasTrend: boolean;
}

/** Methods that take part in the combination unless told otherwise. */
export function listMembers(): MemberInfo[] {
  return MEMBERS.map(({ name, minHistoryDays, hasTrend }) => ({ name, minHistoryDays, hasTrend: hasTrend === true }));
}
