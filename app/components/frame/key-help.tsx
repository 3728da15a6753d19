import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '../dialog';
import { Kbd } from '../kbd';
import { useShortcut, useShortcutList } from '../shortcuts';

/** The keys of the page, by `?`. They come from where they are bound, so the list cannot be out of date. */
export function KeyHelp() {
  const { t } = useTranslation('frame');
  const [isOpen, setIsOpen] = useState(false);
  useShortcut('?', t('keys.help'), () => setIsOpen(true));
  const shortcuts = useShortcutList(isOpen);
  const seen = new Set<string>();
  const unique = shortcuts.filter(({ keys, label }) => {
    const id = keys + label;
    return !seen.has(id) && seen.add(id);
  });
  if (!isOpen) return null;
  return (
    <Dialog isOpen onOpenChange={setIsOpen} title={t('keys.help')} description={t('keys.text')}>
      <dl className="divide-y divide-line">
        {unique.map(({ keys, label }) => (
          <div key={keys + label} className="flex items-center justify-between gap-4 py-2">
            <dt>{label}</dt>
            <dd className="flex gap-2">
              {keys.split(' ').map((alternative) => (
                <Kbd key={alternative} keys={alternative} />
              ))}
            </dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
