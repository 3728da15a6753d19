import type { StateFlags } from '~/engine/adherence';
import { query } from '~/platform/pg.server';

export interface StateEntry extends StateFlags {
  code: string;
  name: string;
  /** handling a contact: talking, writing, or finishing one */
  isNetLoad: boolean;
}

/** What each state of the contact centre counts as. */
export async function listStates(organizationId: string): Promise<StateEntry[]> {
  return query<StateEntry>(
    'state-dictionary',
    `select code, name, is_productive as "isProductive", is_break as "isBreak", is_online as "isOnline", is_net_load as "isNetLoad",
       max_duration_sec as "maxDurationSec" from agent_states where organization_id = $1 order by code`,
    [organizationId],
  );
}
