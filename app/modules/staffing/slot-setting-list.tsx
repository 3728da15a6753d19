import { Form } from '@remix-run/react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '~/components/icon-button';
import { addDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import { allowanceKinds, type SlotSettingView } from '~/models/slot-setting';
import { useAllowanceText } from './use-allowance-text';

/** What was set, the newest first: of two on one interval it counts. */
export function SlotSettingList({ settings }: { settings: SlotSettingView[] }) {
  const { t } = useTranslation('slot-settings');
  const format = useFormat();
  const { writeTime, writeValue } = useAllowanceText();
  if (settings.length === 0) return <p className="text-ink-muted">{t('none')}</p>;
  return (
    <ul className="divide-y divide-line">
      {settings.map((setting) => (
        <li key={setting.id} className="flex items-start justify-between gap-3 py-2">
          <div className="min-w-0">
            <p className="tabular">
              <span className="font-medium">{writeTime(setting)}</span>
              {' · '}
              {allowanceKinds
                .flatMap((kind) => {
                  const value = setting[kind];
                  return value === null ? [] : [writeValue(kind, value)];
                })
                .join(', ')}
            </p>
            <p className="tabular text-sm text-ink-muted">
              {setting.validTo
                ? format.dateRange(setting.validFrom, addDays(setting.validTo, -1))
                : t('since', { date: format.date(setting.validFrom, 'medium') })}
              {setting.createdByName ? ` · ${setting.createdByName}` : ''}
              {setting.comment ? ` · ${setting.comment}` : ''}
            </p>
          </div>
          <Form method="post">
            <input type="hidden" name="id" value={setting.id} />
            <IconButton
              type="submit"
              name="intent"
              value="remove"
              icon={X}
              label={t('remove', { name: writeTime(setting) })}
            />
          </Form>
        </li>
      ))}
    </ul>
  );
}
