import type { Actor } from '~/auth/actor';
import { createBond, updateBond } from './bond.server';

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/** The form of a bond between people. @throws AppError invalid; VersionConflict */
export async function saveBondForm(actor: Actor, form: FormData): Promise<unknown> {
  const values = {
    name: text(form, 'name'),
    kind: text(form, 'kind'),
    toleranceMinutes: text(form, 'toleranceMinutes') || 0,
    employeeIds: form.getAll('employeeIds').map(String).filter(Boolean),
    validFrom: text(form, 'validFrom'),
    lastDate: text(form, 'lastDate'),
    status: text(form, 'status') || 'active',
  };
  const bondId = text(form, 'id');
  return bondId
    ? updateBond({ actor, bondId, version: Number(form.get('version')), values })
    : createBond({ actor, values });
}
