import type { Catalogue } from './catalogue';
import type { Locale } from './locales';

/** Loads one language in the browser: one chunk for each, so that a reader never pays for the other. */
export async function loadCatalogue(locale: Locale): Promise<Catalogue> {
  const module = locale === 'ru' ? await import('./catalogue-ru') : await import('./catalogue-en');
  return module.default;
}
