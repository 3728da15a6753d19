import { Link, useFetcher } from '@remix-run/react';
import { Bell } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRevalidateInTurn } from '~/components/use-revalidate-in-turn';
import { Button } from '../button';
import { getButtonClasses } from '../button-styles';
import { joinClasses } from '../class-names';
import { EmptyState } from '../empty-state';
import { useLiveEvents } from '../live/use-live-event';
import { Popover } from '../popover';
import { RelativeTime } from '../relative-time';
import { SkeletonLines } from '../skeleton';
import { useFrameData } from './frame-data';

/** One of those that `GET /notifications` lists, newest first; its words are made from kind and params. */
export interface NotificationItem {
  id: string;
  /** key of the `notifications` catalogue */
  kind: string;
  params: Record<string, unknown>;
  /** page that it leads to */
  link: string | null;
  createdAt: string;
  readAt: string | null;
}

/** What others did that concerns the reader: a count at the bell, the newest in a popover, at once over the socket. */
export function NotificationBell() {
  const { t } = useTranslation('frame');
  const data = useFrameData();
  const revalidate = useRevalidateInTurn();
  const list = useFetcher<{ items: NotificationItem[] }>();
  const marking = useFetcher();
  const [isOpen, setIsOpen] = useState(false);
  const load = () => list.load('/notifications');

  useLiveEvents(data?.user ? [`user:${data.user.id}`] : [], (event) => {
    if (event.type !== 'notification') return;
    revalidate();
    if (isOpen) load();
  });
  const handleOpenChange = (next: boolean) => {
    setIsOpen(next);
    if (next) load();
  };
  const unread = marking.state === 'idle' ? (data?.unreadCount ?? 0) : 0;
  const trigger = (
    <button
      type="button"
      aria-label={unread > 0 ? t('notifications.unread', { count: unread }) : t('notifications.title')}
      className={getButtonClasses('ghost', 'md', true)}
    >
      <span className="relative">
        <Bell aria-hidden size={16} />
        {unread > 0 ? (
          <span
            aria-hidden
            className="tabular absolute -top-2 left-2 grid h-4 min-w-4 place-items-center rounded-full bg-danger px-1 text-xs font-medium text-on-danger ring-2 ring-canvas"
          >
            {unread > 99 ? '99+' : unread}
          </span>
        ) : null}
      </span>
    </button>
  );
  const notifications = list.data?.items;
  return (
    <Popover
      trigger={trigger}
      label={t('notifications.title')}
      isOpen={isOpen}
      onOpenChange={handleOpenChange}
      align="end"
      className="w-96"
    >
      <div className="flex items-center justify-between gap-2 border-b border-line py-1.5 pr-1.5 pl-4">
        <h2 className="font-medium">{t('notifications.title')}</h2>
        <marking.Form method="post" action="/notifications">
          <input type="hidden" name="intent" value="mark-all-read" />
          <Button type="submit" variant="ghost" size="sm" disabled={unread === 0}>
            {t('notifications.markAllRead')}
          </Button>
        </marking.Form>
      </div>
      {!notifications ? (
        <div className="p-4">
          <SkeletonLines count={4} />
        </div>
      ) : notifications.length === 0 ? (
        <EmptyState icon={Bell} title={t('notifications.empty')} description={t('notifications.emptyText')} />
      ) : (
        <ul className="divide-y divide-line">
          {notifications.slice(0, 12).map((item) => (
            <li key={item.id}>
              <NotificationLine item={item} onFollow={() => setIsOpen(false)} />
            </li>
          ))}
        </ul>
      )}
    </Popover>
  );
}

function NotificationLine({ item, onFollow }: { item: NotificationItem; onFollow: () => void }) {
  const { t } = useTranslation('notifications');
  const fetcher = useFetcher();
  const isRead = item.readAt !== null || fetcher.state !== 'idle';
  const follow = () => {
    if (!isRead) {
      fetcher.submit({ intent: 'mark-read', id: item.id }, { method: 'post', action: '/notifications' });
    }
    onFollow();
  };
  const content = (
    <>
      <span
        aria-hidden
        className={joinClasses('mt-1.5 size-2 shrink-0 rounded-full', isRead ? 'bg-transparent' : 'bg-accent')}
      />
      <span className="min-w-0 flex-1">
        <span className={joinClasses('block', !isRead && 'font-medium')}>{t(item.kind, item.params)}</span>
        <span className="block text-sm text-ink-subtle">
          <RelativeTime instant={item.createdAt} />
        </span>
      </span>
    </>
  );
  const className = 'flex w-full gap-2.5 px-3 py-2.5 text-left hover:bg-hover';
  return item.link ? (
    <Link to={item.link} onClick={follow} className={className}>
      {content}
    </Link>
  ) : (
    <button type="button" onClick={follow} className={className}>
      {content}
    </button>
  );
}
