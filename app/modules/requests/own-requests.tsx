import { Form } from '@remix-run/react';
import { ClipboardList, HeartHandshake, Palmtree, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { LinkButton } from '~/components/link-button';
import { useFormat } from '~/i18n/use-format';
import { type RequestData, requestTone } from './request-data';
import { RequestPeriod } from './request-period';

/** One's own requests with their state and what was answered. */
export function OwnRequests({ requests }: { requests: RequestData[] }) {
  const { t } = useTranslation('my');
  const create = (
    <LinkButton to="/my/requests/new" variant="primary" icon={Plus} size="lg">
      {t('requests.new')}
    </LinkButton>
  );
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-2">
        <h1 className="text-xl font-medium">{t('requests.title')}</h1>
        {requests.length ? create : null}
      </div>
      <div className="grid grid-cols-2 gap-2">
        <LinkButton to="/my/vacations" icon={Palmtree} size="lg">
          {t('vacations')}
        </LinkButton>
        <LinkButton to="/my/preferences" icon={HeartHandshake} size="lg">
          {t('preferences')}
        </LinkButton>
      </div>
      {requests.length === 0 ? (
        <EmptyState
          icon={ClipboardList}
          title={t('requests.none')}
          description={t('requests.noneText')}
          action={create}
        />
      ) : (
        <ul className="flex flex-col gap-3">
          {requests.map((request) => (
            <OwnRequest key={request.id} request={request} />
          ))}
        </ul>
      )}
    </div>
  );
}

function OwnRequest({ request }: { request: RequestData }) {
  const { t } = useTranslation('my');
  const format = useFormat();
  return (
    <li className="rounded-card border border-line bg-surface p-4 shadow-card">
      <div className="flex items-start justify-between gap-2">
        <p className="font-medium">{t(`requests.type.${request.type}`)}</p>
        <Badge tone={requestTone(request.status)}>{t(`requests.status.${request.status}`)}</Badge>
      </div>
      <p className="tabular mt-0.5">
        <RequestPeriod request={request} />
      </p>
      <p className="text-sm text-ink-muted">{[request.reasonName, request.comment].filter(Boolean).join(' · ')}</p>
      <p className="mt-1 text-sm text-ink-muted">
        {t('requests.sent', { date: format.dateTime(request.createdAt, request.timeZone) })}
        {request.decidedByName && request.decidedAt
          ? ` · ${t('requests.decided', { name: request.decidedByName, date: format.dateTime(request.decidedAt, request.timeZone) })}`
          : ''}
      </p>
      {request.decisionComment ? (
        <p className="mt-1 border-l-2 border-line pl-2 text-sm">{request.decisionComment}</p>
      ) : null}
      {request.status === 'under_review' ? (
        <Form method="post" action="/my/requests?index" className="mt-3">
          <input type="hidden" name="id" value={request.id} />
          <Button type="submit">{t('requests.cancel')}</Button>
        </Form>
      ) : null}
    </li>
  );
}
