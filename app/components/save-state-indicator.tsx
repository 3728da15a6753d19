import { Check, CircleDashed, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '~/i18n/format-date';
import { joinClasses } from './class-names';
import { useSaveAll, useSaveSummary } from './save-state-root';
import type { SaveStatus } from './save-state-store';

const icons = { saved: Check, unsaved: CircleDashed, saving: LoaderCircle, failed: TriangleAlert };

const tones: Record<SaveStatus, string> = {
  saved: 'text-ink-subtle',
  unsaved: 'text-warning-ink',
  saving: 'text-ink-muted',
  failed: 'text-danger-ink',
};

/** "Saved 12:04", "Unsaved changes", "Saving", "Not saved" in the frame's bar; nothing on pages that edit nothing. */
export function SaveStateIndicator() {
  const { t } = useTranslation();
  const { status, savedAt } = useSaveSummary();
  const saveAll = useSaveAll();
  if (status === null) return null;
  const Icon = icons[status];
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const words =
    status === 'saved' && savedAt
      ? t('saveState.savedAt', { time: formatTime(savedAt, zone) })
      : t(`saveState.${status}`);
  return (
    <span className={joinClasses('flex shrink-0 items-center gap-1.5 text-sm', tones[status])}>
      <span role="status" title={words} className="inline-flex items-center gap-1.5">
        <Icon aria-hidden size={14} className={status === 'saving' ? 'animate-spin' : undefined} />
        <span className="max-sm:sr-only">{words}</span>
      </span>
      {status === 'failed' ? (
        // why: what keeps failing is said beside the fields
        <button type="button" className="underline underline-offset-2" onClick={() => saveAll().catch(() => undefined)}>
          {t('action.retry')}
        </button>
      ) : null}
    </span>
  );
}
