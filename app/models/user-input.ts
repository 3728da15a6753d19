import { z } from 'zod';

const instant = z.coerce.date();

export const roleGrantSchema = z
  .object({
    roleId: z.uuid(),
    /** root of the departments that the scope `department` means; without it the departments the person heads */
    departmentId: z.uuid().nullish(),
    validFrom: instant.nullish(),
    validTo: instant.nullish(),
  })
  .refine((grant) => !grant.validTo || grant.validTo.getTime() > (grant.validFrom?.getTime() ?? Date.now()), {
    path: ['validTo'],
    error: 'The end must come after the beginning, and lie in the future.',
    params: { rule: 'period' },
  });

export type RoleGrantInput = z.input<typeof roleGrantSchema>;

export const newUserSchema = z.object({
  username: z
    .string()
    .trim()
    .toLowerCase()
    .min(6)
    .max(100)
    .regex(/^[a-z0-9][a-z0-9._@+-]*$/, 'Use latin letters, digits and . _ @ + -'),
  displayName: z.string().trim().min(1).max(120),
  employeeId: z.uuid().nullish(),
  locale: z.enum(['en', 'ru']).default('en'),
  roles: z.array(roleGrantSchema).max(20).default([]),
});

export type NewUserInput = z.input<typeof newUserSchema>;
