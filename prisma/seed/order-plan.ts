import pg from 'pg';
import { v7 as createId } from 'uuid';
import { planDemoCentre } from '../../app/jobs/plan-demo-centre';

/**
 * Writes down the job that forecasts every group of the demo centre and plans the weeks around today, unless it was ordered before;
 * the worker finds it as soon as it runs. Asked at every start, so that a first start that was cut short is made up for.
 * @param timeBudgetMs time of the solver
 * @returns whether it was ordered now
 */
export async function orderDemoPlan(options: { databaseUrl: string; timeBudgetMs: number }): Promise<boolean> {
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    const payload = planDemoCentre.payload.parse({ timeBudgetMs: options.timeBudgetMs });
    // why: the worker's recovery looks at jobs that have waited for a while, and shall take this one at once.
    const ordered = await client.query(
      `insert into jobs (id, organization_id, kind, state, payload, created_at)
       select $1, o.id, $2, 'waiting', $3::jsonb, now() - interval '5 minutes' from organizations o
       where o.code like 'AURORA%' and not exists (select 1 from jobs j where j.organization_id = o.id and j.kind = $2)
       order by o.created_at limit 1`,
      [createId(), planDemoCentre.name, JSON.stringify(payload)],
    );
    return (ordered.rowCount ?? 0) > 0;
  } finally {
    await client.end();
  }
}
