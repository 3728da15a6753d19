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
}

export function getHandle(match: UIMatch): RouteHandle {
  return (match.handle ?? {}) as RouteHandle;
}

/** The frame of the page that is shown. */
export function useFrameKind(): FrameKind {
  return findDeepest(useMatches(), (handle) => handle.frame) ?? 'none';
}

export function useIsFullBleed(): boolean {
  return findDeepest(useMatches(), (handle) => handle.isFullBleed) ?? false;
}

function findDeepest<T>(matches: UIMatch[], read: (handle: RouteHandle) => T | undefined): T | undefined {
  for (let index = matches.length - 1; index >= 0; index -= 1) {
    const value = read(getHandle(matches[index]));
    if (value !== undefined) return value;
  }
  return undefined;
}
