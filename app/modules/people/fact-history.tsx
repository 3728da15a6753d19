import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { useFormat } from '~/i18n/use-format';

export interface FactItem {
  id: string;
  validFrom: string;
  validTo: string | null;
  title: ReactNode;
  detail?: ReactNode;
  actions?: ReactNode;
}

interface FactHistoryProps {
  label: string;
  items: FactItem[];
  /** today where the employee works */
  today: string;
  emptyText: string;
}

/** Dated facts, newest first: what is planned, what is in force, what was. */
export function FactHistory({ label, items, today, emptyText }: FactHistoryProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  if (!items.length) return <p className="text-ink-muted">{emptyText}</p>;
  return (
    <ol aria-label={label} className="divide-y divide-line">
      {items.map((item) => {
        const state =
          item.validFrom > today ? 'planned' : item.validTo !== null && item.validTo <= today ? 'past' : 'current';
        return (
          <li
            key={item.id}
            className={`flex flex-wrap items-center gap-x-4 gap-y-1 py-2 ${state === 'past' ? 'text-ink-muted' : ''}`}
          >
            <span className="tabular w-52 shrink-0 text-sm">
              {format.date(item.validFrom, 'medium')} –{' '}
              {item.validTo ? format.date(item.validTo, 'medium') : t('facts.openEnd')}
            </span>
            <span className="min-w-40 flex-1">
              <span className={state === 'current' ? 'font-medium' : ''}>{item.title}</span>
              {item.detail ? <span className="block text-sm text-ink-muted">{item.detail}</span> : null}
            </span>
            {state === 'past' ? null : <Badge tone={state === 'current' ? 'ok' : 'info'}>{t(`facts.${state}`)}</Badge>}
            {state === 'past' ? null : item.actions}
          </li>
        );
      })}
    </ol>
  );
}
