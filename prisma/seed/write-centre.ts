import pg from 'pg';
import type { SeededCentre } from './build-centre';
import { copyRows, copyText } from './copy-rows';
import { generateHistory, historyColumns } from './history/generate-history';
import type { SeededGroup } from './rows/add-structure';

export type OnProgress = (message: string) => void;

/**
 * Writes a centre: history over two connections, then everything else, and commits the organization last,
 * so that a centre that was cut short does not show.
 */
export async function writeCentre(databaseUrl: string, centre: SeededCentre, onProgress: OnProgress): Promise<void> {
  const clients = [1, 2].map(() => new pg.Client({ connectionString: databaseUrl, application_name: 'wfm-seed' }));
  try {
    await Promise.all(clients.map((client) => client.connect()));
    await ensurePartitions(clients[0], centre);
    await Promise.all(clients.map((client) => client.query('begin')));
    const waiting = [...centre.structure.groups];
    let done = 0;
    await Promise.all(
      clients.map(async (client) => {
        for (let group = waiting.shift(); group; group = waiting.shift()) {
          await writeHistory(client, centre, group);
          done += 1;
          onProgress(
            `${centre.context.blueprint.name}: history of ${done} of ${centre.structure.groups.length} groups`,
          );
        }
      }),
    );
    const [last, first] = clients;
    for (const [table, rows] of centre.context.rows.tables) await copyRows(last, table, rows);
    await setHeads(last, centre);
    await setGroupDepartments(last, centre);
    await first.query('commit');
    await last.query('commit');
    await last.query('analyze');
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
}

/** Monthly partitions from the first month of the history to three months ahead. */
async function ensurePartitions(client: pg.Client, { context }: SeededCentre): Promise<void> {
  const weeks = context.blueprint.historyWeeks + 1;
  await client.query(
    `select ensure_history_partitions(($1::date - $2 * 7)::date, ($1::date + interval '3 months')::date)`,
    [context.today, weeks],
  );
}

async function writeHistory(client: pg.Client, centre: SeededCentre, group: SeededGroup): Promise<void> {
  const contractMinutes = centre.people
    .filter((person) => person.group === group)
    .reduce((sum, person) => sum + person.weeklyMinutes, 0);
  await client.query('delete from contact_statistics where group_id = $1', [group.id]);
  const chunks = generateHistory({
    context: centre.context,
    group,
    calendar: centre.calendar,
    events: centre.events,
    contractHours: contractMinutes / 60,
  });
  await copyText(client, 'contact_statistics', historyColumns, chunks);
}

async function setHeads(client: pg.Client, centre: SeededCentre): Promise<void> {
  await client.query(
    `update departments d set head_employee_id = head.employee_id
       from unnest($1::uuid[], $2::uuid[]) as head(department_id, employee_id)
      where d.id = head.department_id`,
    [centre.heads.map((head) => head.departmentId), centre.heads.map((head) => head.employeeId)],
  );
}

/** The operations of its site answer for a group. */
async function setGroupDepartments(client: pg.Client, { context }: SeededCentre): Promise<void> {
  await client.query(
    `update groups g set department_id = d.id from departments d, sites s
      where g.organization_id = $1 and s.id = g.site_id and d.organization_id = $1 and d.code = s.code`,
    [context.organizationId],
  );
}
