import type { i18n, TFunction } from 'i18next';
import en from './catalogue-en';
import ru from './catalogue-ru';
import { createI18n } from './create-i18n';
import type { Locale } from './locales';

const instances = new Map<Locale, i18n>();

/**
 * The server's instance of a language. It is never switched, so that requests in different languages cannot
 * disturb each other, and is built once rather than for each page.
 */
export function getServerI18n(locale: Locale): i18n {
  const known = instances.get(locale);
  if (known) return known;
  const instance = createI18n(locale, { en, ru });
  instances.set(locale, instance);
  return instance;
}

/** Translator for texts that the server writes itself, such as page titles in `meta` or a form's messages. */
export function getServerTranslator(locale: Locale, namespace = 'common'): TFunction {
  return getServerI18n(locale).getFixedT(locale, namespace);
}
