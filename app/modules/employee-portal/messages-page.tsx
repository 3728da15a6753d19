import { Form, Link, useSearchParams } from '@remix-run/react';
import { Bell } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { joinClasses } from '~/components/class-names';
import { EmptyState } from '~/components/empty-state';
import { useFrameData } from '~/components/frame/frame-data';
import { useLiveEvents } from '~/components/live/use-live-event';
import { RelativeTime } from '~/components/relative-time';
import { Tabs } from '~/components/tabs';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';

export interface MessagesPageProps {
  items: {
    id: string;
    kind: string;
    params: Record<string, unknown>;
    link: string | null;
    createdAt: string;
    readAt: string | null;
  }[];
  unreadCount: number;
}

/** What others did that concerns one, newest first. */
export function MessagesPage({ items, unreadCount }: MessagesPageProps) {
  const { t } = useTranslation(['my', 'notifications']);
  const user = useFrameData()?.user;
  const revalidate = useRevalidateInTurn();
  useLiveEvents(user ? [`user:${user.id}`] : [], () => revalidate());
  const [search] = useSearchParams();
  const isUnreadOnly = search.get('show') === 'unread';
  const shown = isUnreadOnly ? items.filter((item) => !item.readAt) : items;
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center justify-between gap-2">
        <h1 className="text-xl font-medium">{t('messages.title')}</h1>
        {unreadCount > 0 ? (
          <Form method="post">
            <Button type="submit">{t('messages.markAllRead')}</Button>
          </Form>
        ) : null}
      </div>
      <Tabs
        label={t('messages.filter')}
        items={[
          { to: '?show=all', label: t('messages.all'), isActive: !isUnreadOnly },
          { to: '?show=unread', label: t('messages.unread'), count: unreadCount, isActive: isUnreadOnly },
        ]}
      />
      {shown.length === 0 ? (
        <EmptyState icon={Bell} title={t('messages.none')} />
      ) : (
        <ul className="divide-y divide-line overflow-hidden rounded-card border border-line bg-surface shadow-card">
          {shown.map((item) => (
            <li key={item.id}>
              <Link to={item.link ?? '/my'} className="flex min-h-14 items-start gap-3 px-4 py-3 hover:bg-hover">
                <span
                  aria-hidden
                  className={joinClasses(
                    'mt-1.5 size-2 shrink-0 rounded-full',
                    item.readAt ? 'bg-transparent' : 'bg-accent',
                  )}
                />
                <span className="min-w-0">
                  <span className={joinClasses('block', !item.readAt && 'font-medium')}>
                    {item.readAt ? null : <span className="sr-only">{t('messages.unread')}: </span>}
                    {t(`notifications:${item.kind}`, { ...item.params, defaultValue: item.kind })}
                  </span>
                  <span className="text-sm text-ink-muted">
                    <RelativeTime instant={item.createdAt} />
                  </span>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
