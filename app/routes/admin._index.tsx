import { type LoaderFunctionArgs, redirect } from '@remix-run/node';
import { requireActor } from '~/auth/require-permission.server';
import { firstPageOf } from '~/components/frame/navigation';
import { forbidden } from '~/platform/errors.server';

export { RouteErrorBoundary as ErrorBoundary } from '~/components/frame/route-error-boundary';

/** The area by itself is its first page that the reader may open. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request);
  const page = firstPageOf('admin', actor.permissions);
  if (!page) throw forbidden();
  return redirect(page + new URL(request.url).search);
}
