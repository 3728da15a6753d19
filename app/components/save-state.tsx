import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { LeaveGuard } from './leave-guard';
import { useShortcut } from './shortcuts';

export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'failed';

export interface SaveState {
  status: SaveStatus;
  isSaving: boolean;
  hasUnsavedChanges: boolean;
  /** epoch milliseconds of the last save on this page; null before the first */
  savedAt: number | null;
  markAsChanged: () => void;
  /** after a save that went another way, or when changes were thrown away */
  markAsSaved: () => void;
  save: () => Promise<void>;
}

const idle: SaveState = {
  status: 'saved',
  isSaving: false,
  hasUnsavedChanges: false,
  savedAt: null,
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
 * Around an editing page: knows whether its changes are saved, shows it in the page header, saves with Ctrl+S, and
 * warns before changes are lost.
 */
export function SaveStateProvider({ save: write, children }: SaveStateProviderProps) {
  const { t } = useTranslation();
  const [status, setStatus] = useState<SaveStatus>('saved');
  const [savedAt, setSavedAt] = useState<number | null>(null);
  const changes = useRef(0);
  const writer = useRef(write);
  writer.current = write;

  const markAsChanged = useCallback(() => {
    changes.current += 1;
    setStatus((current) => (current === 'saving' ? current : 'unsaved'));
  }, []);
  const markAsSaved = useCallback(() => {
    changes.current = 0;
    setStatus('saved');
  }, []);
  const save = useCallback(async () => {
    const changesAtStart = changes.current;
    setStatus('saving');
    try {
      await writer.current();
      setSavedAt(Date.now());
      // what was typed while the save was under way is not in it
      const isCurrent = changes.current === changesAtStart;
      if (isCurrent) changes.current = 0;
      setStatus(isCurrent ? 'saved' : 'unsaved');
    } catch (error) {
      setStatus('failed');
      throw error;
    }
  }, []);

  const hasUnsavedChanges = status === 'unsaved' || status === 'failed';
  useShortcut('Ctrl+S', t('action.save'), () => {
    if (hasUnsavedChanges) save().catch(() => {});
  });
  const value = useMemo<SaveState>(
    () => ({ status, isSaving: status === 'saving', hasUnsavedChanges, savedAt, markAsChanged, markAsSaved, save }),
    [status, hasUnsavedChanges, savedAt, markAsChanged, markAsSaved, save],
  );
  return (
    <SaveStateContext.Provider value={value}>
      {children}
      <LeaveGuard isActive={status !== 'saved'} save={save} />
    </SaveStateContext.Provider>
  );
}

/** The save state of the page around; outside of a provider nothing is ever unsaved. */
export function useSaveState(): SaveState {
  return useContext(SaveStateContext) ?? idle;
}

/** Whether the page is an editing page at all. */
export function useHasSaveState(): boolean {
  return useContext(SaveStateContext) !== null;
}
