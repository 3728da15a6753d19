import type { Actor } from '~/auth/actor';
import { AppError, type FieldFault } from '~/platform/errors.server';
import { importSkills, massEditSkill } from './skill-mass-edit.server';

/**
 * Carries out what the skill matrix sends: `set` or `end` a skill for the people who are ticked, or `import` a table: a
 * `file` (CSV, XLSX), else the pasted `table`.
 * @returns how many skills changed, or what is wrong by field and row
 */
export async function runSkillMatrixCommand(
  actor: Actor,
  form: FormData,
): Promise<{ changed: number; faults: FieldFault[] }> {
  try {
    if (form.get('intent') === 'import') {
      const file = form.get('file');
      const source =
        file instanceof File && file.size > 0
          ? new Uint8Array(await file.arrayBuffer())
          : String(form.get('table') ?? '');
      return { ...(await importSkills(actor, source)), faults: [] };
    }
    const percent = String(form.get('proficiency') ?? '').replace(',', '.');
    const result = await massEditSkill(actor, {
      employeeIds: form.getAll('employeeIds').map(String),
      skillId: String(form.get('skillId') ?? ''),
      proficiency: form.get('intent') === 'end' ? null : Number(percent) / 100,
      priority: Number(form.get('priority') || 1),
    });
    return { ...result, faults: [] };
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    return { changed: 0, faults: error.faults };
  }
}
