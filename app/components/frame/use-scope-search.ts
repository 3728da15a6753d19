import { useSearchParams } from '@remix-run/react';

/** Parameters that follow the reader from page to page. */
export const scopeParams = ['site', 'date'] as const;

/** The part of the address that names the scope, to be added to links: "?site=…&date=…" or "". */
export function useScopeSearch(): string {
  const [search] = useSearchParams();
  const kept = new URLSearchParams();
  for (const name of scopeParams) {
    const value = search.get(name);
    if (value) kept.set(name, value);
  }
  const text = kept.toString();
  return text ? `?${text}` : '';
}
