import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { waysOutOf } from '~/models/ways-out';
import type { ChangeConflict } from './changes-client';
import type { CellPlace } from './edit-types';

interface CellInfoProps {
  place: CellPlace | null;
  name: string;
  label: string;
  /** broken rules of the cell */
  rules: string[];
  /** found by the server for the edits, with what exactly is wrong */
  conflicts: ChangeConflict[];
  hoursText: string;
}

/** The cell with the focus in words: its hours, and every broken rule with two ways out. */
export function CellInfo({ place, name, label, rules, conflicts, hoursText }: CellInfoProps) {
  const { t } = useTranslation('schedules');
  if (!place) return null;
  return (
    <div role="status" className="mt-2 flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="font-medium">
        {name}, {label}
      </span>
      <span className="tabular text-ink-muted">{hoursText || t('grid.free')}</span>
      {[...new Set(rules)].map((rule) => {
        const found = conflicts.find((item) => item.rule === rule);
        return (
          <span
            key={rule}
            className="inline-flex items-center gap-1.5 rounded-control bg-short-2-soft px-2 py-0.5 text-short-2-ink"
          >
            <TriangleAlert aria-hidden size={13} />
            <span>
              <strong className="font-medium">{t(`rule.${rule}`)}</strong>
              {found?.detail ? ` (${found.detail})` : ''}:{' '}
              {(waysOutOf[rule] ?? [])
                .slice(0, 2)
                .map((way) => t(`waysOut.${way}`))
                .join(' · ')}
            </span>
          </span>
        );
      })}
    </div>
  );
}
