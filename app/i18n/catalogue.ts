/** One namespace: nested texts. Plural forms carry the i18next suffixes _zero, _one, _few, _many, _other. */
export interface Texts {
  [key: string]: string | Texts;
}

/** All namespaces of one language, by name. */
export type Catalogue = Record<string, Texts>;

/**
 * Turns the modules of `import.meta.glob('./en/*.json', { eager: true, import: 'default' })` into a catalogue:
 * the file name is the namespace, so that adding a file is all it takes to add one.
 */
export function collectCatalogue(modules: Record<string, unknown>): Catalogue {
  return Object.fromEntries(
    Object.entries(modules).map(([path, texts]) => [path.replace(/^.*\/|\.json$/g, ''), texts as Texts]),
  );
}
