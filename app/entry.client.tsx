import { RemixBrowser } from '@remix-run/react';
import { StrictMode, startTransition } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createI18n } from '~/i18n/create-i18n';
import { loadCatalogue } from '~/i18n/load-catalogue';
import { defaultLocale, isLocale } from '~/i18n/locales';

async function hydrate() {
  // The server wrote its language on <html>; the page is hydrated in the same one.
  const { lang } = document.documentElement;
  const locale = isLocale(lang) ? lang : defaultLocale;
  const i18n = createI18n(locale, { [locale]: await loadCatalogue(locale) });
  startTransition(() => {
    hydrateRoot(
      document,
      <StrictMode>
        <I18nextProvider i18n={i18n}>
          <RemixBrowser />
        </I18nextProvider>
      </StrictMode>,
    );
  });
}

hydrate();
