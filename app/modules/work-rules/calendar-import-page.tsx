import { Form, Link, useNavigation } from '@remix-run/react';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge, type Tone } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { FileDrop } from '~/components/file-drop';
import { PageHeader } from '~/components/page-header';
import { ScrollRegion } from '~/components/scroll-region';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import { plainOptions } from '~/modules/people/select-options';
import { CalendarImports, type CalendarImportView } from './calendar-imports';
import { CalendarUndo, type CalendarUndoView } from './calendar-undo';
import { TouchedSchedules, type TouchedScheduleView } from './touched-schedules';

export interface CalendarImportAnswer {
  preview: {
    year: number | null;
    faults: { row: number; rule: string; message: string }[];
    days: { date: string; dayType: string; name: string | null; before: string; change: string }[];
    counts: Record<string, number>;
    normHours: { before: number; after: number } | null;
    touchedSchedules: number;
    schedules: TouchedScheduleView[];
  } | null;
  undo: CalendarUndoView | null;
  undone: { changed: number } | null;
  done: { year: number; counts: Record<string, number> } | null;
  /** a file that could not be taken */
  fault: string | null;
  siteId: string;
  text: string;
}

const tones: Record<string, Tone> = { added: 'ok', changed: 'warning', removed: 'danger', same: 'neutral' };

interface CalendarImportPageProps {
  imports: CalendarImportView[];
  sites: { id: string; name: string }[];
  siteId: string;
  answer?: CalendarImportAnswer;
}

/** A production calendar from an XML file: what it would change, day by day, before anything is written. */
export function CalendarImportPage({ imports, sites, siteId, answer }: CalendarImportPageProps) {
  const { t } = useTranslation('work-rules');
  const isBusy = useNavigation().state !== 'idle';
  return (
    <>
      <PageHeader title={t('calendar.title')} description={t('calendar.description')} />
      <div className="flex flex-col gap-4">
        {answer?.done ? (
          <p role="status" className="flex items-center gap-2 rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
            <CircleCheck aria-hidden size={15} /> {t('calendar.done', { year: answer.done.year })}{' '}
            <Link className="underline" to={`/admin/calendars?year=${answer.done.year}&calendar=${answer.siteId}`}>
              {t('calendar.open')}
            </Link>
          </p>
        ) : null}
        <Card>
          <Form method="post" encType="multipart/form-data" className="flex flex-col gap-3">
            <Field label={t('calendar.whose')} className="w-64">
              <Select
                name="siteId"
                options={plainOptions(sites)}
                emptyLabel={t('calendar.organization')}
                defaultValue={answer?.siteId ?? siteId}
              />
            </Field>
            <FileDrop name="file" hint={t('calendar.hint')} accept=".xml,text/xml,application/xml" />
            {answer?.fault ? (
              <p role="alert" className="text-sm text-danger-ink">
                {t(`calendar.fault.${answer.fault}`)}
              </p>
            ) : null}
            <div>
              <Button type="submit" name="intent" value="preview" variant="primary" isPending={isBusy}>
                {t('calendar.read')}
              </Button>
            </div>
          </Form>
        </Card>
        {answer?.undone ? (
          <p role="status" className="rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
            {t('calendar.undone', { count: answer.undone.changed })}
          </p>
        ) : null}
        {answer?.preview ? <Preview answer={answer} preview={answer.preview} /> : null}
        {answer?.undo ? <CalendarUndo undo={answer.undo} /> : null}
        {imports.length ? <CalendarImports imports={imports} /> : null}
      </div>
    </>
  );
}

type Preview = NonNullable<CalendarImportAnswer['preview']>;

function Preview({ answer, preview }: { answer: CalendarImportAnswer; preview: Preview }) {
  const { t } = useTranslation('work-rules');
  const format = useFormat();
  const isBusy = useNavigation().state !== 'idle';
  const { faults, days, counts, normHours, touchedSchedules, year } = preview;
  if (faults.length) {
    return (
      <Card title={t('calendar.faults')} description={t('calendar.faultsText')}>
        <ul role="alert" className="tabular list-disc pl-5 text-sm text-danger-ink">
          {faults.slice(0, 50).map((fault) => (
            <li key={`${fault.row} ${fault.message}`}>
              {t('calendar.row', { row: fault.row })}: {t(`calendar.fault.${fault.rule}`)} ({fault.message})
            </li>
          ))}
        </ul>
      </Card>
    );
  }
  const changed = days.filter((day) => day.change !== 'same');
  return (
    <Card
      isFlush
      title={t('calendar.preview', { year })}
      description={[
        ...['added', 'changed', 'removed', 'same'].map(
          (name) => `${t(`calendar.change.${name}`)}: ${counts[name] ?? 0}`,
        ),
        normHours
          ? t('calendar.norm', {
              before: format.number(normHours.before, { decimals: 1 }),
              after: format.number(normHours.after, { decimals: 1 }),
            })
          : '',
        t('calendar.touched', { count: touchedSchedules }),
      ]
        .filter(Boolean)
        .join(' · ')}
      actions={
        <Form method="post">
          <input type="hidden" name="siteId" value={answer.siteId} />
          <input type="hidden" name="text" value={answer.text} />
          <Button
            type="submit"
            name="intent"
            value="import"
            variant="primary"
            isPending={isBusy}
            disabled={!changed.length}
          >
            {t('calendar.import')}
          </Button>
        </Form>
      }
    >
      {preview.schedules.length ? (
        <div className="border-t border-line px-4 py-2">
          <TouchedSchedules schedules={preview.schedules} />
        </div>
      ) : null}
      <ScrollRegion label={t('calendar.preview', { year })} className="max-h-96">
        <table className="w-full text-sm whitespace-nowrap">
          <tbody className="divide-y divide-line">
            {changed.map((day) => (
              <tr key={day.date}>
                <th scope="row" className="tabular px-4 py-1.5 text-left font-normal">
                  {format.date(day.date, 'medium')}
                </th>
                <td className="px-4 py-1.5">
                  {t(`admin-structure:dayType.${day.before}`)} →{' '}
                  {day.change === 'removed' ? t('calendar.plainWeek') : t(`admin-structure:dayType.${day.dayType}`)}
                </td>
                <td className="px-4 py-1.5">{day.name}</td>
                <td className="px-4 py-1.5">
                  <Badge tone={tones[day.change]}>{t(`calendar.change.${day.change}`)}</Badge>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
    </Card>
  );
}
