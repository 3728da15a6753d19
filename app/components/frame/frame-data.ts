import { useRouteLoaderData } from '@remix-run/react';
import type { Locale } from '~/i18n/locales';

export type Theme = 'light' | 'dark' | 'system';

export interface FrameUser {
  id: string;
  name: string;
  email: string;
  roles: string[];
  employeeId: string | null;
}

export interface FrameSite {
  id: string;
  name: string;
  /** IANA zone, such as Europe/Moscow */
  timeZone: string;
}

/** What the root loader knows about the reader; every page's frame is drawn from it. */
export interface FrameData {
  /** null before login */
  user: FrameUser | null;
  /** `resource:action:scope`; `*` is everything */
  permissions: string[];
  organizations: { id: string; name: string }[];
  organizationId: string;
  sites: FrameSite[];
  /** the site chosen by ?site= or the cookie; null is all sites */
  siteId: string | null;
  locale: Locale;
  theme: Theme;
  unreadCount: number;
  /** columns that the reader has hidden, by table, separated by commas */
  hiddenColumns?: Record<string, string>;
  /** of the content security policy, for scripts */
  nonce: string;
  requestId: string;
  appVersion: string;
  /** the reader has folded the rail to icons (cookie `rail`) */
  isRailCollapsed?: boolean;
}

/** The frame's data anywhere below the root, or undefined where the root itself failed. */
export function useFrameData(): FrameData | undefined {
  return useRouteLoaderData('root') as FrameData | undefined;
}

/** The zone in which times are shown: that of the chosen site, else of the first one. */
export function useFrameTimeZone(): string {
  const data = useFrameData();
  const site = data?.sites.find((item) => item.id === data.siteId) ?? data?.sites[0];
  return site?.timeZone ?? 'UTC';
}
