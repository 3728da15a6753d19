import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

export interface EmptyStateProps {
  title: ReactNode;
  /** what would stand here, and the first step towards it */
  description?: ReactNode;
  icon?: LucideIcon;
  /** the button that does the first step */
  action?: ReactNode;
}

export function EmptyState({ title, description, icon: Icon, action }: EmptyStateProps) {
  return (
    <div className="flex flex-col items-center gap-1 px-6 py-12 text-center">
      {Icon ? (
        <span className="mb-2 grid size-10 place-items-center rounded-full bg-sunken text-ink-subtle">
          <Icon aria-hidden size={18} />
        </span>
      ) : null}
      <p className="font-medium">{title}</p>
      {description ? <p className="max-w-md text-ink-muted">{description}</p> : null}
      {action ? <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div> : null}
    </div>
  );
}
