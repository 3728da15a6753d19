import type { ReactNode } from 'react';

export interface ToolbarProps {
  label: string;
  children: ReactNode;
  /** at the right end */
  end?: ReactNode;
}

/** A row of controls that belong together. Tab goes through them as they stand. */
export function Toolbar({ label, children, end }: ToolbarProps) {
  return (
    <section aria-label={label} className="flex flex-wrap items-center gap-2">
      {children}
      {end ? <div className="ml-auto flex flex-wrap items-center gap-2">{end}</div> : null}
    </section>
  );
}

/** A thin line between groups of a toolbar. */
export function ToolbarSeparator() {
  return <span aria-hidden className="mx-1 h-5 w-px bg-line" />;
}
