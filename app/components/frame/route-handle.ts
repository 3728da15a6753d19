import { type UIMatch, useMatches } from '@remix-run/react';

export type FrameKind = 'work' | 'phone' | 'none';

/** What a route module may export as `handle`. */
export interface RouteHandle {
  /** the frame around the page; that of the deepest match counts */
  frame?: FrameKind;
  /** this level's breadcrumb: a key of a catalogue ("plan:forecasts.title"), or the words themselves from its data */
  crumb?: string | ((data: never) => string);
  /** the page uses the whole width and height (grids, wall displays): the frame adds no padding */
  isFullBleed?: boolean;
  /** the layout shows the page's h1 itself, so that what stands in it (also a fault) is headed one level below */
  isHeaded?: boolean;
  /** title of the window where it is not the breadcrumb's words: a key of a catalogue */
  title?: string;
}

export function getHandle(match: UIMatch): RouteHandle {
  return (match.handle ?? {}) as RouteHandle;
}

/**
 * The frame of the page that is shown. A page without one that has nothing to show, because it failed or is not for this reader,
 * is told of in the frame of its area, with the ways out of it.
 */
export function useFrameKind(): FrameKind {
  const matches = useMatches();
  const page = matches[matches.length - 1];
  const isBarePageWithoutData = page && getHandle(page).frame === 'none' && page.data === undefined;
  return findDeepest(isBarePageWithoutData ? matches.slice(0, -1) : matches, (handle) => handle.frame) ?? 'none';
}

export function useIsFullBleed(): boolean {
  return findDeepest(useMatches(), (handle) => handle.isFullBleed) ?? false;
}

/** Whether a layout around that has its data already shows the page's h1. */
export function useIsHeaded(): boolean {
  return useMatches().some((match) => getHandle(match).isHeaded && match.data !== undefined);
}

function findDeepest<T>(matches: UIMatch[], read: (handle: RouteHandle) => T | undefined): T | undefined {
  for (let index = matches.length - 1; index >= 0; index -= 1) {
    const value = read(getHandle(matches[index]));
    if (value !== undefined) return value;
  }
  return undefined;
}
