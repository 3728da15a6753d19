import { Link } from '@remix-run/react';
import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../class-names';
import { IconButton } from '../icon-button';
import { useShortcut } from '../shortcuts';
import { BrandMark } from './brand';
import { useFrameData } from './frame-data';
import { NavigationList } from './navigation-list';

const oneYearSec = 31_536_000;

/** The menu at the left, which folds to icons. The choice is a cookie, so that the server draws it right away. */
export function Rail() {
  const { t } = useTranslation(['frame', 'common']);
  const data = useFrameData();
  const [isCollapsed, setIsCollapsed] = useState(data?.isRailCollapsed ?? false);
  const label = isCollapsed ? t('expandRail') : t('collapseRail');
  const toggle = () => {
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet
    document.cookie = `rail=${isCollapsed ? 'open' : 'collapsed'}; Path=/; Max-Age=${oneYearSec}; SameSite=Lax`;
    setIsCollapsed(!isCollapsed);
  };
  useShortcut('Ctrl+B', label, toggle);
  return (
    <aside
      className={joinClasses(
        'sticky top-0 hidden h-dvh shrink-0 flex-col border-r border-line bg-canvas transition-[width] duration-150 md:flex',
        // before scripts load there is no menu button on a phone: the menu stands above the page
        'max-md:noscript:static max-md:noscript:flex max-md:noscript:h-auto max-md:noscript:w-auto max-md:noscript:border-b',
        isCollapsed ? 'w-(--rail-width-collapsed)' : 'w-(--rail-width)',
      )}
    >
      <div
        className={joinClasses('flex h-(--topbar-height) items-center gap-2', isCollapsed ? 'justify-center' : 'pl-4')}
      >
        <Link to="/" className="flex min-w-0 items-center gap-2 rounded-control font-medium">
          <BrandMark />
          <span className={isCollapsed ? 'sr-only' : 'truncate tracking-tight'}>{t('common:appName')}</span>
        </Link>
      </div>
      <div className="no-scrollbar min-h-0 flex-1 overflow-y-auto">
        <NavigationList isCollapsed={isCollapsed} />
      </div>
      <div className={joinClasses('flex border-t border-line p-2', isCollapsed && 'justify-center')}>
        <IconButton
          icon={isCollapsed ? PanelLeftOpen : PanelLeftClose}
          label={label}
          shortcut="Ctrl+B"
          aria-expanded={!isCollapsed}
          onClick={toggle}
        />
      </div>
    </aside>
  );
}
