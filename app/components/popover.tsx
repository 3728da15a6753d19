import { Popover as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { joinClasses } from './class-names';
import { popoverClasses } from './overlay-styles';

export interface PopoverProps {
  /** one button */
  trigger: ReactNode;
  children: ReactNode;
  /** read aloud when it opens */
  label: string;
  isOpen?: boolean;
  onOpenChange?: (isOpen: boolean) => void;
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end';
  className?: string;
}

export function Popover({
  trigger,
  children,
  label,
  isOpen,
  onOpenChange,
  side = 'bottom',
  align = 'start',
  className = 'w-72 p-3',
}: PopoverProps) {
  return (
    <Primitive.Root open={isOpen} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          side={side}
          align={align}
          sideOffset={6}
          collisionPadding={8}
          aria-label={label}
          className={joinClasses(popoverClasses, 'max-w-[calc(100vw-1rem)] overflow-y-auto', className)}
        >
          {children}
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}

export function PopoverClose({ children }: { children: ReactNode }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>;
}
