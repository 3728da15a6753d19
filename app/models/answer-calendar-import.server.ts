import { data } from '@remix-run/node';
import type { Actor } from '~/auth/actor';
import { AppError } from '~/platform/errors.server';
import { type CalendarImportPreview, importCalendar, previewCalendarImport } from './calendar-import.server';
import { type CalendarUndoPreview, previewCalendarUndo, undoCalendarImport } from './calendar-undo.server';
import { parseId } from './parse-input.server';

const maxBytes = 2_000_000;

const nothing = {
  preview: null as CalendarImportPreview | null,
  done: null as { year: number; counts: Record<string, number> } | null,
  undo: null as CalendarUndoPreview | null,
  undone: null as { changed: number } | null,
  siteId: '',
  text: '',
};

/**
 * The page of the import: a file is read and shown, then the text that was shown is written.
 * @throws AppError forbidden, not_found (site)
 */
export async function answerCalendarImport(actor: Actor, form: FormData) {
  const intent = String(form.get('intent') ?? '');
  if (intent === 'undo-preview' || intent === 'undo') return answerUndo(actor, form, intent);
  const file = form.get('file');
  const site = String(form.get('siteId') ?? '');
  const siteId = site === '' ? null : parseId(site, 'Site');
  const isFile = file instanceof File;
  const base = { ...nothing, siteId: site };
  if (isFile && file.size > maxBytes) return data({ ...base, fault: 'too_large' }, { status: 413 });
  const text = isFile ? await file.text() : String(form.get('text') ?? '');
  if (text.trim() === '') {
    await previewCalendarImport(actor, { siteId, text });
    return data({ ...base, fault: 'no_file' }, { status: 422 });
  }
  if (intent !== 'import') {
    const preview = await previewCalendarImport(actor, { siteId, text });
    return data({ ...base, preview, fault: null, text }, { status: preview.faults.length ? 422 : 200 });
  }
  try {
    return data({ ...base, done: await importCalendar(actor, { siteId, text }), fault: null });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'invalid') throw error;
    const preview = await previewCalendarImport(actor, { siteId, text });
    return data({ ...base, preview, fault: null, text }, { status: 422 });
  }
}

/** An import is taken back in two steps: what would change and whom it touches, then the change itself. */
async function answerUndo(actor: Actor, form: FormData, intent: 'undo-preview' | 'undo') {
  const importId = parseId(String(form.get('importId') ?? ''), 'The import');
  try {
    if (intent === 'undo') return data({ ...nothing, undone: await undoCalendarImport(actor, importId), fault: null });
    return data({ ...nothing, undo: await previewCalendarUndo(actor, importId), fault: null });
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== 'conflict') throw error;
    return data({ ...nothing, fault: 'undo' }, { status: 409 });
  }
}
