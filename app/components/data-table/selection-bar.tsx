import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../icon-button';

interface SelectionBarProps {
  count: number;
  onClear: () => void;
  children: ReactNode;
}

/** What can be done with the selected rows; floats over the foot of the table. */
export function SelectionBar({ count, onClear, children }: SelectionBarProps) {
  const { t } = useTranslation('table');
  return (
    <div className="pointer-events-none sticky bottom-4 z-20 flex justify-center">
      <section
        aria-label={t('selected', { count })}
        className="pointer-events-auto flex animate-rise-in flex-wrap items-center gap-2 rounded-card bg-raised py-1.5 pr-1.5 pl-3 shadow-popover"
      >
        <span role="status" className="tabular text-sm font-medium">
          {t('selected', { count })}
        </span>
        {children}
        <IconButton icon={X} size="sm" label={t('clearSelection')} onClick={onClear} />
      </section>
    </div>
  );
}
