import { z } from 'zod';
import { AppError, type FieldFault, invalid, notFound } from '~/platform/errors.server';

/** The faults of a failed parse, each with the field it stands in and the rule it breaks. */
export function faultsOf(error: z.ZodError, row?: number): FieldFault[] {
  return error.issues.map((issue) => ({
    field: issue.path.join('.') || 'form',
    rule: ruleOf(issue),
    message: issue.message,
    row,
  }));
}

/** A short stable name of the rule, which the interface translates. */
function ruleOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom') return (issue.params?.rule as string | undefined) ?? 'invalid';
  if (issue.code === 'invalid_type') return issue.input === undefined || issue.input === null ? 'required' : 'type';
  if (issue.code === 'too_small') return issue.origin === 'string' && issue.minimum === 1 ? 'required' : 'too_small';
  if (issue.code === 'invalid_format') return issue.format;
  return issue.code;
}

/**
 * Parses input once at the edge of a model.
 * @throws AppError invalid (422) that names every field at fault
 */
export function parseInput<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  refuseZeroCharacters(value);
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const faults = faultsOf(parsed.error);
  throw new AppError('invalid', faults.map((fault) => `${fault.field}: ${fault.message}`).join('; '), { faults });
}

/** A text with the character zero cannot be stored: it is refused by the name of its field, at any depth. */
function refuseZeroCharacters(value: unknown, path: readonly (string | number)[] = []): void {
  if (typeof value === 'string') {
    if (!value.includes('\0')) return;
    const field = path.join('.') || 'form';
    throw invalid(field, 'unprintable', `${field}: the text holds a character that cannot be stored.`);
  }
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return;
  for (const [name, part] of Object.entries(value)) refuseZeroCharacters(part, [...path, name]);
}

/** Whether a write failed because a unique key exists already (Prisma or pg). */
export function isUniqueViolation(error: unknown): boolean {
  const code = (error as { code?: string } | null)?.code;
  return code === 'P2002' || code === '23505';
}

const uuid = z.uuid();

/**
 * An id of the address.
 * @throws AppError not_found where it is not one, so that a mistyped link and a missing record look the same
 */
export function parseId(value: string | undefined, what: string): string {
  const parsed = uuid.safeParse(value);
  if (!parsed.success) throw notFound(what);
  return parsed.data;
}
