import type { i18n, TFunction } from 'i18next';
import { TextMemory } from '~/platform/text-memory.server';
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
 * once for each key and its values. `useTranslation` copies every property that an instance owns, at each call; the view owns one.
 */
function rememberTexts(instance: i18n): i18n {
  const translators = new Map<string, TFunction>();
  const getFixedT = (...question: Parameters<i18n['getFixedT']>): TFunction => {
    const key = JSON.stringify(question);
    const known = translators.get(key);
    if (known) return known;
    const created = rememberTextsOf(instance.getFixedT(...question));
    translators.set(key, created);
    return created;
  };
  return Object.create(instance, { getFixedT: { value: getFixedT, enumerable: true } }) as i18n;
}

/** Characters that the texts of one translator may take; a value that comes from data must not grow the memory for ever. */
const rememberedLength = 500_000;

function rememberTextsOf(translate: TFunction): TFunction {
  const texts = new TextMemory(rememberedLength);
  const remembering = (key: string | string[], ...values: unknown[]): string => {
    const write = () => (translate as unknown as (key: unknown, ...values: unknown[]) => string)(key, ...values);
    const question = describeQuestion(key, values);
    return question === null ? write() : texts.keep(question, write);
  };
  return Object.assign(remembering, translate) as unknown as TFunction;
}

/** The key with its values as one text; null where something else than plain values is asked with. */
function describeQuestion(key: string | string[], values: unknown[]): string | null {
  const [first, ...more] = values;
  if (typeof key !== 'string' || more.some((value) => value !== undefined)) return null;
  if (first === undefined) return key;
  if (typeof first !== 'object' || first === null) return null;
  let question = key;
  for (const [name, value] of Object.entries(first)) {
    if (typeof value !== 'string' && typeof value !== 'number') return null;
    question += `\u0000${name}\u0000${typeof value}${value}`;
  }
  return question;
}

/** Translator for texts that the server writes itself, such as page titles in `meta` or a form's messages. */
export function getServerTranslator(locale: Locale, namespace = 'common'): TFunction {
  return getServerI18n(locale).getFixedT(locale, namespace);
}
