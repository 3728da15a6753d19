import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { demoLogins, demoPassword } from '../prisma/seed/logins.ts';
import { ApiClient, createTrafficKey } from './traffic/api-client.ts';
import { ContactCentre } from './traffic/contact-centre.ts';
import { inventPlan } from './traffic/invent-plan.ts';
import type { QueueSetup } from './traffic/queue-line.ts';

const help = `Plays a contact centre against the running system: the day so far at once, then second by second.

  npm run demo:traffic -- [--url http://localhost:3000] [--key wfm_...] [--speed 1] [--seed demo] [--hours 12] [--once]

  --key    API key with ingest:write and live:read; without it one is made with the demo administrator
  --speed  how much busier than the forecast (contacts come and go so many times as fast)
  --hours  how much of the day is played back first
  --once   ends after that
`;

const { values: options } = parseArgs({
  options: {
    url: { type: 'string', default: `http://localhost:${process.env.PORT ?? 3000}` },
    key: { type: 'string' },
    speed: { type: 'string', default: '1' },
    seed: { type: 'string', default: 'demo' },
    hours: { type: 'string', default: '12' },
    once: { type: 'boolean', default: false },
    help: { type: 'boolean', short: 'h', default: false },
  },
});

interface AgentAnswer {
  agentId: string;
  groupIds: string[];
  isAbsencePlanned: boolean;
  activities: { kind: string; startsAt: string; endsAt: string }[];
  state: { status: string; since: string } | null;
}

interface SlotAnswer {
  groupId: string;
  startsAt: string;
  volume: number | null;
  ahtSec: number | null;
}

const stepMs = 1_000;
const reportEveryMs = 5_000;
const refreshEveryMs = 300_000;
/** contacts of a quarter of an hour where there is no forecast */
const usualVolume = 6;
const hourMs = 3_600_000;
const slotMs = 900_000;

/** Reads the timetable and the forecast, and hands them to the simulated centre. */
async function refresh(
  client: ApiClient,
  centre: ContactCentre,
  queues: QueueSetup[],
  fromMs: number,
): Promise<boolean> {
  const now = Date.now();
  const period = `from=${new Date(fromMs).toISOString()}&to=${new Date(now + 3 * hourMs).toISOString()}`;
  const [agents, coverage] = await Promise.all([
    client.get<{ items: AgentAnswer[] }>('/live/agents'),
    client.get<{ items: SlotAnswer[] }>(`/live/coverage?${period}`),
  ]);
  const hasSchedule = agents.items.some((agent) => agent.activities.length > 0);
  centre.setAgents(
    agents.items.map(({ agentId, groupIds, isAbsencePlanned, activities, state }) => ({
      status: state?.status ?? null,
      agentId,
      groupIds,
      isAbsencePlanned,
      plan: hasSchedule
        ? activities.map(({ kind, startsAt, endsAt }) => ({
            kind,
            startMs: Date.parse(startsAt),
            endMs: Date.parse(endsAt),
          }))
        : inventPlan(agentId, options.seed, now),
    })),
  );
  const forecast = new Set<string>();
  for (const { groupId, startsAt, volume, ahtSec } of coverage.items) {
    if (volume === null) continue;
    forecast.add(groupId);
    centre.setExpected(groupId, Date.parse(startsAt), { volume, ahtSec });
  }
  for (const { groupId } of queues.filter((queue) => !forecast.has(queue.groupId))) {
    for (let at = Math.floor(fromMs / slotMs) * slotMs; at < now + 3 * hourMs; at += slotMs) {
      centre.setExpected(groupId, at, { volume: usualVolume, ahtSec: null });
    }
  }
  return hasSchedule;
}

/** An earlier run has told the day until here; this one goes on from there. */
function findLastNews(queues: QueueSetup[]): number {
  return Math.max(0, ...queues.map((queue) => Date.parse(queue.metrics?.measuredAt ?? '') || 0));
}

async function main(): Promise<void> {
  if (options.help) {
    console.log(help);
    return;
  }
  const { url, seed } = options;
  const speed = Number(options.speed);
  const hours = Number(options.hours);
  if (!(speed > 0 && speed <= 100)) throw new Error('--speed must be above 0 and at most 100.');
  if (!(hours >= 0 && hours <= 24)) throw new Error('--hours must be from 0 to 24.');
  const key = options.key ?? (await createTrafficKey(url, demoLogins[0].username, demoPassword));
  const client = new ApiClient(url, key);
  const { items: queues } = await client.get<{ items: QueueSetup[] }>('/live/queues');
  const centre = new ContactCentre(queues, seed, speed);
  const startMs = Math.floor(Math.max(Date.now() - hours * hourMs, findLastNews(queues)) / stepMs) * stepMs + stepMs;
  const hasSchedule = await refresh(client, centre, queues, startMs);
  console.log(
    `${queues.length} queues; ${hasSchedule ? 'people follow the published schedule' : 'no schedule is published, shifts are made up'}.`,
  );

  let clockMs = startMs;
  let sent = 0;
  const reports: unknown[] = [];
  for (; clockMs < Date.now() - stepMs; clockMs += stepMs) {
    centre.step(clockMs);
    if (clockMs % 60_000 === 0) reports.push(...centre.report(clockMs));
    if (clockMs % 600_000 === 0) {
      const events = centre.takeEvents();
      sent += events.length;
      await client.send('/ingest/agent-status', events);
      await client.send('/ingest/queue-metrics', reports.splice(0));
    }
  }
  const rest = centre.takeEvents();
  await client.send('/ingest/agent-status', rest);
  await client.send('/ingest/queue-metrics', [...reports, ...centre.report(clockMs - stepMs)]);
  console.log(
    `Played ${((clockMs - startMs) / hourMs).toFixed(1)} h back: ${sent + rest.length} changes of state. ${options.once ? '' : 'Now live; Ctrl-C ends it.'}`,
  );
  if (options.once) return;

  let refreshedMs = Date.now();
  let reportedMs = 0;
  for (;;) {
    for (; clockMs <= Date.now(); clockMs += stepMs) centre.step(clockMs);
    const events = centre.takeEvents();
    if (events.length > 0) await client.send('/ingest/agent-status', events);
    if (Date.now() - reportedMs >= reportEveryMs) {
      reportedMs = Date.now();
      await client.send('/ingest/queue-metrics', centre.report(clockMs - stepMs));
    }
    if (Date.now() - refreshedMs >= refreshEveryMs) {
      refreshedMs = Date.now();
      await refresh(client, centre, queues, refreshedMs - slotMs);
    }
    await pause(Math.max(0, clockMs - Date.now()));
  }
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(0));
main().catch((error: Error) => {
  const cause = error.cause as { code?: string } | undefined;
  const isAway = cause?.code === 'ECONNREFUSED';
  console.error(isAway ? `Nothing answers at ${options.url}: start the system first, or give --url.` : error.message);
  process.exit(1);
});
