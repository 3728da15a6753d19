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

/** Plural keys and their forms; a key that merely ends like a form, alone, is an ordinary one. */
function findPlurals(texts: Map<string, string>): Map<string, Set<string>> {
  const forms = new Map<string, Set<string>>();
  for (const key of texts.keys()) {
    const suffix = pluralSuffix.exec(key)?.[1];
    if (!suffix) continue;
    const base = withoutSuffix(key);
    forms.set(base, (forms.get(base) ?? new Set()).add(suffix));
  }
  return new Map([...forms].filter(([, suffixes]) => suffixes.size > 1));
}

/** What each text names; the forms of a plural together, as one of them may do without its number. */
function collectPlaceholders(texts: Map<string, string>): Map<string, string[]> {
  const plurals = findPlurals(texts);
  const names = new Map<string, Set<string>>();
  for (const [key, text] of texts) {
    const base = plurals.has(withoutSuffix(key)) ? withoutSuffix(key) : key;
    const found = names.get(base) ?? new Set();
    for (const name of listPlaceholders(text)) found.add(name);
    names.set(base, found);
  }
  return new Map([...names].map(([key, found]) => [key, [...found].sort()]));
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
    const expected = collectPlaceholders(english);
    for (const [key, found] of collectPlaceholders(russian)) expect(found, key).toEqual(expected.get(key));
  });

  it('has no empty text and no exclamation mark', () => {
    for (const [key, text] of [...english, ...russian]) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toContain('!');
    }
  });
});
