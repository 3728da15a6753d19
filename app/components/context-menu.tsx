import { ContextMenu as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { joinClasses } from './class-names';
import { MenuEntries, type MenuEntry } from './menu-entry';
import { popoverClasses } from './overlay-styles';

export interface ContextMenuProps {
  /** one element; right click, long press and the menu key on it open the menu */
  children: ReactNode;
  entries: MenuEntry[];
  onOpenChange?: (isOpen: boolean) => void;
}

/** A shortcut to what can be done with a thing; everything in it must be reachable elsewhere too. */
export function ContextMenu({ children, entries, onOpenChange }: ContextMenuProps) {
  return (
    <Primitive.Root modal={false} onOpenChange={onOpenChange}>
      <Primitive.Trigger asChild>{children}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          collisionPadding={8}
          className={joinClasses(popoverClasses, 'max-w-80 min-w-48 overflow-y-auto p-1')}
        >
          <MenuEntries entries={entries} primitive={Primitive} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
