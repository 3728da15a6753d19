/**
 * Texts by key, bounded by their length together: those that nobody asked for longest are let go first.
 * The keys hold all that a text depends on, so that none is ever out of date.
 */
export class TextMemory {
  private texts = new Map<string, string>();
  private length = 0;

  /** @param longest characters of all keys and texts together */
  constructor(private readonly longest: number) {}

  /** The text of a key; made by `write` where it is not known. */
  keep(key: string, write: () => string): string {
    const known = this.texts.get(key);
    if (known !== undefined) {
      this.texts.delete(key);
      this.texts.set(key, known);
      return known;
    }
    const text = write();
    this.texts.set(key, text);
    this.length += key.length + text.length;
    for (const [oldKey, oldText] of this.texts) {
      if (this.length <= this.longest) break;
      this.texts.delete(oldKey);
      this.length -= oldKey.length + oldText.length;
    }
    return text;
  }
}
