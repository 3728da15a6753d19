import type { LoaderFunctionArgs } from '@remix-run/node';
import { requireActor } from '~/auth/require-permission.server';
import { searchEverything } from '~/models/search.server';

/** What the command palette finds: `{ results }` within the reader's rights. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const text = new URL(request.url).searchParams.get('q') ?? '';
  return Response.json({ results: await searchEverything({ actor, text }) });
}
