import { v7 as createId } from 'uuid';
import { z } from 'zod';
import type { Actor } from '~/auth/actor';
import { auditActorOf } from '~/auth/audit-actor';
import { isKnownZone } from '~/engine/time';
import { bulkWriteWithAudit } from '~/platform/audit.server';
import { conflict } from '~/platform/errors.server';
import { query } from '~/platform/pg.server';
import { findNextRun, type RefreshFrequency, refreshFrequencies } from './next-refresh';
import { parseInput } from './parse-input.server';

/** When an organization's forecasts are made anew by themselves, and how the last run went. */
export interface RefreshSettings {
  isEnabled: boolean;
  frequency: RefreshFrequency;
  /** of the local day */
  minuteOfDay: number;
  timeZone: string;
  horizonDays: number;
  historyWeeks: number;
  onNewData: boolean;
  nextRunAt: string | null;
  lastRunAt: string | null;
  lastOutcome: RefreshOutcome | null;
  version: number;
}

export interface RefreshOutcome {
  refreshId: string;
  total: number;
  failed: number;
  /** name of the first group that failed */
  firstFailure: string | null;
  finishedAt: string;
}

type SettingsRow = Omit<RefreshSettings, 'nextRunAt' | 'lastRunAt'> & {
  nextRunAt: Date | null;
  lastRunAt: Date | null;
};

const columns = `is_enabled as "isEnabled", frequency, minute_of_day as "minuteOfDay", time_zone as "timeZone", horizon_days as "horizonDays",
  history_weeks as "historyWeeks", on_new_data as "onNewData", next_run_at as "nextRunAt", last_run_at as "lastRunAt",
  last_outcome as "lastOutcome", version`;

/** Organizations that have a current forecast, with their time zone: those that planning ticks look after. */
export function listPlanningOrganizations(): Promise<{ organizationId: string; timeZone: string }[]> {
  return query(
    'planning-organizations',
    `select o.id as "organizationId", o.time_zone as "timeZone" from organizations o
     where exists (select 1 from forecasts f where f.organization_id = o.id and f.status = 'ready') order by o.id`,
    [],
  );
}

/** The settings as they are; where nobody has set any, what a form proposes: nightly at 02:15, switched off. */
export async function getRefreshSettings(input: { organizationId: string }): Promise<RefreshSettings> {
  const [row] = await query<SettingsRow>(
    'forecast-refresh-settings',
    `select ${columns} from forecast_refresh_settings where organization_id = $1`,
    [input.organizationId],
  );
  if (row) {
    const iso = (instant: Date | null) => instant?.toISOString() ?? null;
    return { ...row, nextRunAt: iso(row.nextRunAt), lastRunAt: iso(row.lastRunAt) };
  }
  const [organization] = await query<{ timeZone: string }>(
    'forecast-refresh-zone',
    'select time_zone as "timeZone" from organizations where id = $1',
    [input.organizationId],
  );
  return {
    isEnabled: false,
    frequency: 'daily',
    minuteOfDay: 135,
    timeZone: organization.timeZone,
    horizonDays: 28,
    historyWeeks: 104,
    onNewData: false,
    nextRunAt: null,
    lastRunAt: null,
    lastOutcome: null,
    version: 0,
  };
}

const flag = z.preprocess((value) => value === 'on' || value === true || value === 'true', z.boolean());

export const refreshSettingsInput = z.object({
  isEnabled: flag,
  frequency: z.enum(refreshFrequencies),
  time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  timeZone: z.string().refine(isKnownZone, { params: { rule: 'time_zone' }, message: 'is not a known time zone' }),
  horizonDays: z.coerce.number().int().min(1).max(800),
  historyWeeks: z.coerce.number().int().min(1).max(520),
  onNewData: flag,
  version: z.coerce.number().int().optional(),
});

/**
 * Sets when forecasts are refreshed; the next run follows from it at once.
 * @throws AppError invalid; conflict when somebody else changed it meanwhile
 */
export async function saveRefreshSettings(actor: Actor, values: unknown, now = Date.now()): Promise<void> {
  const { organizationId } = actor;
  const input = parseInput(refreshSettingsInput, values);
  const [hours, minutes] = input.time.split(':').map(Number);
  const minuteOfDay = hours * 60 + minutes;
  const { isEnabled, frequency, timeZone } = input;
  const next = isEnabled ? findNextRun({ frequency, minuteOfDay, timeZone }, now) : null;
  await bulkWriteWithAudit(auditActorOf(actor), async (client) => {
    const written = await client.query(
      `insert into forecast_refresh_settings (organization_id, is_enabled, frequency, minute_of_day, time_zone, horizon_days, history_weeks,
         on_new_data, next_run_at, updated_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (organization_id) do update set is_enabled = excluded.is_enabled, frequency = excluded.frequency,
         minute_of_day = excluded.minute_of_day, time_zone = excluded.time_zone, horizon_days = excluded.horizon_days,
         history_weeks = excluded.history_weeks, on_new_data = excluded.on_new_data, next_run_at = excluded.next_run_at,
         updated_by = excluded.updated_by, version = forecast_refresh_settings.version + 1
       where $11::int is null or forecast_refresh_settings.version = $11`,
      [
        organizationId,
        isEnabled,
        frequency,
        minuteOfDay,
        timeZone,
        input.horizonDays,
        input.historyWeeks,
        input.onNewData,
        next === null ? null : new Date(next),
        actor.kind === 'user' ? actor.id : null,
        input.version || null,
      ],
    );
    if (!written.rowCount) throw conflict('Somebody else changed these settings meanwhile: look at them again.');
    return {
      result: undefined,
      audit: {
        action: 'forecast_refresh.set',
        entity: 'forecast_refresh',
        entityId: organizationId,
        after: { ...input, nextRunAt: next === null ? null : new Date(next).toISOString() },
      },
    };
  });
}

export interface ClaimedRefresh {
  organizationId: string;
  jobId: string;
}

/** Least time between two runs that new data ask for. */
const restMinutes = 60;

/**
 * Writes down the refreshes that are due, each with its job in the same transaction as the moment of the next one: two workers never take
 * the same, and a crash loses none. The caller hands the jobs to the queue; what it cannot hand over the recovery of jobs does.
 * @param input.kind name of the job
 */
export async function claimDueRefreshes(input: { kind: string; now: number }): Promise<ClaimedRefresh[]> {
  const now = new Date(input.now);
  const due = await query<{ organizationId: string; newestAt: Date | null; isByClock: boolean } & SettingsRow>(
    'forecast-refresh-due',
    `select s.organization_id as "organizationId", newest.at as "newestAt", coalesce(s.next_run_at <= $1, false) as "isByClock", ${columns}
     from forecast_refresh_settings s
     left join lateral (select c.interval_start as at from contact_statistics c where c.organization_id = s.organization_id
       order by c.interval_start desc limit 1) newest on true
     where s.is_enabled and (s.next_run_at <= $1 or (s.on_new_data and newest.at > s.data_until
       and (newest.at at time zone s.time_zone)::date > (s.data_until at time zone s.time_zone)::date
       and (s.last_run_at is null or s.last_run_at < $1 - interval '${restMinutes} minutes')))`,
    [now],
  );
  const claimed: ClaimedRefresh[] = [];
  for (const { organizationId, newestAt, version, nextRunAt, isByClock, ...settings } of due) {
    const jobId = createId();
    const next = isByClock ? new Date(findNextRun(settings, input.now)) : nextRunAt;
    const actor = { organizationId, actorId: null, actorKind: 'system' as const, source: 'job' as const };
    const isTaken = await bulkWriteWithAudit(actor, async (client) => {
      const taken = await client.query(
        `update forecast_refresh_settings set next_run_at = $3, last_run_at = $4, data_until = coalesce($5, data_until)
         where organization_id = $1 and version = $2 and last_run_at is not distinct from $6 and next_run_at is not distinct from $7`,
        [organizationId, version, next, now, newestAt, settings.lastRunAt, nextRunAt],
      );
      if (taken.rowCount) {
        await client.query(`insert into jobs (id, organization_id, kind, payload) values ($1, $2, $3, '{}')`, [
          jobId,
          organizationId,
          input.kind,
        ]);
      }
      const audit = { action: 'forecast_refresh.started', entity: 'forecast_refresh', entityId: organizationId };
      return { result: Boolean(taken.rowCount), audit: taken.rowCount ? audit : [] };
    });
    if (isTaken) claimed.push({ organizationId, jobId });
  }
  return claimed;
}

/**
 * Ends a refresh when none of its forecasts is under way any more.
 * @returns how it went, for the one caller that ended it; null for everybody else
 */
export async function endRefresh(input: { organizationId: string; refreshId: string }): Promise<RefreshOutcome | null> {
  const [row] = await query<{ outcome: RefreshOutcome }>(
    'forecast-refresh-end',
    `with made as (
       select count(*)::int as total, count(*) filter (where f.status in ('pending', 'running'))::int as open,
         count(*) filter (where f.status = 'failed')::int as failed, min(g.name) filter (where f.status = 'failed') as first
       from forecasts f join groups g on g.id = f.group_id
       where f.organization_id = $1 and f.created_at > now() - interval '3 days' and f.parameters ->> 'refreshId' = $2)
     update forecast_refresh_settings s set last_outcome = jsonb_build_object('refreshId', $2::text, 'total', made.total, 'failed', made.failed,
       'firstFailure', made.first, 'finishedAt', to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'))
     from made where s.organization_id = $1 and made.open = 0 and made.total > 0 and s.last_outcome ->> 'refreshId' is distinct from $2
     returning s.last_outcome as outcome`,
    [input.organizationId, input.refreshId],
  );
  return row?.outcome ?? null;
}
