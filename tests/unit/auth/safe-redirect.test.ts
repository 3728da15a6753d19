import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeRedirect } from '~/auth/safe-redirect';

describe('where a login leads', () => {
  it.each([
    '//evil.example',
    'https://evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '',
    null,
  ])('never to another site: %j', (wanted) => expect(safeRedirect(wanted)).toBe('/'));

  it.each(['/plan/forecasts?page=2#top', '/my'])('to a page of our own: %s', (wanted) =>
    expect(safeRedirect(wanted)).toBe(wanted),
  );

  it('stays at the origin whatever is asked for', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.webUrl(),
          fc.string().map((text) => `/${text}`),
        ),
        (wanted) => {
          const url = new URL(safeRedirect(wanted), 'https://wfm.example');
          expect(url.origin).toBe('https://wfm.example');
        },
      ),
    );
  });
});
