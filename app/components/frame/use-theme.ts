import { useFetchers } from '@remix-run/react';
import { type Theme, useFrameData } from './frame-data';

export const themes: readonly Theme[] = ['light', 'dark', 'system'];

function isTheme(value: unknown): value is Theme {
  return themes.some((theme) => theme === value);
}

/** The theme of the page; one that is being sent counts already, so that the switch is felt at once. */
export function useTheme(): Theme {
  const saved = useFrameData()?.theme ?? 'system';
  const sent = useFetchers().map((fetcher) => fetcher.formData?.get('theme'));
  return sent.find(isTheme) ?? saved;
}
