import { describe, expect, it } from 'vitest';
import { inTransaction, pool } from '~/platform/pg.server';

const organizationId = '00000000-0000-7000-8000-000000000001';
const groupId = '00000000-0000-7000-8000-000000000002';

describe('monthly partitions of history', () => {
  it('keeps a row outside every partition and moves it when its month gets one', async () => {
    await pool().query(
      'insert into contact_statistics (organization_id, group_id, interval_start, received) values ($1, $2, $3, 5)',
      [organizationId, groupId, '2031-03-31T23:45:00Z'],
    );
    const before = await pool().query(
      'select tableoid::regclass::text as home from contact_statistics where group_id = $1',
      [groupId],
    );
    expect(before.rows).toEqual([{ home: 'contact_statistics_default' }]);
    await pool().query("select ensure_history_partitions('2031-03-10', '2031-04-02')");
    const after = await pool().query(
      'select tableoid::regclass::text as home, received from contact_statistics where group_id = $1',
      [groupId],
    );
    expect(after.rows).toEqual([{ home: 'contact_statistics_2031_03', received: 5 }]);
  });

  it('creates each partition once, also when asked twice', async () => {
    const first = await pool().query("select ensure_history_partitions('2032-01-01', '2032-02-01') as n");
    const second = await pool().query("select ensure_history_partitions('2032-01-01', '2032-02-01') as n");
    expect([first.rows[0].n, second.rows[0].n]).toEqual([6, 0]);
  });
});

describe('audit trail', () => {
  const insert =
    'insert into audit_events (organization_id, actor_kind, action, entity) values ($1, $2, $3, $4) returning id, prev_hash, hash';

  it('chains each row to the one before it in its organization', async () => {
    const one = await pool().query(insert, [organizationId, 'system', 'a', 'x']);
    const two = await pool().query(insert, [organizationId, 'system', 'b', 'x']);
    expect(two.rows[0].prev_hash.equals(one.rows[0].hash)).toBe(true);
    expect(two.rows[0].hash.equals(one.rows[0].hash)).toBe(false);
  });

  it('refuses to change, delete or truncate', async () => {
    await pool().query(insert, [organizationId, 'system', 'c', 'x']);
    for (const statement of [
      "update audit_events set action = 'z'",
      'delete from audit_events',
      'truncate audit_events',
    ]) {
      await expect(inTransaction((client) => client.query(statement))).rejects.toThrow('append-only');
    }
  });
});
