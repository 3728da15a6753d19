import { type Actor, scopeOf } from '~/auth/actor';
import { query } from '~/platform/pg.server';
import { departmentScopeSql, employeeScopeSql } from './access-scope.server';
import { groupScopeSql } from './group-scope.server';

/** Something found, with the page that shows it. */
export interface SearchResult {
  type: 'employee' | 'group' | 'forecast' | 'schedule' | 'department' | 'service' | 'skill';
  id: string;
  title: string;
  subtitle: string | null;
  to: string;
}

const perType = 6;
const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

/** Every word occurs in a folded text, without regard to case, Latin or Cyrillic. */
const matchesFolded = (folded: string) =>
  `${folded} like all (select '%' || fold_text(w) || '%' from unnest($2::text[]) w)`;
const matches = (text: string) => matchesFolded(`fold_text(${text})`);

function found(
  type: SearchResult['type'],
  columns: { title: string; subtitle: string; to: string },
  from: string,
): string {
  return `(select '${type}' as type, x.id::text as id, ${columns.title} as title, ${columns.subtitle} as subtitle, ${columns.to} as "to"
    from ${from} order by 3 limit ${perType})`;
}

/**
 * Finds people, groups, departments, services, skills, forecasts and schedules that the actor may read, in one statement.
 * @param text at least two characters; every word must occur
 */
export async function searchEverything(input: { actor: Actor; text: string }): Promise<SearchResult[]> {
  const words = input.text.trim().split(/\s+/).filter(Boolean).slice(0, 6).map(escapeLike);
  if (words.join('').length < 2) return [];
  const { actor } = input;
  const values: unknown[] = [actor.organizationId, words];
  const parts: string[] = [];
  const own = 'x.organization_id = $1::uuid';

  const people = scopeOf(actor, 'employee:read');
  if (people && people.kind !== 'own') {
    const scope = employeeScopeSql(people, 'x', values.length + 1);
    values.push(...scope.values);
    const name = `x.last_name || ' ' || x.first_name || coalesce(' ' || x.patronymic, '')`;
    parts.push(
      found(
        'employee',
        {
          title: name,
          subtitle: `concat_ws(' · ', x.personnel_number, po.name, st.name)`,
          to: `'/people/employees/' || x.id`,
        },
        `agents x join sites st on st.id = x.site_id left join positions po on po.id = x.position_id
         where ${own} and x.status <> 'dismissed' and ${scope.sql} and ${matchesFolded('x.search_text')}`,
      ),
    );
  }
  const departments = scopeOf(actor, 'department:read');
  if (departments) {
    const scope = departmentScopeSql(departments, 'x', values.length + 1);
    values.push(...scope.values);
    parts.push(
      found(
        'department',
        { title: 'x.name', subtitle: 'x.code', to: `'/people/departments?department=' || x.id` },
        `departments x where ${own} and x.status = 'active' and ${scope.sql} and ${matches(`x.name || ' ' || x.code`)}`,
      ),
    );
  }
  if (scopeOf(actor, 'structure:read')) {
    const named = `x.status = 'active' and ${matches(`x.name || ' ' || x.code`)}`;
    parts.push(
      found(
        'group',
        { title: 'x.name', subtitle: 's.name', to: `'/people/groups/' || x.id` },
        `groups x join services s on s.id = x.service_id where ${own} and ${named}`,
      ),
      found(
        'service',
        { title: 'x.name', subtitle: 'x.code', to: `'/people/services#' || x.id` },
        `services x where ${own} and ${named}`,
      ),
      found(
        'skill',
        { title: 'x.name', subtitle: 'x.category', to: `'/people/employees?skill=' || x.id` },
        `skills x where ${own} and ${named}`,
      ),
    );
  }
  const forecasts = scopeOf(actor, 'forecast:read');
  if (forecasts) {
    const scope = groupScopeSql(forecasts, 'g', values.length + 1);
    values.push(...scope.values);
    parts.push(
      found(
        'forecast',
        { title: 'x.name', subtitle: `g.name || ' · ' || x.start_date`, to: `'/plan/forecasts/' || x.id` },
        `forecasts x join groups g on g.id = x.group_id where ${own} and ${scope.sql} and ${matches(`x.name || ' ' || g.name`)}`,
      ),
    );
  }
  const schedules = scopeOf(actor, 'schedule:read');
  if (schedules && schedules.kind !== 'own') {
    parts.push(
      found(
        'schedule',
        { title: 'x.name', subtitle: `x.start_date || ' – ' || x.end_date`, to: `'/plan/schedules/' || x.id` },
        `schedules x where ${own} and ${matches('x.name')}`,
      ),
    );
  }
  if (!parts.length) return [];
  const name = `search-${[people, departments, forecasts, schedules].map((scope) => scope?.kind ?? 'none').join('-')}-${parts.length}`;
  return query<SearchResult>(name, parts.join('\nunion all\n'), values);
}
