import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useEditor } from './save-state-root';
import type { SaveStatus } from './save-state-store';

export interface SaveState {
  status: SaveStatus;
  isSaving: boolean;
  hasUnsavedChanges: boolean;
  markAsChanged: () => void;
  /** after a save that went another way, or when changes were thrown away */
  markAsSaved: () => void;
  save: () => Promise<void>;
}

const idle: SaveState = {
  status: 'saved',
  isSaving: false,
  hasUnsavedChanges: false,
  markAsChanged: () => {},
  markAsSaved: () => {},
  save: async () => {},
};

const SaveStateContext = createContext<SaveState | null>(null);

export interface SaveStateProviderProps {
  /** writes the changes; rejects when they could not be written */
  save: () => Promise<unknown>;
  children: ReactNode;
}

/**
 * Around an editor that saves by itself (a grid, a card): knows whether its changes are saved. The frame shows it beside those
 * of the page's other editors, saves them with Ctrl+S and warns before changes are lost.
 */
export function SaveStateProvider({ save: write, children }: SaveStateProviderProps) {
  const [status, setOwnStatus] = useState<SaveStatus>('saved');
  const changes = useRef(0);
  const writer = useRef(write);
  writer.current = write;
  const saver = useRef<() => Promise<void>>(async () => {});
  const editor = useEditor(() => saver.current());

  const setStatus = useCallback(
    (next: SaveStatus) => {
      setOwnStatus(next);
      editor.setStatus(next);
    },
    [editor],
  );
  const markAsChanged = useCallback(() => {
    changes.current += 1;
    if (editor.status !== 'saving') setStatus('unsaved');
  }, [editor, setStatus]);
  const markAsSaved = useCallback(() => {
    changes.current = 0;
    setStatus('saved');
  }, [setStatus]);
  const save = useCallback(async () => {
    const changesAtStart = changes.current;
    setStatus('saving');
    try {
      await writer.current();
    } catch (error) {
      setStatus('failed');
      throw error;
    }
    setStatus('saved');
    // what was typed while the save was under way is not in it
    if (changes.current === changesAtStart) changes.current = 0;
    else setStatus('unsaved');
  }, [setStatus]);
  saver.current = save;

  const hasUnsavedChanges = status === 'unsaved' || status === 'failed';
  const value = useMemo<SaveState>(
    () => ({ status, isSaving: status === 'saving', hasUnsavedChanges, markAsChanged, markAsSaved, save }),
    [status, hasUnsavedChanges, markAsChanged, markAsSaved, save],
  );
  return <SaveStateContext.Provider value={value}>{children}</SaveStateContext.Provider>;
}

/** The save state of the editor around; outside of one nothing is ever unsaved. */
export function useSaveState(): SaveState {
  return useContext(SaveStateContext) ?? idle;
}
