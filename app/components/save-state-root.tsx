import { useLocation } from '@remix-run/react';
import {
  createContext,
  type ReactNode,
  useContext,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from './leave-guard';
import {
  createSaveStateStore,
  type Editor,
  type SaveStateStore,
  type SaveStatus,
  type SaveSummary,
} from './save-state-store';
import { useShortcut } from './shortcuts';

const StoreContext = createContext<SaveStateStore | null>(null);

/** Once in the frame: sums up the editors of the page, saves them with Ctrl+S and warns before changes are lost. */
export function SaveStateRoot({ children }: { children: ReactNode }) {
  const [store] = useState(() => createSaveStateStore());
  return (
    <StoreContext.Provider value={store}>
      {children}
      <SaveStateKeeper store={store} />
    </StoreContext.Provider>
  );
}

function SaveStateKeeper({ store }: { store: SaveStateStore }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const { status } = useSaveSummary();
  const hasUnsavedChanges = status === 'unsaved' || status === 'failed';
  const save = () => {
    // why: the indicator says that a save failed, and the editor itself why
    if (hasUnsavedChanges) store.saveAll().catch(() => undefined);
  };
  useShortcut('Ctrl+S', t('action.save'), save, status !== null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: at each move to another page
  useEffect(() => store.forgetSaves(), [store, pathname]);
  const isUnsaved = (one: SaveStatus | null) => one !== null && one !== 'saved';
  return (
    <LeaveGuard
      isActive={isUnsaved(status)}
      // why: asked by a move that follows a save, before this has been drawn again
      isNeeded={() => isUnsaved(store.getSummary().status)}
      save={store.saveAll}
    />
  );
}

const nothing: SaveSummary = { status: null, savedAt: null };

/** What all editors of the page come to. */
export function useSaveSummary(): SaveSummary {
  const store = useContext(StoreContext);
  return useSyncExternalStore(
    store?.subscribe ?? (() => () => undefined),
    store?.getSummary ?? (() => nothing),
    () => nothing,
  );
}

/** Saves whatever is unsaved on the page. */
export function useSaveAll(): () => Promise<void> {
  const store = useContext(StoreContext);
  return store?.saveAll ?? (async () => undefined);
}

/**
 * Makes the component one of the page's editors while it is on the page.
 * @param save writes its changes; rejects when they could not be written
 */
export function useEditor(save: () => Promise<unknown>): Pick<Editor, 'status' | 'setStatus'> {
  const store = useContext(StoreContext);
  const writer = useRef(save);
  writer.current = save;
  const opened = useRef<Editor | null>(null);
  useEffect(() => {
    if (!store) return;
    const editor = store.open(() => writer.current());
    opened.current = editor;
    return () => {
      opened.current = null;
      editor.close();
    };
  }, [store]);
  return useMemo(
    () => ({
      get status(): SaveStatus {
        return opened.current?.status ?? 'saved';
      },
      setStatus: (status: SaveStatus) => opened.current?.setStatus(status),
    }),
    [],
  );
}
