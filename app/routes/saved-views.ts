import type { ActionFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/auth/require-permission.server';
import { answerForm } from '~/models/answer-form.server';
import { deleteView, saveView } from '~/models/saved-view.server';

/** Saves (`intent=save`) or deletes (`intent=delete&viewId=`) a view of a list. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request);
  const { intent, ...values } = Object.fromEntries(await request.formData());
  return answerForm(String(intent), () =>
    intent === 'delete' ? deleteView({ actor, viewId: String(values.viewId) }) : saveView({ actor, values }),
  );
}
