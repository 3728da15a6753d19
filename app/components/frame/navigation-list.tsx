import { NavLink } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../class-names';
import { Tooltip } from '../tooltip';
import { useFrameData } from './frame-data';
import { type NavigationItem, selectNavigation } from './navigation';
import { useScopeSearch } from './use-scope-search';

export interface NavigationListProps {
  /** icons alone; the words are read aloud and shown as tooltips */
  isCollapsed?: boolean;
  onNavigate?: () => void;
}

/** The pages that the reader's permissions open, by area. */
export function NavigationList({ isCollapsed = false, onNavigate }: NavigationListProps) {
  const { t } = useTranslation('frame');
  const data = useFrameData();
  const groups = selectNavigation(data?.permissions ?? []);
  return (
    <nav aria-label={t('mainMenu')} className="flex flex-col gap-4 px-2 py-2">
      {groups.map((group, index) => (
        <div key={group.id}>
          {index === 0 || group.items.length === 1 ? null : (
            <h2 className={joinClasses('mb-0.5 px-2.5 text-xs font-medium text-ink-subtle', isCollapsed && 'sr-only')}>
              {t(`nav.${group.id}`)}
            </h2>
          )}
          <ul className="flex flex-col gap-px">
            {group.items.map((item) => (
              <li key={item.id}>
                <NavigationLink item={item} isCollapsed={isCollapsed} onNavigate={onNavigate} />
              </li>
            ))}
          </ul>
        </div>
      ))}
    </nav>
  );
}

function NavigationLink({
  item,
  isCollapsed,
  onNavigate,
}: { item: NavigationItem } & Pick<NavigationListProps, 'isCollapsed' | 'onNavigate'>) {
  const { t } = useTranslation('frame');
  const scope = useScopeSearch();
  const label = t(`nav.${item.id}`);
  const link = (
    <NavLink
      to={item.to + scope}
      prefetch="intent"
      onClick={onNavigate}
      className={({ isActive }) =>
        joinClasses(
          'group flex h-8 items-center gap-2.5 rounded-control px-2.5 font-medium transition-colors coarse:h-11',
          isActive ? 'bg-pressed text-ink' : 'text-ink-muted hover:bg-hover hover:text-ink',
        )
      }
    >
      {({ isActive }) => (
        <>
          <item.icon
            aria-hidden
            size={16}
            className={joinClasses('shrink-0', isActive ? 'text-accent-ink' : 'text-ink-subtle')}
          />
          <span className={isCollapsed ? 'sr-only' : 'truncate'}>{label}</span>
        </>
      )}
    </NavLink>
  );
  return isCollapsed ? (
    <Tooltip content={label} side="right">
      {link}
    </Tooltip>
  ) : (
    link
  );
}
