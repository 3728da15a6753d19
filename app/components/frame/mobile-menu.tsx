import { useLocation } from '@remix-run/react';
import { Menu } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../icon-button';
import { Sheet } from '../sheet';
import { NavigationList } from './navigation-list';

/** The manager's menu on a narrow screen. */
export function MobileMenu() {
  const { t } = useTranslation('frame');
  const { pathname } = useLocation();
  const [isOpen, setIsOpen] = useState(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: any change of page closes the menu
  useEffect(() => setIsOpen(false), [pathname]);
  return (
    <div className="md:hidden">
      <Sheet
        side="left"
        title={t('menu')}
        isOpen={isOpen}
        onOpenChange={setIsOpen}
        trigger={<IconButton icon={Menu} label={t('menu')} hasTooltip={false} />}
      >
        <div className="-mx-3 -my-2">
          <NavigationList onNavigate={() => setIsOpen(false)} />
        </div>
      </Sheet>
    </div>
  );
}
