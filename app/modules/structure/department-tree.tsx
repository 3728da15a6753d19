import { Link, useNavigate } from '@remix-run/react';
import { ChevronRight } from 'lucide-react';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { useFormat } from '~/i18n/use-format';
import type { DepartmentView } from './types';
import { findVisibleNodes } from './visible-nodes';

const manyNodes = 120;

interface DepartmentTreeProps {
  nodes: DepartmentView[];
  selectedId: string | null;
}

/**
 * Departments as a tree: arrow keys move, open and close, Enter selects (pattern "tree view" of the ARIA practices). Each
 * name is a link, so that it works before scripts load.
 */
export function DepartmentTree({ nodes, selectedId }: DepartmentTreeProps) {
  const { t } = useTranslation('structure');
  const format = useFormat();
  const navigate = useNavigate();
  const parents = useMemo(() => new Set(nodes.map((node) => node.parentId).filter(Boolean) as string[]), [nodes]);
  const [closed, setClosed] = useState(
    () => new Set(nodes.length > manyNodes ? nodes.filter((node) => node.depth >= 1).map((node) => node.id) : []),
  );
  const openIds = useMemo(() => {
    const open = new Set([...parents].filter((id) => !closed.has(id)));
    // why: the selected department must be in sight
    const byId = new Map(nodes.map((node) => [node.id, node]));
    for (let id = byId.get(selectedId ?? '')?.parentId; id; id = byId.get(id)?.parentId) open.add(id);
    return open;
  }, [parents, closed, nodes, selectedId]);
  const visible = findVisibleNodes(nodes, openIds);
  const [focusedId, setFocusedId] = useState(selectedId ?? nodes[0]?.id);
  const items = useRef(new Map<string, HTMLElement>());
  const focusable = visible.some((node) => node.id === focusedId) ? focusedId : visible[0]?.id;

  const focus = (id: string | undefined) => {
    if (!id) return;
    setFocusedId(id);
    items.current.get(id)?.focus();
  };
  const toggle = (id: string, isOpen: boolean) =>
    setClosed((current) => {
      const next = new Set(current);
      if (isOpen) next.delete(id);
      else next.add(id);
      return next;
    });
  const handleKey = (event: KeyboardEvent, index: number) => {
    const node = visible[index];
    const isOpen = openIds.has(node.id);
    const child = visible[index + 1]?.parentId === node.id ? visible[index + 1] : undefined;
    switch (event.key) {
      case 'ArrowDown':
        focus(visible[index + 1]?.id);
        break;
      case 'ArrowUp':
        focus(visible[index - 1]?.id);
        break;
      case 'Home':
        focus(visible[0]?.id);
        break;
      case 'End':
        focus(visible.at(-1)?.id);
        break;
      case 'ArrowRight':
        if (parents.has(node.id) && !isOpen) toggle(node.id, true);
        else focus(child?.id);
        break;
      case 'ArrowLeft':
        if (parents.has(node.id) && isOpen) toggle(node.id, false);
        else focus(visible.find((other) => other.id === node.parentId)?.id);
        break;
      case 'Enter':
      case ' ':
        navigate(`?department=${node.id}`, { preventScrollReset: true });
        break;
      default:
        return;
    }
    event.preventDefault();
  };
  return (
    <div role="tree" aria-label={t('departments.title')} className="flex flex-col py-1">
      {visible.map((node, index) => {
        const hasChildren = parents.has(node.id);
        const isOpen = openIds.has(node.id);
        return (
          <div
            key={node.id}
            ref={(element) => {
              if (element) items.current.set(node.id, element);
              else items.current.delete(node.id);
            }}
            role="treeitem"
            aria-level={node.depth + 1}
            aria-expanded={hasChildren ? isOpen : undefined}
            aria-selected={node.id === selectedId}
            tabIndex={node.id === focusable ? 0 : -1}
            onKeyDown={(event) => handleKey(event, index)}
            onFocus={() => setFocusedId(node.id)}
            className={joinClasses(
              'flex min-h-9 items-center gap-1 rounded-control pr-2',
              node.id === selectedId ? 'bg-accent-soft' : 'hover:bg-hover',
              node.status === 'inactive' && 'text-ink-subtle',
            )}
            style={{ paddingLeft: `${node.depth * 1.25 + 0.25}rem` }}
          >
            <button
              type="button"
              tabIndex={-1}
              aria-hidden
              onClick={() => toggle(node.id, !isOpen)}
              className={joinClasses(
                'grid size-6 shrink-0 place-items-center rounded-control text-ink-subtle hover:bg-hover',
                !hasChildren && 'invisible',
              )}
            >
              <ChevronRight size={15} className={joinClasses('transition-transform', isOpen && 'rotate-90')} />
            </button>
            <Link to={`?department=${node.id}`} tabIndex={-1} preventScrollReset className="min-w-0 flex-1 py-1.5">
              {node.name}
              {node.headName ? <span className="ml-2 text-sm text-ink-muted">{node.headName}</span> : null}
            </Link>
            <span
              className="tabular text-sm text-ink-muted"
              title={t('departments.count', { own: node.memberCount, all: node.subtreeCount })}
            >
              {format.number(node.subtreeCount)}
            </span>
          </div>
        );
      })}
    </div>
  );
}
