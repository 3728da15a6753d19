import { Check, CircleDashed, LoaderCircle, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { formatTime } from '~/i18n/format-date';
import { joinClasses } from './class-names';
import { type SaveStatus, useHasSaveState, useSaveState } from './save-state';

const icons = { saved: Check, unsaved: CircleDashed, saving: LoaderCircle, failed: TriangleAlert };

const tones: Record<SaveStatus, string> = {
  saved: 'text-ink-subtle',
  unsaved: 'text-warning-ink',
  saving: 'text-ink-muted',
  failed: 'text-danger-ink',
};

/** "Saved 12:04", "Unsaved changes", "Saving", "Not saved"; nothing on pages that edit nothing. */
export function SaveStateIndicator() {
  const { t } = useTranslation();
  const isEditing = useHasSaveState();
  const { status, savedAt, save } = useSaveState();
  if (!isEditing) return null;
  const Icon = icons[status];
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const words =
    status === 'saved' && savedAt
      ? t('saveState.savedAt', { time: formatTime(savedAt, zone) })
      : t(`saveState.${status}`);
  return (
    <span role="status" className={joinClasses('inline-flex items-center gap-1.5 text-sm', tones[status])}>
      <Icon aria-hidden size={13} className={status === 'saving' ? 'animate-spin' : undefined} />
      {words}
      {status === 'failed' ? (
        <button type="button" className="underline underline-offset-2" onClick={() => save().catch(() => {})}>
          {t('action.retry')}
        </button>
      ) : null}
    </span>
  );
}
