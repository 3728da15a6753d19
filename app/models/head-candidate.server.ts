import type { AccessScope } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { employeeScopeSql } from './access-scope.server';

const candidatesSql = (scopeSql: string) => `
select a.id, a.last_name || ' ' || a.first_name as name
from agents a
left join department_memberships m on m.employee_id = a.id and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)
left join departments d on d.id = m.department_id
where a.organization_id = $1::uuid and a.status = 'active' and ${scopeSql}
  and ($2::uuid is null or d.path && (select path from departments where id = $2 and organization_id = $1::uuid))
order by (d.path @> array[$2::uuid]) desc nulls last, a.last_name, a.first_name
limit 300`;

/**
 * People within the scope who may head a department: those in it first, then those along the way to the top; at most
 * three hundred.
 */
export function listHeadCandidates(input: {
  organizationId: string;
  scope: AccessScope;
  departmentId: string | null;
}): Promise<{ id: string; name: string }[]> {
  const isId = /^[0-9a-f-]{36}$/i.test(input.departmentId ?? '');
  const condition = employeeScopeSql(input.scope, 'a', 3);
  return query(`head-candidates-${input.scope.kind}`, candidatesSql(condition.sql), [
    input.organizationId,
    isId ? input.departmentId : null,
    ...condition.values,
  ]);
}
