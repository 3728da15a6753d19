import { z } from 'zod';
import { type Actor, scopeOf } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { forbidden } from '~/platform/errors.server';
import { query, type SqlExecutor } from '~/platform/pg.server';
import { parseInput } from './parse-input.server';

/** When wishes for a year are collected, and how many a person may have. */
export interface VacationCampaignView {
  year: number;
  opensOn: string;
  closesOn: string;
  maxWishes: number;
  /** whether wishes can be written today (UTC) */
  isOpen: boolean;
}

const columns = `year, opens_on as "opensOn", closes_on as "closesOn", max_wishes as "maxWishes",
  current_date between opens_on and closes_on as "isOpen"`;

/** The collection of a year, or null. */
export async function findVacationCampaign(
  input: { organizationId: string; year: number },
  on?: SqlExecutor,
): Promise<VacationCampaignView | null> {
  const [found] = await query<VacationCampaignView>(
    'vacation-campaign',
    `select ${columns} from vacation_campaigns where organization_id = $1 and year = $2`,
    [input.organizationId, input.year],
    on,
  );
  return found ?? null;
}

/** The year whose wishes are collected now, else that of the last collection, or null. */
export async function findCurrentCampaign(input: { organizationId: string }): Promise<VacationCampaignView | null> {
  const [found] = await query<VacationCampaignView>(
    'vacation-campaign-current',
    `select ${columns} from vacation_campaigns where organization_id = $1
     order by (current_date between opens_on and closes_on) desc, opens_on <= current_date desc, year desc limit 1`,
    [input.organizationId],
  );
  return found ?? null;
}

const campaignSchema = z
  .object({
    year: z.coerce.number().int().min(2000).max(2100),
    opensOn: z.iso.date(),
    closesOn: z.iso.date(),
    maxWishes: z.coerce.number().int().min(1).max(12).default(6),
  })
  .refine((campaign) => campaign.opensOn <= campaign.closesOn, {
    path: ['closesOn'],
    message: 'It closes before it opens.',
    params: { rule: 'before_first' },
  });

/** Opens, moves or closes the collection of a year. @throws AppError forbidden, invalid */
export async function saveVacationCampaign(input: { actor: Actor; values: unknown }): Promise<VacationCampaignView> {
  const { actor } = input;
  if (scopeOf(actor, 'vacation:write')?.kind !== 'all') throw forbidden();
  const values = parseInput(campaignSchema, input.values);
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const saved = await client.query<VacationCampaignView>(
      `insert into vacation_campaigns (id, organization_id, year, opens_on, closes_on, max_wishes)
       values (gen_random_uuid(), $1, $2, $3, $4, $5)
       on conflict (organization_id, year) do update set opens_on = excluded.opens_on, closes_on = excluded.closes_on,
         max_wishes = excluded.max_wishes, version = vacation_campaigns.version + 1
       returning ${columns}`,
      [actor.organizationId, values.year, values.opensOn, values.closesOn, values.maxWishes],
    );
    return {
      result: saved.rows[0],
      audit: { action: 'vacation_campaign.saved', entity: 'vacation_campaign', after: values },
    };
  });
}
