import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { loadCatalogue } from './load-catalogue';
import type { Locale } from './locales';

/** Follows a change of language without a reload: fetches the catalogue, then switches every text at once. */
export function useLocaleSync(locale: Locale) {
  const { i18n } = useTranslation();
  useEffect(() => {
    if (i18n.language === locale) return;
    let isCurrent = true;
    loadCatalogue(locale).then((catalogue) => {
      if (!isCurrent) return;
      for (const [namespace, texts] of Object.entries(catalogue)) i18n.addResourceBundle(locale, namespace, texts);
      i18n.changeLanguage(locale);
    });
    return () => {
      isCurrent = false;
    };
  }, [i18n, locale]);
}
