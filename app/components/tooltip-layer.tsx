import { useEffect, useRef, useState } from 'react';
import { Kbd } from './kbd';

interface Shown {
  element: HTMLElement;
  text: string;
  shortcut: string | undefined;
}

const delayMs = 400;
const gapPx = 6;

/**
 * One tooltip for every element with `data-tooltip` (and `data-tooltip-shortcut`, `data-tooltip-side="right"`): icon
 * buttons are many, and a popover machine for each of them would be most of what a page costs to render. It repeats an
 * accessible name, so it is hidden from screen readers.
 */
export function TooltipLayer() {
  const [shown, setShown] = useState<Shown | null>(null);
  const bubble = useRef<HTMLDivElement>(null);

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let hiddenAt = 0;
    const hide = () => {
      clearTimeout(timer);
      setShown((current) => {
        if (current) hiddenAt = Date.now();
        return null;
      });
    };
    const showLater = (target: EventTarget | null) => {
      const element = target instanceof Element ? target.closest<HTMLElement>('[data-tooltip]') : null;
      clearTimeout(timer);
      if (!element?.dataset.tooltip) {
        hide();
        return;
      }
      const { tooltip: text, tooltipShortcut: shortcut } = element.dataset;
      // neighbours follow each other without a delay
      timer = setTimeout(() => setShown({ element, text, shortcut }), Date.now() - hiddenAt < 250 ? 0 : delayMs);
    };
    const handleOver = (event: PointerEvent) => {
      if (event.pointerType === 'mouse') showLater(event.target);
    };
    const handleFocus = (event: FocusEvent) => {
      if (event.target instanceof Element && event.target.matches(':focus-visible')) showLater(event.target);
    };
    const handleKey = (event: KeyboardEvent) => {
      if (event.key === 'Escape') hide();
    };
    document.addEventListener('pointerover', handleOver);
    document.addEventListener('pointerdown', hide, true);
    document.addEventListener('focusin', handleFocus);
    document.addEventListener('focusout', hide);
    document.addEventListener('keydown', handleKey);
    document.addEventListener('scroll', hide, true);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('pointerover', handleOver);
      document.removeEventListener('pointerdown', hide, true);
      document.removeEventListener('focusin', handleFocus);
      document.removeEventListener('focusout', hide);
      document.removeEventListener('keydown', handleKey);
      document.removeEventListener('scroll', hide, true);
    };
  }, []);

  useEffect(() => {
    if (shown && bubble.current) place(bubble.current, shown.element);
  }, [shown]);

  if (!shown) return null;
  return (
    <div
      ref={bubble}
      aria-hidden
      className="pointer-events-none fixed top-0 left-0 z-50 flex max-w-72 animate-fade-in items-center gap-2 rounded-control bg-ink px-2 py-1 text-sm text-ink-inverse shadow-popover"
    >
      {shown.text}
      {shown.shortcut ? <Kbd keys={shown.shortcut} isInverse /> : null}
    </div>
  );
}

/** Below the element, or above where there is no room; beside it for a rail. Always within the window. */
function place(bubble: HTMLElement, element: HTMLElement) {
  const target = element.getBoundingClientRect();
  const { width, height } = bubble.getBoundingClientRect();
  const isBeside = element.dataset.tooltipSide === 'right';
  const below = target.bottom + gapPx;
  const top = isBeside
    ? target.top + (target.height - height) / 2
    : below + height > innerHeight
      ? target.top - gapPx - height
      : below;
  const left = isBeside ? target.right + gapPx : target.left + (target.width - width) / 2;
  const clamped = Math.min(innerWidth - width - 8, Math.max(8, left));
  bubble.style.transform = `translate(${Math.round(clamped)}px, ${Math.round(top)}px)`;
}
