import pg from 'pg';
import { env } from './env.server';
import { AppError, notFound } from './errors.server';
import { logger } from './logger.server';
import { singleton } from './singleton.server';

// why: counts and sums of bigint fit a double here; strings would leak into arithmetic.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);
// why: a business day is a local date; turning it into an instant would shift it.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

function createPool(connectionString: string, name: string): pg.Pool {
  const pool = new pg.Pool({
    connectionString,
    max: env().DATABASE_POOL,
    idleTimeoutMillis: 30_000,
    connectionTimeoutMillis: 10_000,
    application_name: `wfm-${process.env.WFM_PROCESS ?? 'web'}-${name}`,
  });
  pool.on('error', (error) => logger.warn({ err: error, pool: name }, 'idle database connection lost'));
  return pool;
}

/** The primary database. */
export const pool = (): pg.Pool => singleton('pg-pool', () => createPool(env().DATABASE_URL, 'main'));

/** Read-only queries of reports and long lists: the replica where one is configured, else the primary. */
export const reader = (): pg.Pool => {
  const replica = env().DATABASE_REPLICA_URL;
  return replica ? singleton('pg-reader', () => createPool(replica, 'reader')) : pool();
};

export type SqlExecutor = Pick<pg.Pool, 'query'> | pg.PoolClient;

/**
 * Runs a named, hence prepared, statement and returns its rows.
 * @param name unique per text
 */
export async function query<Row extends pg.QueryResultRow>(
  name: string,
  text: string,
  values: unknown[] = [],
  on: SqlExecutor = pool(),
): Promise<Row[]> {
  try {
    const result = await on.query<Row>({ name, text, values });
    return result.rows;
  } catch (error) {
    throw explainUnreadable(error);
  }
}

/** SQLSTATE of values that no row can have: text that is no time, out of range, or holds a zero byte. */
const unreadableStates = new Set(['22003', '22007', '22008', '22021']);

/** An address with an identifier that is none leads nowhere, and a filter that cannot be read is the reader's fault. */
function explainUnreadable(error: unknown): unknown {
  if (!(error instanceof pg.DatabaseError)) return error;
  if (error.code === '22P02' && error.message.includes('type uuid')) return notFound('The record');
  if (error.code && unreadableStates.has(error.code)) {
    return new AppError('bad_request', 'A value of the request cannot be read.', { cause: error });
  }
  return error;
}

/** A transaction on one connection; rolls back when the work throws. */
export async function inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool().connect();
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    client.release();
    return result;
  } catch (error) {
    const failedRollback = await client.query('rollback').then(
      () => undefined,
      (rollbackError: Error) => rollbackError,
    );
    client.release(failedRollback);
    throw error;
  }
}
