import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useRef } from 'react';
import { joinClasses } from './class-names';

export interface VirtualListProps<T> {
  items: readonly T[];
  /** stable identity of an item */
  getKey: (item: T, index: number) => string;
  renderItem: (item: T, index: number) => ReactNode;
  /** expected height of a row in pixels; real heights are measured */
  rowHeightPx: number;
  label: string;
  /** rows in the first picture, before the browser has measured */
  initialRowCount?: number;
  className?: string;
}

/** A list of any length of which only the rows in sight exist. Its height comes from `className`. */
export function VirtualList<T>({
  items,
  getKey,
  renderItem,
  rowHeightPx,
  label,
  initialRowCount = 20,
  className = 'h-96',
}: VirtualListProps<T>) {
  const scroller = useRef<HTMLDivElement>(null);
  const virtualizer = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => getKey(items[index], index),
    initialRect: { width: 0, height: initialRowCount * rowHeightPx },
    overscan: 6,
  });
  return (
    <section
      ref={scroller}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling area must be reachable by keyboard
      tabIndex={0}
      aria-label={label}
      className={joinClasses('overflow-y-auto', className)}
    >
      <ul className="relative" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map((row) => (
          <li
            key={row.key}
            ref={virtualizer.measureElement}
            data-index={row.index}
            aria-setsize={items.length}
            aria-posinset={row.index + 1}
            className="absolute inset-x-0 top-0"
            style={{ transform: `translateY(${row.start}px)` }}
          >
            {renderItem(items[row.index], row.index)}
          </li>
        ))}
      </ul>
    </section>
  );
}
