import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Dialog } from '~/components/dialog';
import { RadioGroup } from '~/components/radio-group';
import { useFormat } from '~/i18n/use-format';
import type { ChangedCell } from './edit-state';
import type { CellShift } from './edit-types';
import { shortClock } from './shift-chip';

export interface MergeItem {
  key: string;
  name: string;
  mine: ChangedCell;
  theirs: CellShift[];
}

interface MergeDialogProps {
  items: MergeItem[];
  onResolve: (mine: ReadonlySet<string>, theirs: ReadonlySet<string>) => void;
  onClose: () => void;
}

/** Others were quicker: for every cell one keeps one's own version or takes theirs. Nothing is lost unseen. */
export function MergeDialog({ items, onResolve, onClose }: MergeDialogProps) {
  const { t } = useTranslation('schedule-edits');
  const format = useFormat();
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const hours = (shifts: readonly CellShift[]) =>
    shifts.map((shift) => `${shortClock(shift.startMinute)}–${shortClock(shift.endMinute)}`).join(', ') || t('free');
  const resolve = () => {
    const theirs = new Set(items.filter((item) => !kept.has(item.key)).map((item) => item.key));
    onResolve(kept, theirs);
  };
  return (
    <Dialog
      isOpen
      size="lg"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('merge.title')}
      description={t('merge.text', { count: items.length })}
      footer={
        <>
          <Button variant="ghost" onClick={() => setKept(new Set(items.map((item) => item.key)))}>
            {t('merge.allMine')}
          </Button>
          <Button variant="primary" onClick={resolve}>
            {t('merge.apply')}
          </Button>
        </>
      }
    >
      <ul className="flex flex-col gap-3">
        {items.map((item) => (
          <li key={item.key} className="rounded-control border border-line px-3 py-2">
            <RadioGroup
              name={item.key}
              legend={`${item.name}, ${format.date(item.mine.date, 'weekday')}`}
              appearance="list"
              value={kept.has(item.key) ? 'mine' : 'theirs'}
              onValueChange={(value) => {
                const next = new Set(kept);
                if (value === 'mine') next.add(item.key);
                else next.delete(item.key);
                setKept(next);
              }}
              options={[
                { value: 'theirs', label: t('merge.theirs', { hours: hours(item.theirs) }) },
                { value: 'mine', label: t('merge.mine', { hours: hours(item.mine.now) }) },
              ]}
            />
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
