import { addDays } from '~/engine/time';
import type { SeedContext } from '../seed-context';
import type { SeededGroup } from './add-structure';

/** Service-level settings: a default of the organization and one row per group. */
export function addServiceLevelSettings(context: SeedContext, groups: SeededGroup[]): void {
  const valid_from = addDays(context.today, -context.blueprint.historyWeeks * 7 - 7);
  const common = {
    organization_id: context.organizationId,
    max_occupancy: 0.88,
    shrinkage: 0.08,
    reserve: 1,
    valid_from,
  };
  const { rows, nextId } = context;
  rows.add('service_level_settings', {
    id: nextId(),
    ...common,
    group_id: null,
    service_level_target: 0.8,
    threshold_sec: 20,
    min_agents: 0,
    concurrency: 1,
    deadline_sec: null,
    patience_sec: null,
    warning_level: 0.75,
    critical_level: 0.65,
  });
  for (const group of groups) {
    const isDeferred = group.deadlineSec !== undefined;
    rows.add('service_level_settings', {
      id: nextId(),
      ...common,
      group_id: group.id,
      service_level_target: group.serviceLevelTarget,
      threshold_sec: group.thresholdSec,
      min_agents: isDeferred ? 0 : 1,
      concurrency: group.concurrency ?? 1,
      deadline_sec: group.deadlineSec ?? null,
      patience_sec: group.channel === 'CALLS' ? 180 : group.channel === 'CHATS' ? 300 : null,
      warning_level: Math.max(0.6, group.serviceLevelTarget - 0.05),
      critical_level: Math.max(0.5, group.serviceLevelTarget - 0.15),
    });
  }
}

/** [code, name, productive, net load, talk, break, online, longest in seconds] */
const agentStates: [string, string, boolean, boolean, boolean, boolean, boolean, number | null][] = [
  ['AVL', 'Available', true, false, false, false, true, null],
  ['CALL', 'In call', true, true, true, false, true, 1800],
  ['CHAT', 'In chat', true, true, true, false, true, null],
  ['MAIL', 'Writing e-mail', true, true, false, false, true, 3600],
  ['ACW', 'After-call work', true, true, false, false, true, 300],
  ['BRK', 'Break', false, false, false, true, true, 1200],
  ['LUN', 'Lunch', false, false, false, true, true, 4200],
  ['TRN', 'Training', true, false, false, false, true, null],
  ['MTG', 'Meeting', true, false, false, false, true, null],
  ['OFF', 'Offline', false, false, false, false, false, null],
];

/** The dictionary of contact-centre states. */
export function addAgentStates(context: SeedContext): void {
  for (const [code, name, productive, netLoad, talk, isBreak, online, maxDurationSec] of agentStates) {
    context.rows.add('agent_states', {
      id: context.nextId(),
      organization_id: context.organizationId,
      code,
      name,
      is_productive: productive,
      is_net_load: netLoad,
      is_talk: talk,
      is_break: isBreak,
      is_online: online,
      max_duration_sec: maxDurationSec,
    });
  }
}
