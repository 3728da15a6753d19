import type { SeedContext } from '../seed-context';
import type { SeededSite } from './add-structure';
import type { Headcount } from './plan-headcount';

export interface SeededDepartment {
  id: string;
  path: string[];
  siteCode: string | null;
}

export interface SeededDepartments {
  root: SeededDepartment;
  planning: SeededDepartment;
  /** by site code */
  directions: Map<string, SeededDepartment>;
  teams: SeededDepartment[];
}

/** Three levels: the centre, planning and the operations of each site, their teams. Heads are set once people exist. */
export function addDepartments(
  context: SeedContext,
  sites: Map<string, SeededSite>,
  headcount: Headcount,
): SeededDepartments {
  const add = (
    name: string,
    code: string,
    parent: SeededDepartment | null,
    site: SeededSite | null,
  ): SeededDepartment => {
    const id = context.nextId();
    const path = [...(parent?.path ?? []), id];
    context.rows.add('departments', {
      id,
      organization_id: context.organizationId,
      parent_id: parent?.id ?? null,
      name,
      code,
      path,
      site_id: site?.id ?? null,
      cost_centre: site ? `CC-${site.code}` : null,
    });
    return { id, path, siteCode: site?.code ?? null };
  };
  const root = add(context.blueprint.name, 'ROOT', null, null);
  const planning = add('Planning and quality', 'PLAN', root, null);
  const directions = new Map<string, SeededDepartment>();
  const teams: SeededDepartment[] = [];
  for (const site of sites.values()) {
    const direction = add(`${site.name} operations`, site.code, root, site);
    directions.set(site.code, direction);
    for (let number = 1; number <= headcount.teams.get(site.code)!; number++) {
      teams.push(add(`${site.name} team ${number}`, `${site.code}-${number}`, direction, site));
    }
  }
  return { root, planning, directions, teams };
}
