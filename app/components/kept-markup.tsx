import { createContext, createElement, type HTMLAttributes, type ReactElement, useContext } from 'react';

/** Writes elements as HTML, or gives what was written for the same key before. */
export type KeepMarkup = (key: string, draw: () => ReactElement) => string;

/** The server's memory of written parts; in the browser there is none. */
export const KeepMarkupContext = createContext<KeepMarkup | null>(null);

interface KeptMarkupProps extends Omit<HTMLAttributes<HTMLElement>, 'children'> {
  as: 'div' | 'ul' | 'tbody' | 'select';
  /** everything that its content depends on, the language included; without it nothing is kept */
  keptAs: string | undefined;
  /** elements without hooks and without context: they are drawn on their own */
  children: () => ReactElement;
}

/**
 * An element whose content many readers get alike, such as a menu or the rows of a list. The server writes it once and keeps the text;
 * the browser has the elements as everywhere, and its handlers work as usual.
 */
export function KeptMarkup({ as, keptAs, children: draw, ...rest }: KeptMarkupProps) {
  const keep = useContext(KeepMarkupContext);
  if (!keep || keptAs === undefined) return createElement(as, rest, draw());
  return createElement(as, { ...rest, dangerouslySetInnerHTML: { __html: keep(keptAs, draw) } });
}
