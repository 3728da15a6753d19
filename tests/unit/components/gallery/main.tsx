import '~/styles/app.css';
import { Outlet, UNSAFE_RemixContext } from '@remix-run/react';
import type { ComponentProps } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nextProvider } from 'react-i18next';
import { createBrowserRouter, RouterProvider } from 'react-router-dom';
import { Frame } from '~/components/frame/frame';
import { UiProviders } from '~/components/ui-providers';
import en from '~/i18n/catalogue-en';
import ru from '~/i18n/catalogue-ru';
import { createI18n } from '~/i18n/create-i18n';
import { isLocale } from '~/i18n/locales';
import { ChartsPage } from './charts-page';
import { FormsPage } from './forms-page';
import { frameFixture } from './frame-fixture';
import { ShowPage } from './show-page';
import { TablePage } from './table-page';

const wanted = new URLSearchParams(location.search);
const locale = isLocale(wanted.get('locale')) ? (wanted.get('locale') as 'en' | 'ru') : 'en';
document.documentElement.lang = locale;
document.documentElement.dataset.theme = wanted.get('theme') ?? 'light';

const route = {
  hasLoader: false,
  hasAction: false,
  hasClientLoader: false,
  hasClientAction: false,
  hasErrorBoundary: false,
};
const remix = {
  manifest: {
    version: '',
    url: '',
    entry: { module: '', imports: [] },
    // every route is one without loaders and modules of its own
    routes: new Proxy({}, { get: (_, id) => ({ id, module: '', ...route }) }),
  },
  routeModules: new Proxy({}, { get: () => ({}), has: () => true }),
  future: {},
  isSpaMode: true,
  serverHandoffString: '',
  renderMeta: {},
} as unknown as ComponentProps<typeof UNSAFE_RemixContext.Provider>['value'];

const router = createBrowserRouter([
  {
    id: 'root',
    loader: () => ({ ...frameFixture, locale }),
    element: (
      <UiProviders>
        <Frame>
          <Outlet />
        </Frame>
      </UiProviders>
    ),
    children: [
      { path: '/forms', element: <FormsPage />, handle: { frame: 'work', crumb: () => 'Forms' } },
      { path: '/show', element: <ShowPage />, handle: { frame: 'work', crumb: () => 'Parts' } },
      { path: '/charts', element: <ChartsPage />, handle: { frame: 'work', crumb: () => 'Charts' } },
      { path: '/table', element: <TablePage />, handle: { frame: 'work', crumb: () => 'Employees' } },
      { path: '/phone', element: <ShowPage />, handle: { frame: 'phone' } },
      { path: '*', element: <h1>Elsewhere</h1>, handle: { frame: 'work' } },
      { path: '/notifications', loader: () => ({ items: [], unreadCount: 0 }) },
      { path: '/search', loader: () => ({ results: [] }) },
    ],
  },
]);

createRoot(document.getElementById('page') as HTMLElement).render(
  <I18nextProvider i18n={createI18n(locale, { en, ru })}>
    <UNSAFE_RemixContext.Provider value={remix}>
      <RouterProvider router={router} />
    </UNSAFE_RemixContext.Provider>
  </I18nextProvider>,
);
