import { useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { KeptMarkup } from '../kept-markup';
import { useLinkArea } from '../use-link-area';
import { useFrameData } from './frame-data';
import { type NavigationGroup, selectNavigation, workNavigation } from './navigation';
import { useScopeSearch } from './use-scope-search';

export interface NavigationListProps {
  /** icons alone; the words are read aloud and shown as tooltips */
  isCollapsed?: boolean;
  onNavigate?: () => void;
}

/** The pages that the reader's permissions open, by area. */
export function NavigationList({ isCollapsed = false, onNavigate }: NavigationListProps) {
  const { t, i18n } = useTranslation('frame');
  const permissions = useFrameData()?.permissions ?? [];
  const { pathname } = useLocation();
  const scope = useScopeSearch();
  const { handlers, prefetch } = useLinkArea();
  const here = findHere(pathname);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the clicks are those of the links inside, which take keys by themselves
    <nav
      aria-label={t('mainMenu')}
      className="px-2 py-2"
      {...handlers}
      onClick={(event) => {
        handlers.onClick(event);
        onNavigate?.();
      }}
    >
      <KeptMarkup
        as="div"
        keptAs={`menu ${i18n.language} ${isCollapsed} ${here} ${scope} ${permissions}`}
        className="flex flex-col gap-4"
      >
        {() => <>{selectNavigation(permissions).map(drawGroup)}</>}
      </KeptMarkup>
      {prefetch}
    </nav>
  );

  function drawGroup(group: NavigationGroup, index: number) {
    return (
      <div key={group.id}>
        {index === 0 || group.items.length === 1 ? null : (
          <h2 className={isCollapsed ? 'sr-only' : 'mb-0.5 px-2.5 text-xs font-medium text-ink-subtle'}>
            {t(`nav.${group.id}`)}
          </h2>
        )}
        <ul className="flex flex-col gap-px">
          {group.items.map(({ id, to, icon: Icon }) => {
            const label = t(`nav.${id}`);
            return (
              <li key={id}>
                <a
                  href={to + scope}
                  aria-current={to === here ? 'page' : undefined}
                  data-tooltip={isCollapsed ? label : undefined}
                  data-tooltip-side={isCollapsed ? 'right' : undefined}
                  className="rail-link"
                >
                  <Icon aria-hidden size={16} />
                  <span className={isCollapsed ? 'sr-only' : undefined}>{label}</span>
                </a>
              </li>
            );
          })}
        </ul>
      </div>
    );
  }
}

/** Address of the menu's page on or under which the reader is, or null. */
function findHere(pathname: string): string | null {
  const isAround = (to: string) => pathname === to || pathname.startsWith(`${to}/`);
  return workNavigation.flatMap((group) => group.items).find((item) => isAround(item.to))?.to ?? null;
}
