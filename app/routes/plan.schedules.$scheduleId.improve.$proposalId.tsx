import type { ActionFunctionArgs, LoaderFunctionArgs } from '@remix-run/node';
import { useLoaderData } from '@remix-run/react';
import { requirePermission } from '~/auth/require-permission.server';
import type { RouteHandle } from '~/components/frame/route-handle';
import { answerForm } from '~/models/answer-form.server';
import { decideProposals } from '~/models/improve-action.server';
import { parseId } from '~/models/parse-input.server';
import { getScheduleFrame } from '~/models/schedule-page.server';
import { getProposal } from '~/models/schedule-proposal.server';
import { ProposalPage } from '~/modules/schedules/proposal-page';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

export const handle: RouteHandle = { crumb: 'schedule-proposals:preview' };

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const proposalId = parseId(params.proposalId, 'The proposal');
  const { status } = await getScheduleFrame(actor, scheduleId);
  return {
    scheduleId,
    isPublished: status === 'applied',
    proposal: await getProposal(actor, { scheduleId, proposalId }),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:write');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const form = await request.formData();
  form.set('proposalIds', parseId(params.proposalId, 'The proposal'));
  const intent = String(form.get('intent'));
  return answerForm(intent, () => decideProposals(actor, scheduleId, intent, form));
}

export default function Proposal() {
  return <ProposalPage {...useLoaderData<typeof loader>()} />;
}
