import { joinClasses } from './class-names';

export type ButtonVariant = 'primary' | 'secondary' | 'ghost' | 'danger';
export type ButtonSize = 'sm' | 'md' | 'lg';

const base =
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-control font-medium whitespace-nowrap select-none ' +
  'transition-colors disabled:opacity-50 disabled:pointer-events-none aria-disabled:opacity-60 in-[.frame-phone]:min-h-11';

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-on-accent shadow-control hover:bg-accent-hover',
  secondary: 'border border-line-strong bg-surface text-ink shadow-control hover:bg-sunken active:bg-pressed',
  ghost: 'text-ink-muted hover:bg-hover hover:text-ink active:bg-pressed aria-expanded:bg-hover',
  danger: 'bg-danger text-on-danger shadow-control hover:bg-danger-hover',
};

const sizes: Record<ButtonSize, string> = {
  sm: 'h-7 px-2.5 text-sm',
  md: 'h-8 px-3 text-base',
  lg: 'h-11 px-4 text-base',
};

const squares: Record<ButtonSize, string> = { sm: 'size-7', md: 'size-8', lg: 'size-11' };

/** Class names of anything that looks like a button; `isSquare` for one that holds an icon alone. */
export function getButtonClasses(
  variant: ButtonVariant = 'secondary',
  size: ButtonSize = 'md',
  isSquare = false,
  className?: string,
): string {
  const square = isSquare ? joinClasses(squares[size], 'in-[.frame-phone]:min-w-11') : sizes[size];
  return joinClasses(base, variants[variant], square, className);
}
