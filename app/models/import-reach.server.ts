import type { Actor } from '~/auth/actor';
import { notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { departmentsInReach } from './group-reach.server';

/**
 * That an import of history is one the actor may see and carry on: its group is one that their departments answer for; where the rows
 * of the file name the groups, it is their own. With a right on the whole organization nothing is asked of the database.
 * @throws AppError forbidden; not_found where it is out of reach, as if it did not exist
 */
export async function requireImportInReach(actor: Actor, importId: string): Promise<void> {
  const departmentIds = departmentsInReach(actor, 'history:import');
  if (!departmentIds) return;
  const [found] = await query(
    'import-in-reach',
    `select 1 from import_runs r left join groups g on g.id = r.group_id
     where r.organization_id = $1 and r.id = $2
       and (g.department_id = any($3::uuid[]) or (r.group_id is null and r.created_by = $4))`,
    [actor.organizationId, importId, departmentIds, actor.id],
  );
  if (!found) throw notFound('The import');
}
