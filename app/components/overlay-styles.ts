/** Grounds shared by everything that floats above the page. */
export const popoverClasses =
  'z-50 animate-rise-in rounded-card bg-raised text-ink shadow-popover outline-none ' +
  'max-h-(--radix-popper-available-height) origin-(--radix-popper-transform-origin)';

export const scrimClasses = 'fixed inset-0 z-40 bg-scrim animate-fade-in data-[state=closed]:animate-fade-out';

export const menuItemClasses =
  'flex min-h-8 cursor-pointer items-center gap-2 rounded-control px-2 py-1 text-base text-ink no-underline outline-none select-none ' +
  'data-highlighted:bg-hover data-disabled:pointer-events-none data-disabled:opacity-50 coarse:min-h-11';
