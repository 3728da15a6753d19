import {
  ClipboardPaste,
  Copy,
  Lock,
  type LucideIcon,
  Paintbrush,
  PencilLine,
  Scissors,
  SquareSplitHorizontal,
  Trash2,
  Users,
} from 'lucide-react';
import type { MenuEntry } from '~/components/menu-entry';
import type { GridTemplate } from './edit-types';
import { hueShapes } from './shift-chip';
import type { GridControl } from './use-grid-control';

const templatesInMenu = 9;

/** What can be done with the selected cells; all of it has a key or a tool as well. */
export function gridMenu(input: {
  control: GridControl;
  templates: GridTemplate[];
  mayWrite: boolean;
  onAssign: () => void;
  t: (key: string, options?: Record<string, unknown>) => string;
}): MenuEntry[] {
  const { control, templates, mayWrite, onAssign, t } = input;
  const { cells, view, clipboard, perform } = control;
  const hasShifts = cells.some((at) => view.shiftsAt(at).length > 0);
  const entry = (
    action: Parameters<typeof perform>[0],
    label: string,
    icon: LucideIcon,
    shortcut: string,
    isDisabled = !hasShifts,
  ): MenuEntry => ({ label: t(label), icon, shortcut, isDisabled, onSelect: () => perform(action) });
  const open = entry('open', 'do.open', PencilLine, 'Enter', cells.length === 0);
  const copy = entry('copy', 'do.copy', Copy, 'Ctrl+C');
  if (!mayWrite) return [open, copy];
  return [
    { kind: 'heading', label: t('selected', { count: cells.length }) },
    open,
    entry('cut', 'do.cut', Scissors, 'Ctrl+X'),
    copy,
    entry('paste', 'do.paste', ClipboardPaste, 'Ctrl+V', !clipboard),
    entry('split', 'do.split', SquareSplitHorizontal, 'S'),
    ...(cells.length === 2 ? [entry('swap', 'do.swap', Users, 'X')] : []),
    entry('lock', 'do.lock', Lock, 'L'),
    { ...entry('clear', 'do.clear', Trash2, 'Delete'), tone: 'danger' } as MenuEntry,
    { kind: 'separator', id: 'templates' },
    { kind: 'heading', label: t('do.template') },
    ...templates.slice(0, templatesInMenu).map(
      (template, index): MenuEntry => ({
        label: `${hueShapes[template.colour] ?? ''} ${template.name}`,
        shortcut: String(index + 1),
        onSelect: () => control.paint(template),
      }),
    ),
    { kind: 'separator', id: 'assign' },
    { label: t('do.assign'), icon: Paintbrush, onSelect: onAssign },
  ];
}
