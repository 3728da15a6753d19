import { RouteErrorBoundary } from '~/components/frame/route-error-boundary';
import { notFound } from '~/platform/errors.server';

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
      <RouteErrorBoundary level={1} />
    </main>
  );
}
