/** Up to two letters: of the first and the last word. */
export function getInitials(name: string): string {
  const words = name.trim().split(/\s+/).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words[words.length - 1]] : words;
  return chosen.map((word) => [...word][0].toUpperCase()).join('');
}

/** One of the eight activity hues, the same for a name wherever it stands. */
export function getNameHue(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return (sum % 8) + 1;
}

/** A person's initials on a quiet ground; its look is in styles/parts.css. The name stands beside it, so it is not read aloud. */
export function Avatar({ name, size = 'md' }: { name: string; size?: 'sm' | 'md' | 'lg' }) {
  return (
    <span aria-hidden className={`avatar avatar-${size} hue-${getNameHue(name)}`}>
      {getInitials(name)}
    </span>
  );
}
