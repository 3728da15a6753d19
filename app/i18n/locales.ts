/** Languages of the interface, in the order in which the language switch shows them. */
export const locales = ['en', 'ru'] as const;

export type Locale = (typeof locales)[number];

export const defaultLocale: Locale = 'en';

/** Each language in its own words: a reader looks for their own, not for its English name. */
export const localeNames: Record<Locale, string> = { en: 'English', ru: 'Русский' };

/** BCP 47 tags handed to Intl: English is written with a 24-hour clock and day before month. */
export const intlTags: Record<Locale, string> = { en: 'en-GB', ru: 'ru-RU' };

export function isLocale(value: unknown): value is Locale {
  return typeof value === 'string' && (locales as readonly string[]).includes(value);
}

/**
 * Best language for an Accept-Language header.
 * @param header such as `ru-RU,ru;q=0.9,en;q=0.8`, or null
 * @returns the supported language with the highest quality value; English where none matches
 */
export function matchLocale(header: string | null | undefined): Locale {
  const wanted = (header ?? '')
    .split(',')
    .map((part) => {
      const [tag, ...parameters] = part.trim().split(';');
      const quality = parameters.map((item) => /^\s*q=([\d.]+)\s*$/.exec(item)?.[1]).find(Boolean);
      return { language: tag.split('-')[0].toLowerCase(), quality: quality ? Number(quality) : 1 };
    })
    .filter((item) => item.quality > 0)
    .sort((a, b) => b.quality - a.quality);
  return wanted.map((item) => item.language).find(isLocale) ?? defaultLocale;
}
