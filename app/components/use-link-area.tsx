import { PrefetchPageLinks, useNavigate } from '@remix-run/react';
import { type FocusEvent, type MouseEvent, type PointerEvent, type ReactNode, useState } from 'react';

export interface LinkArea {
  /** for the element around the links */
  handlers: {
    onClick: (event: MouseEvent) => void;
    onPointerOver: (event: PointerEvent) => void;
    onFocus: (event: FocusEvent) => void;
  };
  /** to be placed somewhere inside, where a <link> may stand */
  prefetch: ReactNode;
}

/**
 * Lets plain `<a href>` inside an element go through the router, and fetches their pages ahead when they are pointed
 * at. A `Link` costs the server some twenty times what an anchor does: long menus and tables have one area instead of
 * many links. `data-keep-scroll` on an anchor keeps the page where it is scrolled to.
 */
export function useLinkArea(): LinkArea {
  const navigate = useNavigate();
  const [page, setPage] = useState<string | null>(null);
  const aim = (event: { target: EventTarget }) => {
    const anchor = findAnchor(event.target);
    if (anchor && isLocal(anchor)) setPage(writePath(anchor));
  };
  return {
    handlers: {
      onClick(event) {
        const anchor = findAnchor(event.target);
        if (!anchor || !isLocal(anchor) || event.defaultPrevented || isSpecialClick(event)) return;
        event.preventDefault();
        navigate(writePath(anchor), { preventScrollReset: 'keepScroll' in anchor.dataset });
      },
      onPointerOver: aim,
      onFocus: aim,
    },
    prefetch: page ? <PrefetchPageLinks key={page} page={page} /> : null,
  };
}

function findAnchor(target: EventTarget): HTMLAnchorElement | null {
  return target instanceof Element ? target.closest('a') : null;
}

function isLocal(anchor: HTMLAnchorElement): boolean {
  return anchor.origin === location.origin && anchor.target === '' && !anchor.hasAttribute('download');
}

function isSpecialClick(event: MouseEvent): boolean {
  return event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
}

function writePath(anchor: HTMLAnchorElement): string {
  return anchor.pathname + anchor.search + anchor.hash;
}
