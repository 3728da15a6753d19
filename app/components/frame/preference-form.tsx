import { useFetcher, useLocation } from '@remix-run/react';
import { type ReactNode, useEffect } from 'react';
import { useEditor } from '../save-state-root';

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
  isTracked = false,
}: {
  children: ReactNode;
  className?: string;
  onSubmit?: () => void;
  /** the frame shows that the choice is saved: on pages that are about these choices */
  isTracked?: boolean;
}) {
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  return (
    <fetcher.Form method="post" action="/preferences" className={className} onSubmit={onSubmit}>
      <input type="hidden" name="redirectTo" value={pathname + search} />
      {children}
      {isTracked ? <SavedAtOnce isSaving={fetcher.state !== 'idle'} /> : null}
    </fetcher.Form>
  );
}

/** An editor without a save button: its choice is on its way as soon as it is made. */
function SavedAtOnce({ isSaving }: { isSaving: boolean }) {
  const editor = useEditor(async () => undefined);
  useEffect(() => editor.setStatus(isSaving ? 'saving' : 'saved'), [editor, isSaving]);
  return null;
}

/** Changes a preference from a menu entry or a key: `setPreference('theme', 'dark')`. */
export function useSetPreference() {
  const fetcher = useFetcher();
  const { pathname, search } = useLocation();
  return (name: PreferenceName, value: string) =>
    fetcher.submit({ [name]: value, redirectTo: pathname + search }, { method: 'post', action: '/preferences' });
}
