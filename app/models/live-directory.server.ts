import { query } from '~/platform/pg.server';
import { singleton } from '~/platform/singleton.server';

export interface DirectoryAgent {
  id: string;
  isActive: boolean;
  departmentId: string | null;
  /** groups served today, the main one first */
  groupIds: string[];
}

/** Who and what a contact centre may speak of, by every name it may use. */
export interface LiveDirectory {
  agents: Map<string, DirectoryAgent>;
  agentsByNumber: Map<string, DirectoryAgent>;
  agentsByExternalId: Map<string, DirectoryAgent>;
  groupIds: Set<string>;
  groupsByCode: Map<string, string>;
  groupsByExternalId: Map<string, string>;
  stateCodes: Set<string>;
}

interface AgentRow extends DirectoryAgent {
  personnelNumber: string;
  externalIds: Record<string, unknown>;
}

const lifetimeMs = 10_000;
const maxOrganizations = 50;

const agentsSql = `
select e.id, e.status = 'active' as "isActive", e.personnel_number as "personnelNumber", e.external_ids as "externalIds",
  (select dm.department_id from department_memberships dm where dm.employee_id = e.id
     and dm.valid_from <= t.today and (dm.valid_to is null or dm.valid_to > t.today) limit 1) as "departmentId",
  array(select gm.group_id::text from group_memberships gm where gm.employee_id = e.id
     and gm.valid_from <= t.today and (gm.valid_to is null or gm.valid_to > t.today)
     order by (gm.role = 'MAIN') desc, gm.priority, gm.group_id) as "groupIds"
from agents e cross join lateral (select (now() at time zone e.time_zone)::date as today) t
where e.organization_id = $1`;

const groupsSql = 'select id, code, external_id as "externalId" from groups where organization_id = $1';

async function loadDirectory(organizationId: string): Promise<LiveDirectory> {
  const [agents, groups, states] = await Promise.all([
    query<AgentRow>('live-directory-agents', agentsSql, [organizationId]),
    query<{ id: string; code: string; externalId: string | null }>('live-directory-groups', groupsSql, [
      organizationId,
    ]),
    query<{ code: string }>('live-directory-states', 'select code from agent_states where organization_id = $1', [
      organizationId,
    ]),
  ]);
  const directory: LiveDirectory = {
    agents: new Map(),
    agentsByNumber: new Map(),
    agentsByExternalId: new Map(),
    groupIds: new Set(groups.map((group) => group.id)),
    groupsByCode: new Map(groups.map((group) => [group.code, group.id])),
    groupsByExternalId: new Map(groups.flatMap(({ id, externalId }) => (externalId ? [[externalId, id]] : []))),
    stateCodes: new Set(states.map((state) => state.code)),
  };
  for (const { personnelNumber, externalIds, ...agent } of agents) {
    directory.agents.set(agent.id, agent);
    directory.agentsByNumber.set(personnelNumber, agent);
    for (const externalId of Object.values(externalIds)) directory.agentsByExternalId.set(String(externalId), agent);
  }
  return directory;
}

interface Entry {
  loaded: Promise<LiveDirectory>;
  loadedAt: number;
}

const entries = () => singleton('live-directory', () => new Map<string, Entry>());

/** The directory of an organization, at most ten seconds old: events come by the thousand, people change by the day. */
export function getLiveDirectory(organizationId: string): Promise<LiveDirectory> {
  const known = entries().get(organizationId);
  if (known && Date.now() - known.loadedAt < lifetimeMs) return known.loaded;
  if (entries().size >= maxOrganizations) entries().clear();
  const loaded = loadDirectory(organizationId);
  entries().set(organizationId, { loaded, loadedAt: Date.now() });
  // why: a failed read must not be remembered
  loaded.catch(() => entries().delete(organizationId));
  return loaded;
}

/** Reads the directory anew at the next event; for tests and for changes that must show at once. */
export function forgetLiveDirectory(organizationId: string): void {
  entries().delete(organizationId);
}
