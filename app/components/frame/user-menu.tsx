import { Form, Link } from '@remix-run/react';
import { CircleUser, LogOut, Smartphone } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '../avatar';
import { joinClasses } from '../class-names';
import { menuItemClasses } from '../overlay-styles';
import { Popover, PopoverClose } from '../popover';
import { useFrameData } from './frame-data';
import { LocaleSwitch } from './locale-switch';
import { ThemeSwitch } from './theme-switch';

/** Who is logged in, their language and theme, and the way out. */
export function UserMenu() {
  const { t } = useTranslation('frame');
  const data = useFrameData();
  if (!data?.user) return null;
  const { user } = data;
  const trigger = (
    <button type="button" className="rounded-full p-0.5 transition-colors hover:bg-hover aria-expanded:bg-hover">
      <Avatar name={user.name} size="sm" />
      <span className="sr-only">{t('user.menu', { name: user.name })}</span>
    </button>
  );
  return (
    <Popover trigger={trigger} label={t('user.menu', { name: user.name })} align="end" className="w-72 p-1">
      <div className="px-2 pt-1.5 pb-2">
        <p className="font-medium">{user.name}</p>
        <p className="text-sm text-ink-muted">{user.email}</p>
      </div>
      <dl className="border-y border-line px-2 py-2">
        <div className="flex items-center justify-between gap-2 py-1">
          <dt className="text-ink-muted">{t('user.language')}</dt>
          <dd>
            <LocaleSwitch />
          </dd>
        </div>
        <div className="flex items-center justify-between gap-2 py-1">
          <dt className="text-ink-muted">{t('theme.title')}</dt>
          <dd>
            <ThemeSwitch />
          </dd>
        </div>
      </dl>
      <div className="pt-1">
        {user.employeeId ? (
          <PopoverClose>
            <Link to="/my" className={joinClasses(menuItemClasses, 'hover:bg-hover')}>
              <Smartphone aria-hidden size={15} className="text-ink-subtle" />
              {t('user.myWork')}
            </Link>
          </PopoverClose>
        ) : null}
        <PopoverClose>
          <Link to="/my/profile" className={joinClasses(menuItemClasses, 'hover:bg-hover')}>
            <CircleUser aria-hidden size={15} className="text-ink-subtle" />
            {t('user.profile')}
          </Link>
        </PopoverClose>
        <Form method="post" action="/auth/logout">
          <button type="submit" className={joinClasses(menuItemClasses, 'w-full hover:bg-hover')}>
            <LogOut aria-hidden size={15} className="text-ink-subtle" />
            {t('user.logout')}
          </button>
        </Form>
        <p className="tabular px-2 pt-1 pb-1.5 text-xs text-ink-subtle">
          {t('user.version', { version: data.appVersion })}
        </p>
      </div>
    </Popover>
  );
}
