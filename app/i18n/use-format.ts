import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createFormat, type Format } from './format';
import { defaultLocale, isLocale } from './locales';

/** The formatters of the language in which the page is shown. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return useMemo(() => createFormat(isLocale(i18n.language) ? i18n.language : defaultLocale), [i18n.language]);
}
