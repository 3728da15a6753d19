import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { EditPreview } from './edit-preview';

/** What a change would make of the range, in figures, before it is saved. */
export function EditEffect({ preview }: { preview: EditPreview | null }) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  if (!preview) return null;
  const { before, after } = preview;
  const share = before.contacts > 0 ? after.contacts / before.contacts - 1 : null;
  const isAhtChanged = Math.abs((after.ahtSec ?? 0) - (before.ahtSec ?? 0)) >= 0.5;
  return (
    <p role="status" className="tabular text-sm text-ink-muted">
      {t('edit.effect', {
        before: format.number(before.contacts, { decimals: 0 }),
        after: format.number(after.contacts, { decimals: 0 }),
        share: format.percent(share, { decimals: 1, isSigned: true }),
      })}
      {isAhtChanged ? (
        <span className="block">
          {t('edit.ahtEffect', { before: format.seconds(before.ahtSec), after: format.seconds(after.ahtSec) })}
        </span>
      ) : null}
    </p>
  );
}
