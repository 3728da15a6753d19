import { SaveStateIndicator } from '../save-state-indicator';
import { Breadcrumbs } from './breadcrumbs';
import { MobileMenu } from './mobile-menu';
import { NotificationBell } from './notification-bell';
import { PaletteButton } from './palette-button';
import { ScopeSelector } from './scope-selector';
import { UserMenu } from './user-menu';

/** Where one is, of what the page speaks, and what is always at hand. */
export function TopBar() {
  return (
    <header className="sticky top-0 z-30 flex h-(--topbar-height) shrink-0 items-center gap-1.5 border-b border-line bg-canvas/90 px-2 backdrop-blur-sm sm:gap-2 md:px-6">
      <MobileMenu />
      <div className="flex min-w-0 flex-1">
        <Breadcrumbs />
      </div>
      <SaveStateIndicator />
      <ScopeSelector />
      <PaletteButton />
      <NotificationBell />
      <UserMenu />
    </header>
  );
}
