import type { DepartmentView } from './types';

/** Nodes of a tree that are in sight: those whose ancestors are all open. Nodes without a parent in the list are roots. */
export function findVisibleNodes(nodes: readonly DepartmentView[], openIds: ReadonlySet<string>): DepartmentView[] {
  const known = new Set(nodes.map((node) => node.id));
  const inSight = new Set<string>();
  return nodes.filter((node) => {
    const isRoot = !node.parentId || !known.has(node.parentId);
    const isVisible = isRoot || (inSight.has(node.parentId!) && openIds.has(node.parentId!));
    if (isVisible) inSight.add(node.id);
    return isVisible;
  });
}
