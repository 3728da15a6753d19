import { Link, useFetcher, useSearchParams } from '@remix-run/react';
import { Bookmark, Trash2, Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { IconButton } from '~/components/icon-button';
import { Popover } from '~/components/popover';
import { TextInput } from '~/components/text-input';

export interface SavedViewItem {
  id: string;
  name: string;
  search: string;
  isShared: boolean;
  isOwn: boolean;
  ownerName: string;
}

/** Named sets of filters, sort and columns: one's own and those shared by others. */
export function SavedViewMenu({ page, views }: { page: string; views: SavedViewItem[] }) {
  const { t } = useTranslation('people');
  const [search] = useSearchParams();
  const fetcher = useFetcher();
  return (
    <Popover
      label={t('views.title')}
      align="end"
      className="flex w-72 flex-col gap-3 p-3"
      trigger={
        <Button size="sm" icon={Bookmark}>
          {t('views.title')}
        </Button>
      }
    >
      {views.length ? (
        <ul className="-mx-1 flex max-h-64 flex-col overflow-y-auto">
          {views.map((view) => (
            <li key={view.id} className="flex items-center gap-1 rounded-control px-1 hover:bg-hover">
              <Link to={`?${view.search}`} className="min-w-0 flex-1 truncate py-1">
                {view.name}
                {view.isShared ? (
                  <span className="ml-2 inline-flex items-center gap-1 text-sm text-ink-subtle">
                    <Users aria-hidden size={12} /> {view.isOwn ? t('views.shared') : view.ownerName}
                  </span>
                ) : null}
              </Link>
              {view.isOwn ? (
                <fetcher.Form method="post" action="/saved-views">
                  <input type="hidden" name="intent" value="delete" />
                  <input type="hidden" name="viewId" value={view.id} />
                  <IconButton type="submit" icon={Trash2} size="sm" label={t('views.delete', { name: view.name })} />
                </fetcher.Form>
              ) : null}
            </li>
          ))}
        </ul>
      ) : (
        <p className="text-sm text-ink-muted">{t('views.none')}</p>
      )}
      <fetcher.Form method="post" action="/saved-views" className="flex flex-col gap-2 border-t border-line pt-3">
        <input type="hidden" name="intent" value="save" />
        <input type="hidden" name="page" value={page} />
        <input type="hidden" name="search" value={search.toString()} />
        <Field label={t('views.name')}>
          <TextInput name="name" required maxLength={60} />
        </Field>
        <Checkbox name="isShared" label={t('views.share')} />
        <Button type="submit" variant="primary" size="sm" isPending={fetcher.state !== 'idle'}>
          {t('views.save')}
        </Button>
      </fetcher.Form>
    </Popover>
  );
}
