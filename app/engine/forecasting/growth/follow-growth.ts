import type { ForecastMember } from '../members/member';
import { MEMBERS } from '../members/registry';
import type { SettledGrowth } from './settle-growth';

/** The members of a forecast whose growth a planner tells. */
export interface GrowthFollowers {
  members: ForecastMember[];
  /** Names of those whose own trend is the growth that was told; the others are multiplied by its path. */
  carriers: ReadonlySet<string>;
  /** Names of those that were left out, because a trend of their own would come on top of the growth. */
  stoodBack: string[];
}

/**
 * Brings members in line with the growth that is told: those that can take it over do, those with another trend of their own stand
 * back. Where none is left the usual ones without a trend take their place.
 */
export function followGrowth(members: readonly ForecastMember[], growth: SettledGrowth | undefined): GrowthFollowers {
  if (!growth) return { members: [...members], carriers: new Set(), stoodBack: [] };
  const carriers = new Set<string>();
  const stoodBack: string[] = [];
  const following = new Map<string, ForecastMember>();
  for (const member of members) {
    const adapted = member.withGrowth?.(growth);
    if (!adapted && member.hasTrend) {
      stoodBack.push(member.name);
      continue;
    }
    const taken = adapted?.member ?? member;
    if (adapted?.carriesGrowth) carriers.add(taken.name);
    // why: two trends of one method become the same method once both follow the growth
    following.set(taken.name, taken);
  }
  const isNoneLeft = following.size === 0 && members.length > 0;
  return {
    members: isNoneLeft ? MEMBERS.filter((member) => !member.hasTrend) : [...following.values()],
    carriers,
    stoodBack,
  };
}
