import type { ReactNode } from 'react';
import { joinClasses } from '../class-names';
import { KeyHelp } from './key-help';
import { Rail } from './rail';
import { useIsFullBleed } from './route-handle';
import { contentId, SkipLink } from './skip-link';
import { TopBar } from './top-bar';

/** The frame of planners, managers and administrators: rail, top bar, page. */
export function WorkFrame({ children }: { children: ReactNode }) {
  const isFullBleed = useIsFullBleed();
  return (
    <div className="flex min-h-dvh max-md:noscript:flex-col">
      <SkipLink />
      <Rail />
      <div className="flex min-w-0 flex-1 flex-col">
        <TopBar />
        <main
          id={contentId}
          tabIndex={-1}
          className={joinClasses('flex min-w-0 flex-1 flex-col', !isFullBleed && 'px-4 pt-5 pb-12 md:px-6')}
        >
          {children}
        </main>
      </div>
      <KeyHelp />
    </div>
  );
}
