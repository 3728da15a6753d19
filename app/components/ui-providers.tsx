import type { ReactNode } from 'react';
import { ShortcutProvider } from './shortcuts';
import { Toaster } from './toaster';
import { TooltipProvider } from './tooltip';
import { TooltipLayer } from './tooltip-layer';

/** What every component may rely on: tooltips, keys, toasts. Stands once, around the page. */
export function UiProviders({ children }: { children: ReactNode }) {
  return (
    <TooltipProvider>
      <ShortcutProvider>
        {children}
        <Toaster />
        <TooltipLayer />
      </ShortcutProvider>
    </TooltipProvider>
  );
}
