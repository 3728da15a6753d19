import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Catalogue } from './catalogue';
import { defaultLocale, type Locale } from './locales';

/**
 * An i18next instance that is ready at once (no loading, no detection).
 * @param locale language of the instance
 * @param catalogues texts by language; English, where given, stands in for a key that a language lacks
 */
export function createI18n(locale: Locale, catalogues: Partial<Record<Locale, Catalogue>>): i18n {
  const instance = i18next.createInstance();
  instance.use(initReactI18next).init({
    lng: locale,
    fallbackLng: defaultLocale,
    resources: catalogues,
    defaultNS: 'common',
    fallbackNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
  });
  return instance;
}
