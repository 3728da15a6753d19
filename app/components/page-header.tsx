import type { ReactNode } from 'react';

export interface PageHeaderProps {
  title: ReactNode;
  description?: ReactNode;
  /** beside the title: a badge of state, a version */
  badge?: ReactNode;
  /** the main action first; it stands nearest to the title's end */
  actions?: ReactNode;
  /** below: link tabs, filters */
  children?: ReactNode;
}

/** The page's one h1 with what can be done here. */
export function PageHeader({ title, description, badge, actions, children }: PageHeaderProps) {
  return (
    <header className="mb-4">
      <div className="flex flex-wrap items-start gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <div className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
            <h1 className="text-xl font-medium">{title}</h1>
            {badge}
          </div>
          {description ? <p className="mt-0.5 max-w-3xl text-ink-muted">{description}</p> : null}
        </div>
        {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
      </div>
      {children ? <div className="mt-3">{children}</div> : null}
    </header>
  );
}
