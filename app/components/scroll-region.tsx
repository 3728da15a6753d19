import type { ReactNode } from 'react';
import { joinClasses } from './class-names';

export interface ScrollRegionProps {
  /** what is scrolled, read aloud */
  label: string;
  className?: string;
  children: ReactNode;
}

/** Holds what may be wider than the screen, such as a table: it scrolls by itself, also by keyboard. */
export function ScrollRegion({ label, className, children }: ScrollRegionProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
    <section className={joinClasses('overflow-x-auto', className)} tabIndex={0} aria-label={label}>
      {children}
    </section>
  );
}
