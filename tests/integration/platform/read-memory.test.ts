import { afterAll, describe, expect, it } from 'vitest';
import { writeWithAudit } from '~/platform/audit.server';
import { forgetReads, ReadMemory, rememberRead } from '~/platform/read-memory.server';
import { createRedis } from '~/platform/redis.server';
import { createOrganization } from '../../factories/organization';

const other = createRedis();
afterAll(() => other.quit());

/** A load that answers 1, 2, 3 ... */
function countLoads() {
  let loads = 0;
  return async () => ++loads;
}

describe('answers remembered for an organization', () => {
  it('shares one load until the organization writes', async () => {
    const { organizationId } = await createOrganization();
    const load = countLoads();
    const both = [rememberRead(organizationId, 'day', load), rememberRead(organizationId, 'day', load)];
    expect(await Promise.all(both)).toEqual([1, 1]);
    expect(await rememberRead(organizationId, 'other day', load)).toBe(2);

    const actor = { organizationId, actorId: null, actorKind: 'system' as const };
    await writeWithAudit(actor, async () => ({ result: null, audit: { action: 'group.updated', entity: 'group' } }));
    expect(await rememberRead(organizationId, 'day', load)).toBe(3);
  });

  it('hears of the writes of other processes, and only of its own organization', async () => {
    const load = countLoads();
    await rememberRead('first', 'day', load);
    await rememberRead('second', 'day', load);
    await expect.poll(() => other.publish('wfm:organization-written', 'nobody')).toBeGreaterThan(0);
    await other.publish('wfm:organization-written', 'first');
    await expect.poll(() => rememberRead('first', 'day', load), { timeout: 1_000, interval: 20 }).toBe(3);
    expect(await rememberRead('second', 'day', load)).toBe(2);
  });

  it('does not serve a load that began before the write to those who ask after it', async () => {
    let finish: (value: string) => void = () => undefined;
    const slow = rememberRead('third', 'day', () => new Promise<string>((resolve) => (finish = resolve)));
    forgetReads('third');
    const fresh = rememberRead('third', 'day', async () => 'after');
    finish('before');
    expect(await slow).toBe('before');
    expect(await fresh).toBe('after');
    expect(await rememberRead('third', 'day', async () => 'never')).toBe('after');
  });

  it('forgets failures, and what is over', async () => {
    const memory = new ReadMemory();
    await expect(memory.remember('a', 'day', () => Promise.reject(new Error('down')))).rejects.toThrow('down');
    expect(await memory.remember('a', 'day', async () => 'up')).toBe('up');
    memory.forgetAll();
    expect(await memory.remember('a', 'day', async () => 'anew')).toBe('anew');
  });
});
