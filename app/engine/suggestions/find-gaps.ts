import { toLocalDate } from '~/engine/time';
import type { StaffingMap } from './staffing-map';
import type { CoverageGap } from './types';

/** Fewer agents than this are noise of the requirement. */
const LEAST_AGENTS = 0.4;
const LEAST_AGENT_HOURS = 0.25;
/** A pause of the gap no longer than this is part of it. */
const BRIDGE_MS = 30 * 60_000;

/**
 * Stretches in which a group has too few (or too many) people, the largest first. Stretches of the same date that are close
 * to each other are one.
 * @param dates only these local dates of the group
 * @param zoneOf zone of a group
 */
export function findGaps(
  map: StaffingMap,
  kind: CoverageGap['kind'],
  zoneOf: (groupId: string) => string,
  dates?: ReadonlySet<string>,
): CoverageGap[] {
  const gaps: CoverageGap[] = [];
  map.problem.groups.forEach((group, g) => {
    let open: CoverageGap | null = null;
    for (let i = 0; i < group.demand.length; i++) {
      const agents = kind === 'short' ? map.shortAt(g, i) : map.overAt(g, i);
      if (agents < LEAST_AGENTS) continue;
      const startMs = group.demandStartMs + i * map.stepMs;
      const date = toLocalDate(startMs, zoneOf(group.id));
      if (dates && !dates.has(date)) continue;
      if (!open || open.date !== date || startMs - open.endMs > BRIDGE_MS) {
        open = { kind, groupId: group.id, date, startMs, endMs: startMs, agentHours: 0, peakAgents: 0 };
        gaps.push(open);
      }
      open.endMs = startMs + map.stepMs;
      open.agentHours += (agents * map.stepMs) / 3_600_000;
      open.peakAgents = Math.max(open.peakAgents, agents);
    }
  });
  return gaps.filter((gap) => gap.agentHours >= LEAST_AGENT_HOURS).sort((a, b) => b.agentHours - a.agentHours);
}
