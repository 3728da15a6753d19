import { z } from 'zod';

const filter = z.object({
  group: z.uuid().optional().catch(undefined),
  department: z.uuid().optional().catch(undefined),
});

/** The filters of the live page in its address; what cannot be read is no filter. */
export function readBoardFilter(url: string): { groupId?: string; departmentId?: string } {
  const { group, department } = filter.parse(Object.fromEntries(new URL(url).searchParams));
  return { groupId: group, departmentId: department };
}
