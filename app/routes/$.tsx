import { RouteErrorBoundary } from '~/components/frame/route-error-boundary';
import type { RouteHandle } from '~/components/frame/route-handle';
import { notFound } from '~/platform/errors.server';

export const handle: RouteHandle = { title: 'errors:notFound.title' };

/** Every address without a page of its own, so that the answer is drawn with the reader's language and theme. */
export function loader() {
  throw notFound('The page');
}

export default function NoPage() {
  return null;
}

export function ErrorBoundary() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <RouteErrorBoundary />
    </main>
  );
}
