import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFrameData } from '~/components/frame/frame-data';
import { useSaveState } from '~/components/save-state';
import { showToast } from '~/components/toaster';
import { type ChangesAnswer, sendChanges, type WatchedDay } from './changes-client';
import {
  doCommand,
  dropCells,
  type EditState,
  findStaleCells,
  markSaved,
  noEdits,
  packEdits,
  rebaseCells,
  redoCommand,
  undoCommand,
  unpackEdits,
} from './edit-state';
import type { CellPlace, CellShift, GridCommand } from './edit-types';
import { useRegisterSave } from './save-register';

const checkAfterMs = 250;

export interface GridEdits {
  state: EditState;
  /** the server's word on the edits: broken rules and coverage; null until it is there */
  preview: ChangesAnswer | null;
  /** cells that others changed while one edited them */
  staleKeys: ReadonlySet<string>;
  run: (command: GridCommand | null) => void;
  undo: () => void;
  redo: () => void;
  discard: () => void;
  /** one's own version of cells gives way, or is put on theirs */
  resolve: (mine: ReadonlySet<string>, theirs: ReadonlySet<string>) => void;
}

/**
 * The unsaved edits of a schedule: with undo and redo, kept over a reload, checked by the server as one goes, and saved as one.
 * @param baseOf what is stored in a cell
 * @param askReason asks why a published schedule is corrected; rejects when the planner thinks better of it
 */
export function useGridEdits(input: {
  scheduleId: string;
  /** edits of different areas of a schedule are kept apart, such as those of single days */
  area?: string;
  /** a day whose coverage and service level are wanted with each check; must not change with every render */
  day?: WatchedDay;
  isEnabled: boolean;
  baseOf: (place: CellPlace) => CellShift[];
  askReason: (() => Promise<string>) | null;
  onSaved: () => void;
  onStale: () => void;
}): GridEdits {
  const { scheduleId, area = '', day, isEnabled, baseOf, askReason, onSaved, onStale } = input;
  const { t } = useTranslation('schedule-edits');
  const { markAsChanged, markAsSaved } = useSaveState();
  const userId = useFrameData()?.user?.id ?? '';
  const storageKey = `wfm-schedule-edits ${scheduleId} ${area} ${userId}`;
  const [state, setState] = useState<EditState>(noEdits);
  const [preview, setPreview] = useState<ChangesAnswer | null>(null);
  const current = useRef(state);
  current.current = state;
  const lookup = useRef(baseOf);
  lookup.current = baseOf;
  const base = useCallback((place: CellPlace) => lookup.current(place), []);

  const keep = useCallback(
    (next: EditState) => {
      current.current = next;
      setState(next);
      window.localStorage.setItem(storageKey, packEdits(next));
    },
    [storageKey],
  );
  const take = useCallback(
    (next: EditState) => {
      keep(next);
      if (next.cells.size) markAsChanged();
      else markAsSaved();
    },
    [keep, markAsChanged, markAsSaved],
  );

  // why: edits that were kept belong to this page only once it runs in the browser
  useEffect(() => {
    if (!isEnabled) return;
    const kept = unpackEdits(window.localStorage.getItem(storageKey));
    current.current = kept;
    setState(kept);
    if (!kept.cells.size) return;
    showToast({ title: t('restored', { count: kept.cells.size }), tone: 'info' });
    // why: effects run from the inside out; the editor around is known to the frame only after this one
    const timer = setTimeout(markAsChanged, 0);
    return () => clearTimeout(timer);
  }, [isEnabled, storageKey, markAsChanged, t]);

  const { cells } = state;
  useEffect(() => {
    if (!cells.size) {
      setPreview(null);
      return;
    }
    const stop = new AbortController();
    const timer = setTimeout(() => {
      sendChanges(scheduleId, 'preview', cells.values(), { day, signal: stop.signal })
        .then(setPreview)
        .catch(() => undefined);
    }, checkAfterMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [cells, scheduleId, day]);

  useRegisterSave(async () => {
    if (!current.current.cells.size) return;
    const reason = askReason ? await askReason() : undefined;
    const answer = await sendChanges(scheduleId, 'save', current.current.cells.values(), { reason });
    if (answer.stale.length) {
      setPreview(answer);
      onStale();
      throw new Error('stale');
    }
    if (!answer.isDone) {
      showToast({ title: answer.message ?? t('failed'), tone: 'danger' });
      throw new Error(answer.message ?? 'refused');
    }
    keep(markSaved(current.current));
    showToast({ title: t('saved', { count: answer.changedShifts }), tone: 'ok' });
    onSaved();
  });

  const run = useCallback(
    (command: GridCommand | null) => {
      if (command) take(doCommand(current.current, command, base));
    },
    [take, base],
  );
  const step = useCallback(
    (walk: typeof undoCommand) => {
      const { state: next, isDone } = walk(current.current, base);
      if (next === current.current) return;
      take(next);
      if (!isDone) showToast({ title: t('undoGone'), tone: 'info' });
    },
    [take, base, t],
  );
  const undo = useCallback(() => step(undoCommand), [step]);
  const redo = useCallback(() => step(redoCommand), [step]);
  const discard = useCallback(() => {
    const kept = current.current;
    take(noEdits);
    showToast({
      title: t('discarded', { count: kept.cells.size }),
      tone: 'info',
      undo: { label: t('undo'), onUndo: () => take(kept) },
    });
  }, [take, t]);
  const resolve = useCallback(
    (mine: ReadonlySet<string>, theirs: ReadonlySet<string>) =>
      take(rebaseCells(dropCells(current.current, theirs), mine, base)),
    [take, base],
  );
  const staleKeys = useMemo(
    () => new Set(findStaleCells(state, baseOf).map((cell) => `${cell.employeeId} ${cell.date}`)),
    [state, baseOf],
  );
  return { state, preview, staleKeys, run, undo, redo, discard, resolve };
}
