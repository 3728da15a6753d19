import { useTranslation } from 'react-i18next';

export const contentId = 'content';

/** The first stop of the Tab key: past the menu. */
export function SkipLink() {
  const { t } = useTranslation('frame');
  return (
    <a
      href={`#${contentId}`}
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-control bg-accent px-3 py-1.5 font-medium text-on-accent focus-visible:translate-y-0"
    >
      {t('skip')}
    </a>
  );
}
