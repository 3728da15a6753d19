import { z } from 'zod';

const filter = z.object({
  group: z.uuid().optional().catch(undefined),
  department: z.uuid().optional().catch(undefined),
  show: z.string().optional(),
});

/** The filters of the live page in its address; what cannot be read is no filter. */
export function readBoardFilter(url: string): {
  groupId?: string;
  departmentId?: string;
  showsAll: boolean;
} {
  const { group, department, show } = filter.parse(Object.fromEntries(new URL(url).searchParams));
  return { groupId: group, departmentId: department, showsAll: show === 'all' };
}
