import { Search } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../kbd';
import { useShortcut } from '../shortcuts';

const CommandPalette = lazy(() => import('./command-palette'));

/** Opens the palette by a click or Ctrl+K. Its code is fetched when it is first wanted. */
export function PaletteButton() {
  const { t } = useTranslation('frame');
  const [isOpen, setIsOpen] = useState(false);
  useShortcut('Ctrl+K', t('palette.title'), () => setIsOpen(true));
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={() => setIsOpen(true)}
        className="inline-flex h-8 shrink-0 items-center gap-2 rounded-control px-2 text-ink-muted transition-colors hover:bg-hover hover:text-ink lg:border lg:border-line lg:bg-surface lg:pr-1.5 lg:pl-2.5"
      >
        <Search aria-hidden size={15} />
        <span className="max-lg:sr-only">{t('palette.open')}</span>
        <span className="ml-4 max-lg:hidden">
          <Kbd keys="Ctrl+K" />
        </span>
      </button>
      {isOpen ? (
        <Suspense fallback={null}>
          <CommandPalette onClose={() => setIsOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
