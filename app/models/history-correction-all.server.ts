import { v7 as createId } from 'uuid';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import type { CorrectionProposal } from '~/engine/forecasting';
import { localDayStart } from '~/engine/time';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { getForecast } from './forecast.server';
import { listCorrections } from './history-correction.server';

/** Proposals that can be accepted as they are: a shift of level, or a value for each interval. */
const isReplaceable = ({ kind, proposed }: CorrectionProposal): boolean =>
  kind === 'level-shift' || (proposed.length > 0 && Array.from(proposed).every((value) => value !== null));

/**
 * Decides at once about everything that a forecast found in its history and nobody has decided about: replaced by what is proposed, or kept as it
 * came. What has no value to replace it by stays open. All or nothing.
 * @returns how many were decided
 * @throws AppError not_found
 */
export async function decideAllProposals(
  actor: Actor,
  input: { forecastId: string; action: 'replace' | 'keep' },
): Promise<number> {
  const { organizationId } = actor;
  const { forecastId, action } = input;
  const { groupId, historyFrom, historyTo, timeZone, result } = await getForecast({ organizationId, forecastId });
  const proposals = (result as { proposals?: CorrectionProposal[] } | null)?.proposals ?? [];
  const known = await listCorrections({ organizationId, groupId, ...periodOf({ historyFrom, historyTo, timeZone }) });
  const rows = proposals
    .filter(({ target, from, to }) => !known.some((it) => it.target === target && it.from <= from && it.to >= to))
    .filter((proposal) => action === 'keep' || isReplaceable(proposal))
    .map(({ target, from, to, kind, proposed }) => ({
      id: createId(),
      target,
      starts_at: new Date(from),
      ends_at: new Date(to),
      finding: kind,
      values: action === 'replace' && kind !== 'level-shift' ? Array.from(proposed) : [],
    }));
  if (!rows.length) return 0;
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    await client.query(
      `insert into history_corrections (id, organization_id, group_id, target, starts_at, ends_at, finding, action, values, created_by)
       select r.id, $1, $2, r.target, r.starts_at, r.ends_at, r.finding, $4, r.values, $5
       from jsonb_to_recordset($3::jsonb) as r(id uuid, target text, starts_at timestamptz, ends_at timestamptz, finding text, values float8[])`,
      [organizationId, groupId, JSON.stringify(rows), action, actor.kind === 'user' ? actor.id : null],
    );
    const after = { groupId, action, count: rows.length };
    return {
      result: rows.length,
      audit: { action: 'history.corrections_decided', entity: 'forecast', entityId: forecastId, after },
    };
  });
}

/**
 * Takes back every decision about the history that a forecast learned from.
 * @returns how many
 * @throws AppError not_found
 */
export async function revertAllCorrections(actor: Actor, { forecastId }: { forecastId: string }): Promise<number> {
  const { organizationId } = actor;
  const forecast = await getForecast({ organizationId, forecastId });
  const { from, to } = periodOf(forecast);
  return bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const { rowCount } = await client.query(
      `update history_corrections set reverted_at = now()
       where organization_id = $1 and group_id = $2 and reverted_at is null and starts_at < $4 and ends_at > $3`,
      [organizationId, forecast.groupId, from, to],
    );
    const count = rowCount ?? 0;
    const after = { groupId: forecast.groupId, count };
    return {
      result: count,
      audit: { action: 'history.corrections_reverted', entity: 'forecast', entityId: forecastId, after },
    };
  });
}

const periodOf = (forecast: { historyFrom: string; historyTo: string; timeZone: string }) => ({
  from: new Date(localDayStart(forecast.historyFrom, forecast.timeZone)),
  to: new Date(localDayStart(forecast.historyTo, forecast.timeZone)),
});
