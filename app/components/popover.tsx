import { Popover as Primitive } from 'radix-ui';
import { type ReactNode, useState } from 'react';
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
  // what floats is built when it is first opened: a page has several of them, and most stay closed
  const [wasOpened, setWasOpened] = useState(false);
  const handleOpenChange = (next: boolean) => {
    if (next) setWasOpened(true);
    onOpenChange?.(next);
  };
  return (
    <Primitive.Root open={isOpen} onOpenChange={handleOpenChange}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      {isOpen || wasOpened ? (
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
      ) : null}
    </Primitive.Root>
  );
}

export function PopoverClose({ children }: { children: ReactNode }) {
  return <Primitive.Close asChild>{children}</Primitive.Close>;
}
