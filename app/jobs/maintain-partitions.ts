import { ensurePartitionsAhead } from '~/models/partition.server';
import { defineTick } from './define-tick';

/** Keeps the monthly partitions of history three months ahead; rows that came too early move in from the default ones. */
export default defineTick({ name: 'maintain-partitions', pattern: '17 2 * * *', runsAtStart: true }, async () => ({
  created: await ensurePartitionsAhead({ monthsAhead: 3 }),
}));
