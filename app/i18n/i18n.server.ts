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
  const instance = rememberTexts(createI18n(locale, { en, ru }));
  instances.set(locale, instance);
  return instance;
}

/**
 * A view of an instance whose language and catalogues stay as they are: translators are made once for each namespace and a text
 * without values once for each key. `useTranslation` copies every property that an instance owns, at each call; the view owns one.
 */
function rememberTexts(instance: i18n): i18n {
  const translators = new Map<string, TFunction>();
  const getFixedT = (...question: Parameters<i18n['getFixedT']>): TFunction => {
    const key = JSON.stringify(question);
    const known = translators.get(key);
    if (known) return known;
    const created = rememberPlainTexts(instance.getFixedT(...question));
    translators.set(key, created);
    return created;
  };
  return Object.create(instance, { getFixedT: { value: getFixedT, enumerable: true } }) as i18n;
}

function rememberPlainTexts(translate: TFunction): TFunction {
  const texts = new Map<string, string>();
  const remembering = (key: string | string[], ...values: unknown[]): string => {
    if (typeof key !== 'string' || values.some((value) => value !== undefined)) {
      return (translate as unknown as (key: unknown, ...values: unknown[]) => string)(key, ...values);
    }
    const known = texts.get(key);
    if (known !== undefined) return known;
    const text: string = translate(key);
    // a key that came from data must not grow the memory for ever
    if (texts.size < 5_000) texts.set(key, text);
    return text;
  };
  return Object.assign(remembering, translate) as unknown as TFunction;
}

/** Translator for texts that the server writes itself, such as page titles in `meta` or a form's messages. */
export function getServerTranslator(locale: Locale, namespace = 'common'): TFunction {
  return getServerI18n(locale).getFixedT(locale, namespace);
}
