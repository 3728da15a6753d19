import { useLocation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { useLinkArea } from '../use-link-area';
import { useFrameData } from './frame-data';
import { selectNavigation } from './navigation';
import { useScopeSearch } from './use-scope-search';

export interface NavigationListProps {
  /** icons alone; the words are read aloud and shown as tooltips */
  isCollapsed?: boolean;
  onNavigate?: () => void;
}

/** The pages that the reader's permissions open, by area. */
export function NavigationList({ isCollapsed = false, onNavigate }: NavigationListProps) {
  const { t } = useTranslation('frame');
  const permissions = useFrameData()?.permissions ?? [];
  const { pathname } = useLocation();
  const scope = useScopeSearch();
  const { handlers, prefetch } = useLinkArea();
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the clicks are those of the links inside, which take keys by themselves
    <nav
      aria-label={t('mainMenu')}
      className="flex flex-col gap-4 px-2 py-2"
      {...handlers}
      onClick={(event) => {
        handlers.onClick(event);
        onNavigate?.();
      }}
    >
      {selectNavigation(permissions).map((group, index) => (
        <div key={group.id}>
          {index === 0 || group.items.length === 1 ? null : (
            <h2 className={isCollapsed ? 'sr-only' : 'mb-0.5 px-2.5 text-xs font-medium text-ink-subtle'}>
              {t(`nav.${group.id}`)}
            </h2>
          )}
          <ul className="flex flex-col gap-px">
            {group.items.map(({ id, to, icon: Icon }) => {
              const label = t(`nav.${id}`);
              const isHere = pathname === to || pathname.startsWith(`${to}/`);
              return (
                <li key={id}>
                  <a
                    href={to + scope}
                    aria-current={isHere ? 'page' : undefined}
                    data-tooltip={isCollapsed ? label : undefined}
                    data-tooltip-side="right"
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
      ))}
      {prefetch}
    </nav>
  );
}
