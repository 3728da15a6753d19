import { Form, Link } from '@remix-run/react';
import { CalendarCheck, CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { useFormat } from '~/i18n/use-format';
import type { AcknowledgementData } from './portal-data';

/** What waits to be confirmed, and what has been: with the time of the server. */
export function AcknowledgementsPage({ items, timeZone }: { items: AcknowledgementData[]; timeZone: string }) {
  const { t } = useTranslation('my');
  const open = items.filter((item) => !item.acknowledgedAt && !item.isSuperseded);
  const archive = items.filter((item) => item.acknowledgedAt);
  return (
    <div className="flex flex-col gap-4">
      <h1 className="text-xl font-medium">{t('acknowledgement.title')}</h1>
      {open.length === 0 ? (
        <EmptyState icon={CircleCheck} title={t('acknowledgement.none')} />
      ) : (
        <ul className="flex flex-col gap-3">
          {open.map((item) => (
            <OpenItem key={item.id} item={item} timeZone={timeZone} />
          ))}
        </ul>
      )}
      {archive.length ? (
        <Card title={t('acknowledgement.archive')} isFlush>
          <ul className="divide-y divide-line">
            {archive.map((item) => (
              <ArchivedItem key={item.id} item={item} timeZone={timeZone} />
            ))}
          </ul>
        </Card>
      ) : null}
    </div>
  );
}

function OpenItem({ item, timeZone }: { item: AcknowledgementData; timeZone: string }) {
  const { t } = useTranslation('my');
  const format = useFormat();
  return (
    <li className="rounded-card border border-line bg-surface p-4 shadow-card">
      <p className="font-medium">{item.scheduleName}</p>
      <p className="tabular text-ink-muted">
        {format.dateRange(item.startDate, item.endDate)} ·{' '}
        {t('acknowledgement.published', { date: format.dateTime(item.createdAt, timeZone) })}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-3">
        <Form method="post">
          <input type="hidden" name="id" value={item.id} />
          <Button type="submit" variant="primary" size="lg" icon={CalendarCheck}>
            {t('acknowledgement.confirm')}
          </Button>
        </Form>
        <Link to={`/my/schedule?view=month&date=${item.startDate}`} className="py-2 text-accent-ink hover:underline">
          {t('acknowledgement.look')}
        </Link>
      </div>
    </li>
  );
}

function ArchivedItem({ item, timeZone }: { item: AcknowledgementData; timeZone: string }) {
  const { t } = useTranslation('my');
  const format = useFormat();
  return (
    <li className="px-4 py-3">
      <p className="font-medium">{item.scheduleName}</p>
      <p className="tabular text-sm text-ink-muted">
        {format.dateRange(item.startDate, item.endDate)} ·{' '}
        {t('acknowledgement.at', {
          date: item.acknowledgedAt ? format.dateTime(item.acknowledgedAt, timeZone, 'medium') : '',
        })}
      </p>
    </li>
  );
}
