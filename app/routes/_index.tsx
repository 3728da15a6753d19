import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { homePathOf } from '~/auth/home-path';
import { requireActor } from '~/auth/require-permission.server';

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  return redirect(homePathOf(actor.permissions));
}
