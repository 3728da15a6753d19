import { MEMBERS, OPTIONAL_MEMBERS } from './members/registry';

/** A forecasting method that a planner may choose. */
export interface MemberInfo {
  name: string;
  /** Fewest open days with data that it can learn from. */
  minHistoryDays: number;
  hasTrend: boolean;
  /** Whether it takes part in the combination unless told otherwise. */
  isDefault: boolean;
}

/** Methods that `memberNames` may name. */
export function listMembers(): MemberInfo[] {
  return [...MEMBERS, ...OPTIONAL_MEMBERS].map((member) => ({
    name: member.name,
    minHistoryDays: member.minHistoryDays,
    hasTrend: member.hasTrend === true,
    isDefault: MEMBERS.includes(member),
  }));
}
