import { z } from 'zod';
import { isKnownPermission } from '~/auth/permission-coverage';

const permissionList = z
  .array(
    z
      .string()
      .max(100)
      .refine(isKnownPermission, { error: 'This permission does not exist.', params: { rule: 'unknown' } }),
  )
  .max(500)
  .transform((list) => [...new Set(list)].sort());

export const roleSchema = z.object({
  name: z.string().trim().min(3).max(50),
  description: z.string().trim().max(500).optional(),
  status: z.enum(['active', 'inactive']).default('active'),
  permissions: permissionList,
});

export type RoleInput = z.input<typeof roleSchema>;
