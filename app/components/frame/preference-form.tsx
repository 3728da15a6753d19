import { useFetcher, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';

/** What `POST /preferences` takes; each goes alone. */
export type PreferenceName = 'locale' | 'theme' | 'organizationId' | 'siteId';

/**
 * A form around buttons `<button name={name} value=…>` that changes one preference and comes back to this page.
 * A plain form before scripts load; in place afterwards.
 */
export function PreferenceForm({
  children,
  className,
  onSubmit,
}: {
  children: ReactNode;
  className?: string;
  onSubmit?: () => void;
}) {
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  return (
    <fetcher.Form method="post" action="/preferences" className={className} onSubmit={onSubmit}>
      <input type="hidden" name="redirectTo" value={pathname + search} />
      {children}
    </fetcher.Form>
  );
}

/** Changes a preference from a menu entry or a key: `setPreference('theme', 'dark')`. */
export function useSetPreference() {
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  return (name: PreferenceName, value: string) =>
    fetcher.submit({ [name]: value, redirectTo: pathname + search }, { method: 'post', action: '/preferences' });
}
