export type SaveStatus = 'saved' | 'unsaved' | 'saving' | 'failed';

/** What the frame shows of all editors of the page together. */
export interface SaveSummary {
  /** null on a page that edits nothing */
  status: SaveStatus | null;
  /** epoch milliseconds of the last save on this page; null before the first */
  savedAt: number | null;
}

/** One form, card or grid that can have unsaved changes. */
export interface Editor {
  readonly status: SaveStatus;
  setStatus: (status: SaveStatus) => void;
  close: () => void;
}

export interface SaveStateStore {
  subscribe: (listener: () => void) => () => void;
  getSummary: () => SaveSummary;
  /** @param save writes the changes of this editor; rejects when they could not be written */
  open: (save: () => Promise<unknown>) => Editor;
  /** saves whatever is unsaved, one editor after the other; rejects at the first that could not be saved */
  saveAll: () => Promise<void>;
  /** another page: when something was last saved is no longer its own */
  forgetSaves: () => void;
}

/** The most urgent first: it is shown for all. */
const byUrgency: SaveStatus[] = ['saving', 'failed', 'unsaved', 'saved'];

/** Knows every editor of the page and sums them up: nothing is saved before all is. */
export function createSaveStateStore(now: () => number = Date.now): SaveStateStore {
  const editors = new Map<Editor, () => Promise<unknown>>();
  const listeners = new Set<() => void>();
  let summary: SaveSummary = { status: null, savedAt: null };

  const update = (savedAt: number | null) => {
    const statuses = [...editors.keys()].map((editor) => editor.status);
    const status = byUrgency.find((one) => statuses.includes(one)) ?? null;
    if (status === summary.status && savedAt === summary.savedAt) return;
    summary = { status, savedAt };
    for (const listener of listeners) listener();
  };

  return {
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    getSummary: () => summary,
    open(save) {
      let current: SaveStatus = 'saved';
      const editor: Editor = {
        get status() {
          return current;
        },
        setStatus(status) {
          const isSave = current === 'saving' && status === 'saved';
          current = status;
          update(isSave ? now() : summary.savedAt);
        },
        close() {
          editors.delete(editor);
          // a form that is replaced while it is sent has been answered: with its record's next version
          update(current === 'saving' ? now() : summary.savedAt);
        },
      };
      editors.set(editor, save);
      update(summary.savedAt);
      return editor;
    },
    async saveAll() {
      for (const [editor, save] of editors) {
        if (editor.status === 'unsaved' || editor.status === 'failed') await save();
      }
    },
    forgetSaves: () => update(null),
  };
}
