import type { Actor } from '~/auth/actor';
import { receiveUpload } from '~/integrations/files/receive-upload.server';
import { AppError } from '~/platform/errors.server';
import { requireGroupsInReach } from './group-reach.server';
import { importPlan, planImportInput, previewPlan } from './plan-import.server';
import type { PlanPreview } from './plan-preview';

export interface PlanImportAnswer {
  fields: Record<string, string>;
  storedName: string | null;
  preview: PlanPreview | null;
  /** field or rule of what is wrong with the form */
  fault: string | null;
}

/**
 * What the form of a plan import sends: first the file with its fields, which is checked; then the confirmation, which names the checked file.
 * @returns the forecast when it was imported; else what to show
 * @throws AppError not_found
 */
export async function answerPlanImport(
  actor: Actor,
  request: Request,
): Promise<PlanImportAnswer | { forecastId: string }> {
  const isUpload = (request.headers.get('content-type') ?? '').startsWith('multipart/form-data');
  const answer: PlanImportAnswer = { fields: {}, storedName: null, preview: null, fault: null };
  try {
    if (isUpload) {
      const upload = await receiveUpload(request);
      answer.fields = upload.fields;
      answer.storedName = upload.storedName;
    } else {
      const form = Object.fromEntries(await request.formData()) as Record<string, string>;
      answer.storedName = form.storedName || null;
      answer.fields = form;
    }
    if (!answer.storedName) return { ...answer, fault: 'file' };
    const parsed = planImportInput.safeParse(answer.fields);
    if (!parsed.success) return { ...answer, storedName: null, fault: String(parsed.error.issues[0].path[0] ?? 'any') };
    const input = { storedName: answer.storedName, plan: parsed.data };
    await requireGroupsInReach(actor, 'forecast:write', [parsed.data.groupId]);
    if (answer.fields.intent === 'confirm') return await importPlan(actor, input);
    return { ...answer, preview: await previewPlan({ organizationId: actor.organizationId, ...input }) };
  } catch (error) {
    if (!(error instanceof AppError) || !['invalid', 'bad_request', 'too_large'].includes(error.code)) throw error;
    const [first] = error.faults;
    return { ...answer, fault: first?.rule === 'no_forecast' ? 'no_forecast' : (first?.field ?? 'file') };
  }
}
