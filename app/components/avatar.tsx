import { joinClasses } from './class-names';

const sizes = { sm: 'size-6 text-xs', md: 'size-8 text-sm', lg: 'size-12 text-lg' };

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

/** A person's initials on a quiet ground. The name stands beside it, so it is not read aloud. */
export function Avatar({ name, size = 'md' }: { name: string; size?: keyof typeof sizes }) {
  const hue = getNameHue(name);
  return (
    <span
      aria-hidden
      className={joinClasses('inline-grid shrink-0 place-items-center rounded-full font-medium', sizes[size])}
      style={{
        background: `color-mix(in oklch, var(--color-activity-${hue}) 28%, var(--color-surface))`,
        color: 'var(--color-ink)',
      }}
    >
      {getInitials(name)}
    </span>
  );
}
