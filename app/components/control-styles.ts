/** What every box that one writes into looks like. */
export const controlClasses =
  'w-full min-w-0 rounded-control border border-line-strong bg-surface text-ink text-base shadow-control transition-colors ' +
  'hover:border-control focus-visible:border-accent aria-invalid:border-danger ' +
  'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-ink-subtle [&[readonly]]:bg-sunken ' +
  'in-[.frame-phone]:min-h-11';

export const controlHeight = 'h-8 px-2.5';
