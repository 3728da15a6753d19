import { notFound } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';

/** What a person sees of their own record. */
export interface ProfileView {
  name: string;
  personnelNumber: string;
  email: string | null;
  phone: string | null;
  departmentName: string | null;
  supervisorName: string | null;
  positionName: string | null;
  siteName: string;
  timeZone: string;
  workType: string;
  hireDate: string;
  weeklyMinutes: number | null;
  rate: number | null;
  workRuleName: string | null;
  groups: { name: string; role: string; proficiency: number }[];
  skills: { name: string; proficiency: number }[];
}

/** @throws AppError not_found */
export async function getProfile(input: { organizationId: string; employeeId: string }): Promise<ProfileView> {
  const [row] = await query<ProfileView>(
    'profile',
    `select e.last_name || ' ' || e.first_name || coalesce(' ' || e.patronymic, '') as name, e.personnel_number as "personnelNumber", e.email, e.phone,
       d.name as "departmentName", h.last_name || ' ' || h.first_name as "supervisorName", p.name as "positionName", s.name as "siteName",
       e.time_zone as "timeZone", e.work_type as "workType", e.hire_date as "hireDate", c.weekly_minutes as "weeklyMinutes", c.rate,
       w.name as "workRuleName",
       (select coalesce(json_agg(json_build_object('name', g.name, 'role', m.role, 'proficiency', m.proficiency) order by m.priority), '[]')
          from group_memberships m join groups g on g.id = m.group_id
         where m.employee_id = e.id and m.valid_from <= current_date and (m.valid_to is null or m.valid_to > current_date)) as groups,
       (select coalesce(json_agg(json_build_object('name', k.name, 'proficiency', a.proficiency) order by a.priority, k.name), '[]')
          from agent_skills a join skills k on k.id = a.skill_id
         where a.employee_id = e.id and a.valid_from <= current_date and (a.valid_to is null or a.valid_to > current_date)) as skills
     from agents e
     join sites s on s.id = e.site_id
     left join positions p on p.id = e.position_id
     left join department_memberships dm on dm.employee_id = e.id and dm.valid_from <= current_date and (dm.valid_to is null or dm.valid_to > current_date)
     left join departments d on d.id = dm.department_id
     left join agents h on h.id = d.head_employee_id and h.id <> e.id
     left join contracts c on c.employee_id = e.id and c.valid_from <= current_date and (c.valid_to is null or c.valid_to > current_date)
     left join work_rules w on w.id = c.work_rule_id
     where e.organization_id = $1 and e.id = $2`,
    [input.organizationId, input.employeeId],
  );
  if (!row) throw notFound('The profile');
  return row;
}
