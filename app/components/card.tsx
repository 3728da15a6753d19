import type { ReactNode } from 'react';
import { joinClasses } from './class-names';

export interface CardProps {
  children: ReactNode;
  title?: ReactNode;
  description?: ReactNode;
  /** at the right end of the title's line */
  actions?: ReactNode;
  /** no padding around the content (tables, charts that reach the edges) */
  isFlush?: boolean;
  /** heading level of the title */
  level?: 2 | 3;
  className?: string;
  id?: string;
}

export function Card({ children, title, description, actions, isFlush = false, level = 2, className, id }: CardProps) {
  const Heading = `h${level}` as const;
  return (
    <section
      id={id}
      className={joinClasses('min-w-0 rounded-card border border-line bg-surface shadow-card', className)}
    >
      {title || actions ? (
        <header className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 pt-3 pb-2">
          <div className="min-w-0 flex-1">
            {title ? <Heading className="text-base font-medium">{title}</Heading> : null}
            {description ? <p className="text-sm text-ink-muted">{description}</p> : null}
          </div>
          {actions ? <div className="flex flex-wrap items-center gap-2">{actions}</div> : null}
        </header>
      ) : null}
      <div className={joinClasses(!isFlush && 'p-4', !isFlush && Boolean(title || actions) && 'pt-1')}>{children}</div>
    </section>
  );
}
