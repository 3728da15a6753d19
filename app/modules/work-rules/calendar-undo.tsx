import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { ScrollRegion } from '~/components/scroll-region';
import { useFormat } from '~/i18n/use-format';
import { TouchedSchedules, type TouchedScheduleView } from './touched-schedules';

interface DayView {
  dayType: string;
  name: string | null;
}

export interface CalendarUndoView {
  importId: string;
  year: number;
  siteName: string | null;
  days: { date: string; now: DayView | null; former: DayView | null; isChangedSince: boolean }[];
  changedSince: number;
  schedules: TouchedScheduleView[];
}

/** What taking an import back would do, before it is done: the schedules it touches, then the days. */
export function CalendarUndo({ undo }: { undo: CalendarUndoView }) {
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  const isBusy = useNavigation().state !== 'idle';
  const words = (day: DayView | null) =>
    day ? [t(`admin-structure:dayType.${day.dayType}`), day.name].filter(Boolean).join(', ') : t('calendar.plainWeek');
  return (
    <Card
      isFlush
      title={t('calendar.undoTitle', { year: undo.year, name: undo.siteName ?? t('calendar.organization') })}
      description={t('calendar.undoText', { count: undo.days.length })}
      actions={
        <Form method="post">
          <input type="hidden" name="importId" value={undo.importId} />
          <Button type="submit" name="intent" value="undo" variant="danger" isPending={isBusy}>
            {t('calendar.undoNow')}
          </Button>
        </Form>
      }
    >
      <div className="flex flex-col gap-2 border-t border-line px-4 py-2">
        <TouchedSchedules schedules={undo.schedules} />
        {undo.changedSince ? (
          <p className="text-sm text-danger-ink">{t('calendar.changedSince', { count: undo.changedSince })}</p>
        ) : null}
      </div>
      <ScrollRegion label={t('calendar.undo')} className="max-h-96">
        <table className="w-full text-sm whitespace-nowrap">
          <tbody className="divide-y divide-line">
            {undo.days.map((day) => (
              <tr key={day.date}>
                <th scope="row" className="tabular px-4 py-1.5 text-left font-normal">
                  {format.date(day.date, 'medium')}
                </th>
                <td className="px-4 py-1.5">
                  {words(day.now)} → {words(day.former)}
                </td>
                <td className="px-4 py-1.5 text-danger-ink">{day.isChangedSince ? t('calendar.setSince') : ''}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}
