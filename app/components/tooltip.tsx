import { Tooltip as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { Kbd } from './kbd';

export interface TooltipProps {
  content: ReactNode;
  /** one element that can take the focus */
  children: ReactNode;
  shortcut?: string;
  side?: 'top' | 'right' | 'bottom' | 'left';
}

/** A word about a control, on hover and on focus. Never the only place where something is said. */
export function Tooltip({ content, children, shortcut, side = 'bottom' }: TooltipProps) {
  return (
    <Primitive.Root>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-50 flex max-w-72 animate-fade-in items-center gap-2 rounded-control bg-ink px-2 py-1 text-sm text-ink-inverse shadow-popover"
        >
          {content}
          {shortcut ? <Kbd keys={shortcut} isInverse /> : null}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

/** Wraps the page once, so that neighbouring tooltips follow each other without a delay. */
export function TooltipProvider({ children }: { children: ReactNode }) {
  return (
    <Primitive.Provider delayDuration={400} skipDelayDuration={250}>
      {children}
    </Primitive.Provider>
  );
}
