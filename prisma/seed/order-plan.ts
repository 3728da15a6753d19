import pg from 'pg';
import { v7 as createId } from 'uuid';
import { planDemoCentre } from '../../app/jobs/plan-demo-centre';

/**
 * Writes down the job that forecasts every group and plans the weeks around today; the worker finds it as soon as it runs.
 * @param timeBudgetMs time of the solver
 */
export async function orderDemoPlan(options: {
  databaseUrl: string;
  organizationId: string;
  timeBudgetMs: number;
}): Promise<void> {
  const client = new pg.Client({ connectionString: options.databaseUrl });
  await client.connect();
  try {
    const payload = planDemoCentre.payload.parse({ timeBudgetMs: options.timeBudgetMs });
    // why: the worker's recovery looks at jobs that have waited for a while, and shall take this one at once.
    await client.query(
      `insert into jobs (id, organization_id, kind, state, payload, created_at) values ($1, $2, $3, 'waiting', $4::jsonb, now() - interval '5 minutes')`,
      [createId(), options.organizationId, planDemoCentre.name, JSON.stringify(payload)],
    );
  } finally {
    await client.end();
  }
}
