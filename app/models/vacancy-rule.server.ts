import { query, type SqlExecutor } from '~/platform/pg.server';
import { type DatedContract, ruleFields } from './schedule-people.server';

/** A work rule of open positions, with the hours it names in the place of a contract. */
export interface VacancyRule extends Omit<DatedContract, 'validFrom' | 'validTo' | 'dailyMaxMinutes'> {
  id: string;
  name: string;
}

/** Active work rules of open positions by name. */
export const listVacancyRules = (input: { organizationId: string }): Promise<{ id: string; name: string }[]> =>
  query<{ id: string; name: string }>(
    'vacancy-rules',
    `select id, name from work_rules where organization_id = $1 and is_for_vacancies and status = 'active' order by name limit 200`,
    [input.organizationId],
  );

/** Work rules of open positions by id; those that are not, or belong to another organization, are left out. */
export async function loadVacancyRules(
  input: { organizationId: string; workRuleIds: string[] },
  on?: SqlExecutor,
): Promise<Map<string, VacancyRule>> {
  if (!input.workRuleIds.length) return new Map();
  const rows = await query<{ rule: VacancyRule }>(
    'vacancy-rules-some',
    `select json_build_object('id', w.id, 'name', w.name, 'weeklyMinutes', w.weekly_minutes, ${ruleFields}) as rule
     from work_rules w where w.organization_id = $1 and w.id = any($2::uuid[]) and w.is_for_vacancies and w.status = 'active'`,
    [input.organizationId, input.workRuleIds],
    on,
  );
  return new Map(rows.map(({ rule }) => [rule.id, rule]));
}
