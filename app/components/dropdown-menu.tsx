import { DropdownMenu as Primitive } from 'radix-ui';
import type { ReactNode } from 'react';
import { joinClasses } from './class-names';
import { MenuEntries, type MenuEntry } from './menu-entry';
import { popoverClasses } from './overlay-styles';

export interface DropdownMenuProps {
  /** one button */
  trigger: ReactNode;
  entries: MenuEntry[];
  /** above the entries: who is logged in, what is selected */
  header?: ReactNode;
  align?: 'start' | 'center' | 'end';
  side?: 'top' | 'right' | 'bottom' | 'left';
}

export function DropdownMenu({ trigger, entries, header, align = 'start', side = 'bottom' }: DropdownMenuProps) {
  return (
    <Primitive.Root modal={false}>
      <Primitive.Trigger asChild>{trigger}</Primitive.Trigger>
      <Primitive.Portal>
        <Primitive.Content
          align={align}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className={joinClasses(popoverClasses, 'max-w-80 min-w-52 overflow-y-auto p-1')}
        >
          {header ? <div className="border-b border-line px-2 pt-1.5 pb-2 mb-1">{header}</div> : null}
          <MenuEntries entries={entries} primitive={Primitive} />
        </Primitive.Content>
      </Primitive.Portal>
    </Primitive.Root>
  );
}
