import { createContext, type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';

/** A key and what it does. Without a handler it is a hint: the element that has the focus deals with the key itself. */
export interface Shortcut {
  /** "Ctrl+K" (⌘K on a Mac), "?", "/", "ArrowLeft" */
  keys: string;
  /** in the reader's language */
  label: string;
  handler?: (event: KeyboardEvent) => void;
}

interface ShortcutRegistry {
  register: (shortcut: Shortcut) => () => void;
  list: () => Shortcut[];
}

const ShortcutContext = createContext<ShortcutRegistry | null>(null);

/** Listens to the keyboard for the whole page and knows every key for the help that `?` opens. */
export function ShortcutProvider({ children }: { children: ReactNode }) {
  const shortcuts = useRef(new Set<Shortcut>());
  const registry = useMemo<ShortcutRegistry>(
    () => ({
      register(shortcut) {
        shortcuts.current.add(shortcut);
        return () => {
          shortcuts.current.delete(shortcut);
        };
      },
      list: () => [...shortcuts.current],
    }),
    [],
  );
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      // the last one registered is the innermost: a page's key goes before the frame's
      const shortcut = registry.list().findLast((item) => item.handler && matchesKeys(item.keys, event));
      if (!shortcut || event.defaultPrevented) return;
      event.preventDefault();
      shortcut.handler?.(event);
    };
    window.addEventListener('keydown', handleKeyDown);
    return () => window.removeEventListener('keydown', handleKeyDown);
  }, [registry]);
  return <ShortcutContext.Provider value={registry}>{children}</ShortcutContext.Provider>;
}

/** Whether an event is these keys. Plain keys count only while nobody writes; Ctrl is ⌘ on a Mac. */
export function matchesKeys(keys: string, event: KeyboardEvent): boolean {
  const parts = keys.split(/(?<=.)\+/);
  const key = parts[parts.length - 1];
  const wantsControl = parts.includes('Ctrl');
  if ((event.ctrlKey || event.metaKey) !== wantsControl) return false;
  if (event.altKey !== parts.includes('Alt')) return false;
  if (parts.includes('Shift') && !event.shiftKey) return false;
  if (!wantsControl && isWriting(event.target)) return false;
  // the physical key as well, so that Ctrl+K works under a Cyrillic layout
  return event.key.toLowerCase() === key.toLowerCase() || (wantsControl && event.code === `Key${key.toUpperCase()}`);
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type=checkbox],[type=radio]), textarea, select'))
  );
}

/** Binds a key while the component is on the page: `useShortcut('Ctrl+S', t('action.save'), save)`. */
export function useShortcut(keys: string, label: string, handler?: (event: KeyboardEvent) => void, isEnabled = true) {
  const registry = useContext(ShortcutContext);
  const current = useRef(handler);
  current.current = handler;
  const hasHandler = handler !== undefined;
  useEffect(() => {
    if (!registry || !isEnabled) return;
    return registry.register({
      keys,
      label,
      handler: hasHandler ? (event) => current.current?.(event) : undefined,
    });
  }, [registry, keys, label, hasHandler, isEnabled]);
}

/** The keys known at the moment, read each time `isOpen` turns true. */
export function useShortcutList(isOpen: boolean): Shortcut[] {
  const registry = useContext(ShortcutContext);
  const [list, setList] = useState<Shortcut[]>([]);
  useEffect(() => {
    if (isOpen && registry) setList(registry.list());
  }, [isOpen, registry]);
  return list;
}
