import { Link, useLocation } from '@remix-run/react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../class-names';
import { SaveStateIndicator } from '../save-state-indicator';
import { useLinkArea } from '../use-link-area';
import { BrandMark } from './brand';
import { useFrameData } from './frame-data';
import { KeyHelp } from './key-help';
import { phoneNavigation, selectNavigation } from './navigation';
import { NotificationBell } from './notification-bell';
import { useIsFullBleed } from './route-handle';
import { contentId, SkipLink } from './skip-link';
import { UserMenu } from './user-menu';

/** The employee's frame: five tabs under the thumb; a side menu where the screen is wide. */
export function PhoneFrame({ children }: { children: ReactNode }) {
  const { t } = useTranslation(['frame', 'common']);
  const data = useFrameData();
  const isFullBleed = useIsFullBleed();
  const isManager = selectNavigation(data?.permissions ?? []).length > 0;
  return (
    <div className="frame-phone min-h-dvh md:flex">
      <SkipLink />
      <aside className="sticky top-0 hidden h-dvh w-60 shrink-0 flex-col gap-2 border-r border-line p-3 md:flex">
        <Link to="/my" className="flex h-10 items-center gap-2.5 rounded-control px-2 font-medium">
          <BrandMark /> {t('common:appName')}
        </Link>
        <EmployeeLinks label={t('mainMenu')} />
      </aside>
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="sticky top-0 z-30 flex h-14 items-center justify-end gap-2 border-b border-line bg-canvas/90 px-4 pt-[env(safe-area-inset-top)] backdrop-blur-sm">
          <Link to="/my" aria-label={t('common:appName')} className="mr-auto md:hidden">
            <BrandMark sizePx={28} />
          </Link>
          {isManager ? (
            <Link to="/" className="mr-auto text-sm text-accent-ink hover:underline max-md:mr-2">
              {t('user.work')}
            </Link>
          ) : null}
          <SaveStateIndicator />
          <NotificationBell />
          <UserMenu />
        </header>
        <main
          id={contentId}
          tabIndex={-1}
          className={joinClasses(
            'mx-auto flex w-full max-w-3xl flex-1 flex-col pb-24 md:pb-10',
            !isFullBleed && 'px-4 pt-4',
          )}
        >
          {children}
        </main>
      </div>
      <BottomTabs label={t('mainMenu')} />
      <KeyHelp />
    </div>
  );
}

function EmployeeLinks({ label }: { label: string }) {
  const { t } = useTranslation('frame');
  const { pathname } = useLocation();
  const { handlers, prefetch } = useLinkArea();
  return (
    <nav aria-label={label} {...handlers}>
      <ul className="flex flex-col gap-0.5">
        {phoneNavigation.map(({ id, to, icon: Icon }) => (
          <li key={id}>
            <a
              href={to}
              aria-current={isTabActive(pathname, to) ? 'page' : undefined}
              className="flex h-11 items-center gap-3 rounded-control px-3 font-medium text-ink-muted transition-colors hover:bg-hover hover:text-ink aria-[current=page]:bg-accent-soft aria-[current=page]:text-accent-ink"
            >
              <Icon aria-hidden size={19} />
              {t(`nav.${id}`)}
            </a>
          </li>
        ))}
      </ul>
      {prefetch}
    </nav>
  );
}

/** The first tab is the start of all the others' addresses: it must match alone. */
function isTabActive(pathname: string, to: string): boolean {
  return pathname === to || (to !== '/my' && pathname.startsWith(`${to}/`));
}

function BottomTabs({ label }: { label: string }) {
  const { t } = useTranslation('frame');
  const { pathname } = useLocation();
  const { handlers, prefetch } = useLinkArea();
  return (
    <nav
      aria-label={label}
      {...handlers}
      className="pb-safe fixed inset-x-0 bottom-0 z-30 border-t border-line bg-surface md:hidden"
    >
      <ul className="flex">
        {phoneNavigation.map(({ id, to, icon: Icon }) => {
          const isActive = isTabActive(pathname, to);
          return (
            <li key={id} className="min-w-0 flex-1">
              <a
                href={to}
                aria-current={isActive ? 'page' : undefined}
                className="flex h-14 flex-col items-center justify-center gap-0.5 text-xs font-medium text-ink-muted aria-[current=page]:text-accent-ink"
              >
                <Icon aria-hidden size={21} strokeWidth={isActive ? 2.2 : 1.8} />
                <span className="max-w-full px-0.5">{t(`nav.${id}`)}</span>
              </a>
            </li>
          );
        })}
      </ul>
      {prefetch}
    </nav>
  );
}
