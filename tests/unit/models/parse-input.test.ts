import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { readTableState } from '~/components/data-table/table-state';
import { parseInput } from '~/models/parse-input.server';
import { searchText } from '~/models/search-text';

describe('parseInput', () => {
  const schema = z.object({ name: z.string(), tags: z.array(z.object({ text: z.string() })).default([]) });

  it('names the field that holds what cannot be stored, at any depth', () => {
    expect(() => parseInput(schema, { name: 'a\0b' })).toThrow(
      expect.objectContaining({
        code: 'invalid',
        faults: [expect.objectContaining({ field: 'name', rule: 'unprintable' })],
      }),
    );
    expect(() => parseInput(schema, { name: 'a', tags: [{ text: 'b' }, { text: '\0' }] })).toThrow(
      expect.objectContaining({ faults: [expect.objectContaining({ field: 'tags.1.text' })] }),
    );
    expect(parseInput(schema, { name: 'Zoë \u{1F680}' }).name).toBe('Zoë \u{1F680}');
  });
});

describe('what an address asks for', () => {
  it('searches for text that a database can hold', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = searchText(100).safeParse(text);
        if (found.success) {
          expect(found.data).not.toContain('\0');
          expect(found.data.length).toBeLessThanOrEqual(100);
        } else expect(text.trim().length).toBeGreaterThan(100);
      }),
    );
    expect(searchText(100).parse(' a\0b ')).toBe('ab');
  });

  it('is a page that a database can count', () => {
    const isCountable = (text: string) => {
      const { page, pageSize } = readTableState(new URLSearchParams({ page: text, pageSize: text }));
      return Number.isSafeInteger(page * pageSize) && page >= 1;
    };
    for (const odd of ['', 'abc', '-1', '0', '1.5', '1e309', '99999999999999999999', '9007199254740991'])
      expect(isCountable(odd), odd).toBe(true);
    expect(readTableState(new URLSearchParams('page=7')).page).toBe(7);
  });
});
