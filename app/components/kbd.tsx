import { joinClasses } from './class-names';

const symbols: Record<string, string> = {
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
  Enter: '↵',
};

/** Keys as they are on the keyboard: `<Kbd keys="Ctrl+K" />`. */
export function Kbd({ keys, isInverse = false }: { keys: string; isInverse?: boolean }) {
  return (
    <span className="inline-flex items-center gap-0.5 whitespace-nowrap">
      {keys.split(/(?<=.)\+/).map((key) => (
        <kbd
          key={key}
          className={joinClasses(
            'inline-flex h-4.5 min-w-4.5 items-center justify-center rounded-sm border px-1 font-sans text-xs',
            isInverse ? 'border-transparent opacity-70' : 'border-line bg-sunken text-ink-muted',
          )}
        >
          {symbols[key] ?? key}
        </kbd>
      ))}
    </span>
  );
}
