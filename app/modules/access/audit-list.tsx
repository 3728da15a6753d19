import { Link, useSearchParams } from '@remix-run/react';
import { ChevronRight, FileClock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '~/components/empty-state';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { LinkButton } from '~/components/link-button';
import { setSearchParams } from '~/components/search-params';
import { useFormat } from '~/i18n/use-format';
import { AuditChange } from './audit-change';
import type { AuditItemView } from './types';

/** The trail, the latest first; each row opens to what was before and what came after. */
export function AuditList({ events, hasMore }: { events: AuditItemView[]; hasMore: boolean }) {
  const { t } = useTranslation('admin-access');
  const [search] = useSearchParams();
  if (events.length === 0) {
    return (
      <div className="mt-4">
        <EmptyState icon={FileClock} title={t('audit.none')} description={t('audit.noneText')} />
      </div>
    );
  }
  return (
    <>
      <ul className="mt-4 divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
        {events.map((event) => (
          <AuditRow key={event.id} event={event} />
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap gap-2">
        {search.get('before') ? (
          <LinkButton to={setSearchParams(search, { before: null })}>{t('audit.latest')}</LinkButton>
        ) : null}
        {hasMore ? (
          <LinkButton to={setSearchParams(search, { before: String(events.at(-1)?.id), check: null })}>
            {t('audit.older')}
          </LinkButton>
        ) : null}
      </div>
    </>
  );
}

function AuditRow({ event }: { event: AuditItemView }) {
  const { t } = useTranslation('admin-access');
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  const [search] = useSearchParams();
  const same = setSearchParams(search, { entity: event.entity, id: event.entityId, before: null, check: null });
  return (
    <li>
      <details className="group">
        <summary className="flex cursor-pointer list-none flex-wrap items-center gap-x-3 gap-y-0.5 px-3 py-2 hover:bg-hover [&::-webkit-details-marker]:hidden">
          <ChevronRight
            aria-hidden
            size={14}
            className="shrink-0 text-ink-subtle transition-transform group-open:rotate-90"
          />
          <time dateTime={event.at} className="tabular w-40 shrink-0 text-sm text-ink-muted">
            {format.dateTime(event.at, timeZone, 'medium')}
          </time>
          <span className="min-w-32 truncate font-medium">{event.actorName ?? t(`actorKind.${event.actorKind}`)}</span>
          <span className="min-w-0 flex-1 basis-48">
            {t(`auditAction.${event.action}`, { defaultValue: event.action })}
            {event.reason ? (
              <span className="text-ink-muted"> · {t(`reason.${event.reason}`, { defaultValue: event.reason })}</span>
            ) : null}
          </span>
          <span className="text-sm text-ink-subtle">{t(`source.${event.source}`, { defaultValue: event.source })}</span>
        </summary>
        <div className="border-t border-line bg-sunken px-3 py-3 sm:pl-9">
          <AuditChange before={event.before} after={event.after} />
          <dl className="mt-3 flex flex-wrap gap-x-6 gap-y-1 text-sm text-ink-muted">
            <Fact term={t('audit.object')}>
              {event.entityId ? (
                <Link to={same} className="text-accent-ink hover:underline">
                  {event.entity} {event.entityId}
                </Link>
              ) : (
                event.entity
              )}
            </Fact>
            <Fact term={t('audit.address')}>{event.clientAddress ?? '–'}</Fact>
            <Fact term={t('audit.request')}>
              <code className="font-mono select-all">{event.requestId ?? '–'}</code>
            </Fact>
          </dl>
        </div>
      </details>
    </li>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }) {
  return (
    <div className="flex min-w-0 gap-1.5">
      <dt className="text-ink-subtle">{term}</dt>
      <dd className="min-w-0 break-all">{children}</dd>
    </div>
  );
}
