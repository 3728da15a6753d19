import { Link } from '@remix-run/react';
import { Check, type LucideIcon } from 'lucide-react';
import type { DropdownMenu } from 'radix-ui';
import { joinClasses } from './class-names';
import { Kbd } from './kbd';
import { menuItemClasses } from './overlay-styles';

/** An action, a link or a choice in a menu. */
export interface MenuItemEntry {
  kind?: 'item';
  label: string;
  icon?: LucideIcon;
  description?: string;
  /** goes there; otherwise `onSelect` is called */
  to?: string;
  onSelect?: () => void;
  shortcut?: string;
  tone?: 'danger';
  isDisabled?: boolean;
  /** given for a choice that is on or off: a tick stands in front */
  isChecked?: boolean;
}

/** One line of a menu; besides items there are headings, and rules between groups. */
export type MenuEntry = MenuItemEntry | { kind: 'separator'; id: string } | { kind: 'heading'; label: string };

/** The parts in which Radix' dropdown and context menus are alike. */
type MenuPrimitive = Pick<typeof DropdownMenu, 'Item' | 'CheckboxItem' | 'Label' | 'Separator'>;

export function MenuEntries({ entries, primitive: Primitive }: { entries: MenuEntry[]; primitive: MenuPrimitive }) {
  const hasTicks = entries.some((entry) => 'isChecked' in entry && entry.isChecked !== undefined);
  return entries.map((entry) => {
    if (entry.kind === 'separator') return <Primitive.Separator key={entry.id} className="my-1 h-px bg-line" />;
    if (entry.kind === 'heading') {
      return (
        <Primitive.Label key={`heading ${entry.label}`} className="px-2 pt-2 pb-1 text-sm text-ink-subtle">
          {entry.label}
        </Primitive.Label>
      );
    }
    const { label, to, onSelect, isDisabled, isChecked } = entry;
    const className = joinClasses(menuItemClasses, entry.tone === 'danger' && 'text-danger-ink');
    // biome-ignore lint/correctness/useJsxKeyInIterable: the key is on the item around it
    const content = <EntryContent entry={entry} hasTicks={hasTicks} />;
    if (isChecked !== undefined) {
      return (
        <Primitive.CheckboxItem
          key={label}
          className={className}
          checked={isChecked}
          disabled={isDisabled}
          onSelect={onSelect}
        >
          {content}
        </Primitive.CheckboxItem>
      );
    }
    return to ? (
      <Primitive.Item key={label} asChild disabled={isDisabled} className={className}>
        <Link to={to} prefetch="intent">
          {content}
        </Link>
      </Primitive.Item>
    ) : (
      <Primitive.Item key={label} className={className} disabled={isDisabled} onSelect={onSelect}>
        {content}
      </Primitive.Item>
    );
  });
}

function EntryContent({ entry, hasTicks }: { entry: MenuItemEntry; hasTicks: boolean }) {
  const Icon = entry.icon;
  return (
    <>
      {hasTicks ? <Check aria-hidden size={15} className={entry.isChecked ? 'text-accent-ink' : 'invisible'} /> : null}
      {Icon ? <Icon aria-hidden size={15} className="shrink-0 text-ink-subtle" /> : null}
      <span className="min-w-0 flex-1">
        <span className="block">{entry.label}</span>
        {entry.description ? <span className="block text-sm text-ink-muted">{entry.description}</span> : null}
      </span>
      {entry.shortcut ? <Kbd keys={entry.shortcut} /> : null}
    </>
  );
}
