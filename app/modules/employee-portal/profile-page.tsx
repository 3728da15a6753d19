import { Form } from '@remix-run/react';
import { KeyRound, LogOut } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/components/avatar';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { LocaleSwitch } from '~/components/frame/locale-switch';
import { ThemeSwitch } from '~/components/frame/theme-switch';
import { LinkButton } from '~/components/link-button';
import { RelativeTime } from '~/components/relative-time';
import { useFormat } from '~/i18n/use-format';

export interface ProfilePageProps {
  profile: {
    name: string;
    personnelNumber: string;
    email: string | null;
    phone: string | null;
    departmentName: string | null;
    supervisorName: string | null;
    positionName: string | null;
    siteName: string;
    timeZone: string;
    workType: string;
    hireDate: string;
    weeklyMinutes: number | null;
    workRuleName: string | null;
    groups: { name: string; role: string; proficiency: number }[];
    skills: { name: string; proficiency: number }[];
  };
  sessions: {
    id: string;
    lastSeenAt: string | Date;
    userAgent: string | null;
    clientAddress: string | null;
    isCurrent: boolean;
  }[];
}

/** Who one is here, what one serves, and one's own settings. */
export function ProfilePage({ profile, sessions }: ProfilePageProps) {
  const { t } = useTranslation('my');
  const format = useFormat();
  return (
    <div className="flex flex-col gap-4">
      <div className="flex items-center gap-3">
        <Avatar name={profile.name} size="lg" />
        <div className="min-w-0">
          <h1 className="text-xl font-medium">{profile.name}</h1>
          <p className="text-ink-muted">{[profile.positionName, profile.departmentName].filter(Boolean).join(', ')}</p>
        </div>
      </div>
      <Card title={t('profile.settings')}>
        <div className="flex flex-wrap items-center gap-3">
          <LocaleSwitch isTracked />
          <ThemeSwitch isTracked />
          <LinkButton to="/auth/change-password?redirectTo=/my/profile" icon={KeyRound}>
            {t('profile.password')}
          </LinkButton>
        </div>
      </Card>
      <Card title={t('profile.work')}>
        <DescriptionList
          items={[
            { term: t('profile.number'), value: profile.personnelNumber },
            { term: t('profile.supervisor'), value: profile.supervisorName },
            { term: t('profile.site'), value: `${profile.siteName} (${profile.timeZone})` },
            { term: t('profile.workType'), value: t(`profile.type.${profile.workType}`) },
            { term: t('profile.hired'), value: format.date(profile.hireDate, 'medium') },
            {
              term: t('profile.weekly'),
              value: profile.weeklyMinutes === null ? null : format.minutes(profile.weeklyMinutes),
            },
            { term: t('profile.rule'), value: profile.workRuleName },
            { term: t('profile.contact'), value: [profile.email, profile.phone].filter(Boolean).join(', ') || null },
          ]}
        />
      </Card>
      <Card title={t('profile.skills')}>
        <ul className="flex flex-wrap gap-1.5">
          {profile.groups.map((group) => (
            <li key={group.name}>
              <Badge tone={group.role === 'MAIN' ? 'accent' : 'neutral'}>{group.name}</Badge>
            </li>
          ))}
          {profile.skills.map((skill) => (
            <li key={skill.name}>
              <Badge>
                {skill.name} {format.percent(skill.proficiency)}
              </Badge>
            </li>
          ))}
        </ul>
      </Card>
      <Card title={t('profile.sessions')}>
        <ul className="divide-y divide-line">
          {sessions.map((session) => (
            <li key={session.id} className="flex flex-wrap items-center justify-between gap-2 py-2 text-sm">
              <span className="min-w-0 truncate text-ink-muted">
                {session.isCurrent ? <strong className="text-ink">{t('profile.thisDevice')} </strong> : null}
                {session.clientAddress} <RelativeTime instant={session.lastSeenAt} />
              </span>
            </li>
          ))}
        </ul>
        <Form method="post" action="/auth/logout" className="mt-3">
          <Button type="submit" icon={LogOut}>
            {t('profile.logout')}
          </Button>
        </Form>
      </Card>
    </div>
  );
}
