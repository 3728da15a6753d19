import type { CorrectionProposal, ForecastResult } from '~/engine/forecasting';
import { type AuditActor, bulkWriteWithAudit } from '~/platform/audit.server';
import { writeEventLayers } from './forecast-event-layer.server';
import { recomputeForecast } from './forecast-layer.server';

/** What is kept of a computation beside the intervals: everything a planner asks about. */
function toStoredResult(result: ForecastResult, proposals: CorrectionProposal[]) {
  const { backtest, effects, quality, reason, reasons, leftOut, days, weeks, bands } = result;
  const findings = quality.findings.slice(0, 500);
  return {
    backtest,
    effects,
    reason,
    reasons,
    leftOut,
    days,
    weeks,
    bands,
    proposals,
    quality: { ...quality, findings, findingCount: quality.findings.length },
  };
}

/**
 * Stores a computed forecast: base intervals, layers of special events, volumes with layers, requirements; makes it the current version.
 * One transaction; running it again replaces what an earlier run wrote.
 */
export async function saveForecastResult(
  actor: AuditActor,
  input: { organizationId: string; forecastId: string; result: ForecastResult; proposals?: CorrectionProposal[] },
): Promise<void> {
  const { organizationId, forecastId, result, proposals = [] } = input;
  await bulkWriteWithAudit(actor, async (client) => {
    await client.query('delete from forecast_intervals where forecast_id = $1', [forecastId]);
    await client.query(
      `insert into forecast_intervals (forecast_id, interval_start, base_volume, base_aht_sec, volume, aht_sec, p10, p90)
       select $1, n.start, n.volume, n.aht, n.volume, n.aht, n.p10, n.p90
       from unnest($2::timestamptz[], $3::float4[], $4::float4[], $5::float4[], $6::float4[]) as n(start, volume, aht, p10, p90)`,
      [
        forecastId,
        Array.from(result.slotStart, (start) => new Date(start)),
        Array.from(result.volume),
        Array.from(result.ahtSec, (sec) => (Number.isFinite(sec) ? sec : 0)),
        Array.from(result.p10),
        Array.from(result.p90),
      ],
    );
    const scope = [organizationId, forecastId];
    await writeEventLayers(client, { organizationId, forecastId });
    await recomputeForecast(client, { organizationId, forecastId });
    await client.query(
      `update forecasts old set is_current = false from forecasts f
       where f.id = $2 and f.organization_id = $1 and old.lineage_id = f.lineage_id and old.id <> f.id and old.is_current`,
      scope,
    );
    await client.query(
      `update forecasts set status = 'ready', is_current = true, error = null, method = $3, result = $4::jsonb, finished_at = now(), version = version + 1
       where organization_id = $1 and id = $2`,
      [...scope, nameMethod(result), JSON.stringify(toStoredResult(result, proposals))],
    );
    return { result: undefined, audit: { action: 'forecast.computed', entity: 'forecast', entityId: forecastId } };
  });
}

/** The members that carry weight, heaviest first. */
function nameMethod(result: ForecastResult): string {
  const members = result.backtest.scores.filter((score) => (score.weight ?? 0) > 0);
  members.sort((a, b) => (b.weight ?? 0) - (a.weight ?? 0));
  return members.length ? members.map((score) => score.method).join(', ') : 'two-stage';
}
