import { data } from '@remix-run/node';
import type { Actor } from '~/auth/actor';
import { AppError } from '~/platform/errors.server';
import { type CalendarImportPreview, importCalendar, previewCalendarImport } from './calendar-import.server';
import { parseId } from './parse-input.server';

const maxBytes = 2_000_000;

/**
 * The page of the import: a file is read and shown, then the text that was shown is written.
 * @throws AppError forbidden, not_found (site)
 */
export async function answerCalendarImport(actor: Actor, form: FormData) {
  const file = form.get('file');
  const site = String(form.get('siteId') ?? '');
  const siteId = site === '' ? null : parseId(site, 'Site');
  const isFile = file instanceof File;
  const base = { preview: null as CalendarImportPreview | null, done: null, siteId: site, text: '' };
  if (isFile && file.size > maxBytes) return data({ ...base, fault: 'too_large' }, { status: 413 });
  const text = isFile ? await file.text() : String(form.get('text') ?? '');
  if (text.trim() === '') {
    await previewCalendarImport(actor, { siteId, text });
    return data({ ...base, fault: 'no_file' }, { status: 422 });
  }
  if (form.get('intent') !== 'import') {
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
