import { Form, useNavigation } from '@remix-run/react';
import { Undo2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { useFormat } from '~/i18n/use-format';

export interface CalendarImportView {
  id: string;
  year: number;
  siteName: string | null;
  counts: Record<string, number>;
  createdAt: string | Date;
  byName: string | null;
  undoneAt: string | Date | null;
  canUndo: boolean;
}

/** The latest imports; the one that stands of each year and calendar can be taken back. */
export function CalendarImports({ imports }: { imports: CalendarImportView[] }) {
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <Card isFlush title={t('calendar.imports')}>
      <ul className="divide-y divide-line border-t border-line">
        {imports.map((item) => (
          <li key={item.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
            <span className="tabular w-14 font-medium">{item.year}</span>
            <span className="min-w-40 flex-1">
              {item.siteName ?? t('calendar.organization')}
              <span className="text-sm text-ink-muted">
                {' '}
                · {format.dateTime(item.createdAt, timeZone)}
                {item.byName ? ` · ${item.byName}` : ''}
              </span>
            </span>
            <span className="text-sm text-ink-muted">
              {['added', 'changed', 'removed']
                .filter((name) => item.counts[name])
                .map((name) => `${t(`calendar.change.${name}`)}: ${format.number(item.counts[name])}`)
                .join(' · ')}
            </span>
            {item.undoneAt ? <Badge>{t('calendar.isUndone')}</Badge> : null}
            {item.canUndo ? (
              <Form method="post" preventScrollReset>
                <input type="hidden" name="importId" value={item.id} />
                <Button type="submit" name="intent" value="undo-preview" size="sm" icon={Undo2} isPending={isBusy}>
                  {t('calendar.undo')}
                </Button>
              </Form>
            ) : null}
          </li>
        ))}
      </ul>
    </Card>
  );
}
