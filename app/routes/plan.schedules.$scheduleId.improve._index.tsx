import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import { requestReoptimization } from '~/jobs/request-reoptimization.server';
import { requestSuggestions } from '~/jobs/request-suggestions.server';
import { answerForm } from '~/models/answer-form.server';
import { decideProposals, readReoptimizeForm, readSuggestForm } from '~/models/improve-action.server';
import { loadImprovePage } from '~/models/improve-page.server';
import { parseId } from '~/models/parse-input.server';
import { ImprovePage } from '~/modules/schedules/improve-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  return loadImprovePage(actor, parseId(params.scheduleId, 'The schedule'));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const form = await request.formData();
  const intent = String(form.get('intent'));
  let next = '';
  const answer = await answerForm(intent, async () => {
    if (intent === 'reoptimize') {
      const { proposalId } = await requestReoptimization(actor, { scheduleId, values: readReoptimizeForm(form) });
      next = `/plan/schedules/${scheduleId}/improve/${proposalId}`;
    } else if (intent === 'suggest') {
      await requestSuggestions(actor, { scheduleId, values: readSuggestForm(form) });
    } else await decideProposals(actor, scheduleId, intent, form);
  });
  return next ? redirect(next) : answer;
}

export default function Improve() {
  return <ImprovePage {...useLoaderData<typeof loader>()} />;
}
