import { describe, expect, it } from 'vitest';
import type { Texts } from '~/i18n/catalogue';
import en from '~/i18n/catalogue-en';
import ru from '~/i18n/catalogue-ru';

const pluralSuffix = /_(zero|one|two|few|many|other)$/;

/** All texts of a namespace by dotted key. */
function flatten(texts: Texts, prefix = ''): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') flat.set(prefix + key, value);
    else for (const [inner, text] of flatten(value, `${prefix}${key}.`)) flat.set(inner, text);
  }
  return flat;
}

const withoutSuffix = (key: string) => key.replace(pluralSuffix, '');
const listKeys = (texts: Map<string, string>) => [...new Set([...texts.keys()].map(withoutSuffix))].sort();
const listPlaceholders = (text: string) => [...text.matchAll(/\{\{\s*([\w.]+)/g)].map((match) => match[1]).sort();

/** Plural keys: those of which a language has at least two forms. */
function findPlurals(texts: Map<string, string>): Map<string, Set<string>> {
  const forms = new Map<string, Set<string>>();
  for (const key of texts.keys()) {
    const suffix = pluralSuffix.exec(key)?.[1];
    if (!suffix) continue;
    const base = withoutSuffix(key);
    forms.set(base, (forms.get(base) ?? new Set()).add(suffix));
  }
  return forms;
}

it('both languages have the same namespaces', () => {
  expect(Object.keys(ru).sort()).toEqual(Object.keys(en).sort());
});

describe.each(Object.keys(en))('namespace %s', (namespace) => {
  const english = flatten(en[namespace]);
  const russian = flatten(ru[namespace] ?? {});

  it('has the same keys in both languages', () => {
    expect(listKeys(russian)).toEqual(listKeys(english));
  });

  it('has every plural form that each language needs', () => {
    for (const [key, forms] of findPlurals(english)) {
      expect(forms, `en ${key}`).toContain('one');
      expect(forms, `en ${key}`).toContain('other');
    }
    for (const [key, forms] of findPlurals(russian)) {
      for (const form of ['one', 'few', 'many', 'other']) expect(forms, `ru ${key}`).toContain(form);
    }
    expect([...findPlurals(russian).keys()].sort()).toEqual([...findPlurals(english).keys()].sort());
  });

  it('names the same values in both languages', () => {
    const english_ = new Map([...english].map(([key, text]) => [withoutSuffix(key), listPlaceholders(text)]));
    for (const [key, text] of russian) {
      const expected = english_.get(withoutSuffix(key)) ?? [];
      // the singular may do without its number: "one day"
      const found = listPlaceholders(text);
      const allowed = pluralSuffix.test(key) ? new Set([...expected, 'count']) : new Set(expected);
      for (const name of found) expect(allowed, `${key}: ${text}`).toContain(name);
      if (!pluralSuffix.test(key)) expect(found, key).toEqual(expected);
    }
  });

  it('has no empty text and no exclamation mark', () => {
    for (const [key, text] of [...english, ...russian]) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toContain('!');
    }
  });
});
