import { query } from '~/platform/pg.server';

/** What the health page says of one partitioned table. */
export interface PartitionReport {
  table: string;
  /** number of monthly partitions */
  months: number;
  /** first day of the newest month, YYYY-MM-DD, or null */
  lastMonth: string | null;
  /** full months after the current one that have a partition */
  monthsAhead: number;
  /** rows that belong to no month yet */
  defaultRows: number;
  sizeBytes: number;
}

/**
 * Creates the partitions from the month before this one to so many months ahead, and those of rows in the default partitions.
 * @returns how many were created; 0 when all were there
 */
export async function ensurePartitionsAhead(input: { monthsAhead: number; now?: Date }): Promise<number> {
  const [row] = await query<{ created: number }>(
    'partitions-ahead',
    `select ensure_history_partitions(($1::timestamptz - interval '1 month')::date, ($1::timestamptz + make_interval(months => $2))::date)
     as created`,
    [input.now ?? new Date(), input.monthsAhead],
  );
  return row.created;
}

/** The state of each partitioned table. */
export async function listPartitions(now: Date = new Date()): Promise<PartitionReport[]> {
  const rows = await query<Omit<PartitionReport, 'defaultRows' | 'monthsAhead'> & { monthsAhead: number | null }>(
    'partitions-list',
    `with parts as (
       select parent.relname as parent, child.oid, child.relname as name,
         to_date(right(child.relname, 7), 'YYYY_MM') as month
       from pg_partitioned_table p
       join pg_class parent on parent.oid = p.partrelid
       join pg_inherits i on i.inhparent = parent.oid
       join pg_class child on child.oid = i.inhrelid
       where child.relname ~ '_[0-9]{4}_[0-9]{2}$' and parent.relnamespace = current_schema()::regnamespace)
     select parent as "table", count(*)::int as months, max(month) as "lastMonth",
       count(*) filter (where month > $1::timestamptz::date)::int as "monthsAhead",
       sum(pg_total_relation_size(oid)) as "sizeBytes"
     from parts group by parent order by parent`,
    [now],
  );
  const counts = await query<{ table: string; rows: number }>(
    'partitions-default',
    `select 'contact_statistics' as "table", count(*) as rows from contact_statistics_default
     union all select 'agent_status_history', count(*) from agent_status_history_default
     union all select 'service_group_metrics', count(*) from service_group_metrics_default`,
  );
  return counts.map(({ table, rows: defaultRows }) => {
    const found = rows.find((row) => row.table === table);
    return {
      table,
      months: found?.months ?? 0,
      lastMonth: found?.lastMonth ?? null,
      monthsAhead: found?.monthsAhead ?? 0,
      sizeBytes: found?.sizeBytes ?? 0,
      defaultRows,
    };
  });
}
