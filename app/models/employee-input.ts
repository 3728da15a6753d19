import { z } from 'zod';

/** A local date as text. */
export const localDate = z.iso.date();

const emptyToNull = (value: unknown) => (typeof value === 'string' && value.trim() === '' ? null : value);
const optionalText = (max: number) => z.preprocess(emptyToNull, z.string().trim().max(max).nullish());
const optionalId = z.preprocess(emptyToNull, z.uuid().nullish());
/** A tick box of a form ("on"), or a boolean of JSON. */
const flag = z.preprocess(
  (value) => (value === 'on' || value === 'true' ? true : value === 'false' ? false : value),
  z.boolean(),
);

export const isTimeZone = (value: string): boolean => {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value })) && value.length > 0;
  } catch {
    return false;
  }
};

/** IANA zone, such as Europe/Moscow. */
export const timeZoneText = z
  .string()
  .refine(isTimeZone, { error: 'must be an IANA time zone', params: { rule: 'time_zone' } });

export const workTypes = ['office', 'home', 'mixed'] as const;
export const employeeStatuses = ['created', 'active', 'dismissed'] as const;
export type EmployeeStatus = (typeof employeeStatuses)[number];

/** Facts about a person that are not dated. */
export const employeeProfileSchema = z.object({
  personnelNumber: z.string().trim().min(1).max(32),
  lastName: z.string().trim().min(1).max(100),
  firstName: z.string().trim().min(1).max(100),
  patronymic: optionalText(100),
  email: z.preprocess(emptyToNull, z.email().max(254).nullish()),
  phone: optionalText(40),
  siteId: z.uuid(),
  positionId: optionalId,
  workType: z.enum(workTypes).default('office'),
  timeZone: timeZoneText,
  hireDate: localDate,
  nightAllowed: flag.default(false),
  weekendAllowed: flag.default(true),
  overtimeAllowed: flag.default(false),
});
export type EmployeeProfileInput = z.infer<typeof employeeProfileSchema>;

/** Working time of an employee from a date on. */
export const contractSchema = z.object({
  workRuleId: z.uuid(),
  rate: z.coerce.number().min(0.1).max(1.5).default(1),
  weeklyMinutes: z.coerce.number().int().min(60).max(3600),
  dailyMaxMinutes: z.coerce.number().int().min(60).max(1440).default(720),
});
export type ContractInput = z.infer<typeof contractSchema>;

export const newEmployeeSchema = employeeProfileSchema.extend({
  /** IANA zone; that of the site when missing */
  timeZone: z.preprocess(emptyToNull, timeZoneText.nullish()),
  departmentId: z.uuid(),
  /** created employees are neither planned nor able to log in until they are activated */
  status: z.enum(['created', 'active']).default('active'),
  contract: contractSchema.nullish(),
});
export type NewEmployeeInput = z.infer<typeof newEmployeeSchema>;

export const groupRoles = ['MAIN', 'SECONDARY', 'BACKUP'] as const;

/** One dated edit of the card: what begins or ends, and from which date. */
export const factChangeSchema = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('move-department'), from: localDate, departmentId: z.uuid() }),
  contractSchema.extend({ intent: z.literal('change-contract'), from: localDate }),
  z.object({
    intent: z.literal('set-group'),
    from: localDate,
    groupId: z.uuid(),
    role: z.enum(groupRoles).default('MAIN'),
    priority: z.coerce.number().int().min(1).max(9).default(1),
    proficiency: z.coerce.number().min(0.1).max(3).default(1),
  }),
  z.object({ intent: z.literal('end-group'), from: localDate, groupId: z.uuid() }),
  z.object({
    intent: z.literal('set-skill'),
    from: localDate,
    skillId: z.uuid(),
    /** share of full mastery, 0..1 */
    proficiency: z.coerce.number().min(0).max(1),
    priority: z.coerce.number().int().min(1).max(9).default(1),
  }),
  z.object({ intent: z.literal('end-skill'), from: localDate, skillId: z.uuid() }),
]);
export type FactChangeInput = z.infer<typeof factChangeSchema>;

/** The version that the editor saw; an edit of an older one is refused. */
export const versionNumber = z.coerce.number().int().min(1);
