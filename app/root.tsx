import interCyrillicUrl from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?url';
import interLatinUrl from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?url';
import type { LinksFunction, LoaderFunctionArgs } from '@remix-run/node';
import { Links, Meta, Outlet, Scripts, ScrollRestoration } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Frame } from '~/components/frame/frame';
import { type FrameData, useFrameData } from '~/components/frame/frame-data';
import { NavigationProgress } from '~/components/frame/navigation-progress';
import { useNonce } from '~/components/frame/nonce';
import { PageTitle } from '~/components/frame/page-title';
import { RouteErrorBoundary } from '~/components/frame/route-error-boundary';
import { useTheme } from '~/components/frame/use-theme';
import { UiProviders } from '~/components/ui-providers';
import { useLocaleSync } from '~/i18n/use-locale-sync';
import { getFrameData } from '~/models/frame.server';
import stylesheetUrl from '~/styles/app.css?url';
import iconUrl from '~/styles/icon.svg?url&no-inline';

export const links: LinksFunction = () => [
  { rel: 'preload', href: interLatinUrl, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
  { rel: 'stylesheet', href: stylesheetUrl },
  { rel: 'icon', href: iconUrl, type: 'image/svg+xml' },
];

export async function loader({ request, context }: LoaderFunctionArgs): Promise<FrameData> {
  const frame = await getFrameData(request, context);
  const cookies = request.headers.get('Cookie') ?? '';
  return { ...frame, isRailCollapsed: /(?:^|;\s*)rail=collapsed/.test(cookies) };
}

/** The document around every page, also around an error of the root itself. */
export function Layout({ children }: { children: ReactNode }) {
  const { i18n } = useTranslation();
  const nonce = useNonce();
  const theme = useTheme();
  return (
    <html lang={i18n.language} data-theme={theme}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content={theme === 'system' ? 'light dark' : theme} />
        {i18n.language === 'ru' ? (
          <link rel="preload" href={interCyrillicUrl} as="font" type="font/woff2" crossOrigin="anonymous" />
        ) : null}
        <PageTitle />
        <Meta />
        <Links />
      </head>
      <body>
        <UiProviders>{children}</UiProviders>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  );
}

export default function App() {
  const data = useFrameData();
  const { i18n } = useTranslation();
  useLocaleSync(data?.locale ?? (i18n.language as FrameData['locale']));
  return (
    <>
      <NavigationProgress />
      <Frame>
        <Outlet />
      </Frame>
    </>
  );
}

export function ErrorBoundary() {
  return (
    <main className="grid min-h-dvh place-items-center">
      <RouteErrorBoundary />
    </main>
  );
}
