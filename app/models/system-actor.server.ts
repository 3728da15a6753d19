import type { Actor } from '~/auth/actor';
import { query } from '~/platform/pg.server';

/**
 * The actor of work that nobody asked for on a page: the system itself, or the user in whose name it runs.
 * @returns with the time zone of the organization
 */
export async function systemActorOf(input: {
  organizationId: string;
  userId?: string | null;
}): Promise<Actor & { timeZone: string }> {
  const [row] = await query<{ timeZone: string; name: string | null }>(
    'system-actor',
    `select o.time_zone as "timeZone", u.display_name as name from organizations o left join users u on u.id = $2::uuid where o.id = $1`,
    [input.organizationId, input.userId ?? null],
  );
  return {
    kind: row.name ? 'user' : 'system',
    id: row.name ? (input.userId as string) : 'system',
    name: row.name ?? 'System',
    organizationId: input.organizationId,
    employeeId: null,
    sessionId: null,
    roles: [],
    permissions: ['*'],
    departmentIds: [],
    locale: 'en',
    source: 'job',
    requestId: '',
    clientAddress: null,
    timeZone: row.timeZone,
  };
}
