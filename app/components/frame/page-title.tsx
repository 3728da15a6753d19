import { type UIMatch, useMatches } from '@remix-run/react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { getHandle } from './route-handle';

/** The words of a level of the page: its title or else its breadcrumb; null where it has neither. */
function readLevel(match: UIMatch, t: TFunction): string | null {
  const { title, crumb } = getHandle(match);
  if (title) return t(title);
  if (typeof crumb === 'string') return t(crumb);
  return crumb && match.data !== undefined ? crumb(match.data as never) : null;
}

/**
 * Title of the window: what the page shows, to what it belongs, the product. "Forecast · Planning · WFM Enterprise".
 * @param levels words of the levels from the top; empty ones are left out
 */
export function composePageTitle(levels: readonly (string | null)[], product: string): string {
  const named = levels.filter((level): level is string => Boolean(level));
  return [...named.slice(-2).reverse(), product].join(' · ');
}

/** The `<title>` of every page in the reader's language, from the handles of its routes. */
export function PageTitle() {
  const { t } = useTranslation('common');
  const levels = useMatches().map((match) => readLevel(match, t));
  return <title>{composePageTitle(levels, t('appName'))}</title>;
}
