import { Form, useNavigation, useSearchParams } from '@remix-run/react';
import { Check, Inbox, X } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { PageHeader } from '~/components/page-header';
import { Pagination } from '~/components/pagination';
import { SearchInput } from '~/components/search-input';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { showToast } from '~/components/toaster';
import { useFormat } from '~/i18n/use-format';
import { type RequestData, requestTone } from './request-data';
import { RequestPeriod } from './request-period';

export interface RequestInboxProps {
  requests: RequestData[];
  total: number;
  statuses: readonly string[];
  types: readonly string[];
  sent: { fault: string | null } | null;
}

/** What people ask for, with how many of their colleagues would be away; approve or reject on the spot. */
export function RequestInbox({ requests, total, statuses, types, sent }: RequestInboxProps) {
  const { t } = useTranslation('requests');
  const [search] = useSearchParams();
  useEffect(() => {
    if (!sent) return;
    showToast(
      sent.fault
        ? { title: t([`fault.${sent.fault}`, 'fault.any']), tone: 'danger' }
        : { title: t('decided'), tone: 'ok' },
    );
  }, [sent, t]);
  const status = search.get('status') ?? 'under_review';
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="mb-4">
        <FilterBar names={['q', 'status', 'type']}>
          <SearchInput name="q" label={t('search')} autoSubmitMs={250} defaultValue={search.get('q') ?? ''} />
          <Select
            name="status"
            aria-label={t('statusLabel')}
            isAutoSubmit
            defaultValue={status}
            options={[
              ...statuses.map((value) => ({ value, label: t(`my:requests.status.${value}`) })),
              { value: 'all', label: t('allStatuses') },
            ]}
          />
          <Select
            name="type"
            aria-label={t('typeLabel')}
            isAutoSubmit
            emptyLabel={t('allTypes')}
            defaultValue={search.get('type') ?? ''}
            options={types.map((value) => ({ value, label: t(`my:requests.type.${value}`) }))}
          />
        </FilterBar>
      </div>
      {requests.length === 0 ? (
        <EmptyState icon={Inbox} title={t('none')} description={t('noneText')} />
      ) : (
        <ul className="flex flex-col gap-3">
          {requests.map((request) => (
            <InboxItem key={request.id} request={request} />
          ))}
        </ul>
      )}
      {total > requests.length ? (
        <Pagination page={Number(search.get('page') ?? 1)} pageSize={50} totalCount={total} />
      ) : null}
    </>
  );
}

function InboxItem({ request }: { request: RequestData }) {
  const { t } = useTranslation('requests');
  const format = useFormat();
  const may = useCan();
  const isBusy = useNavigation().formData?.get('id') === request.id;
  return (
    <li className="rounded-card border border-line bg-surface p-4 shadow-card">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
        <div className="min-w-0">
          <p className="font-medium">
            {request.employeeName} <span className="font-normal text-ink-muted">{request.departmentName}</span>
          </p>
          <p className="tabular">
            {t(`my:requests.type.${request.type}`)}: <RequestPeriod request={request} />
          </p>
          <p className="text-sm text-ink-muted">
            {[
              request.reasonName,
              request.comment,
              t('asked', { date: format.dateTime(request.createdAt, request.timeZone) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <Badge tone={requestTone(request.status)}>{t(`my:requests.status.${request.status}`)}</Badge>
      </div>
      {request.status === 'under_review' && may('request:approve:department') ? (
        <>
          <p className="tabular mt-2 text-sm">
            {t('away', { away: request.awayCount, count: request.colleagueCount })}
          </p>
          <Form method="post" preventScrollReset className="mt-3 flex flex-wrap items-center gap-2">
            <input type="hidden" name="id" value={request.id} />
            <TextInput
              name="comment"
              aria-label={t('comment')}
              placeholder={t('comment')}
              maxLength={256}
              className="w-64"
            />
            <Button type="submit" name="intent" value="approve" variant="primary" icon={Check} isPending={isBusy}>
              {t('approve')}
            </Button>
            <Button type="submit" name="intent" value="reject" icon={X}>
              {t('reject')}
            </Button>
          </Form>
        </>
      ) : null}
      {request.decidedByName && request.decidedAt ? (
        <p className="mt-2 text-sm text-ink-muted">
          {t('my:requests.decided', {
            name: request.decidedByName,
            date: format.dateTime(request.decidedAt, request.timeZone),
          })}
          {request.decisionComment ? `: ${request.decisionComment}` : ''}
        </p>
      ) : null}
    </li>
  );
}
