import { z } from 'zod';
import { localDate } from './employee-input';

const emptyToNull = (value: unknown) => (value === '' || value === undefined ? null : value);
export const optionalDate = z.preprocess(emptyToNull, localDate.nullable().default(null));

/** What is assigned: a work rule, or a rotation. */
export const assignedKinds = ['work_rule', 'rotation'] as const;
export type AssignedKind = (typeof assignedKinds)[number];

const inOrder = {
  path: ['lastDate'],
  message: 'The last day lies before the first.',
  params: { rule: 'order' },
};

/** Assignment to people: from a day, until a last day or without end. Without a target, what is in force ends. */
export const massAssignmentSchema = z
  .object({
    kind: z.enum(assignedKinds),
    targetId: z.preprocess(emptyToNull, z.uuid().nullable().default(null)),
    employeeIds: z.array(z.uuid()).min(1).max(5000),
    from: localDate,
    lastDate: optionalDate,
    /** first day of the cycle; the first day of the assignment when missing */
    cycleStart: optionalDate,
    /** days by which each next person's cycle begins later */
    staggerDays: z.preprocess(emptyToNull, z.coerce.number().int().min(0).max(55).nullable().default(null)),
  })
  .refine((input) => input.lastDate === null || input.lastDate >= input.from, inOrder);
export type MassAssignment = z.output<typeof massAssignmentSchema>;

export const departmentAssignmentSchema = z
  .object({
    departmentId: z.uuid(),
    workRuleId: z.preprocess(emptyToNull, z.uuid().nullable().default(null)),
    from: localDate,
    lastDate: optionalDate,
  })
  .refine((input) => input.lastDate === null || input.lastDate >= input.from, inOrder);
