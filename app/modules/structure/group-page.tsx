import { Link } from '@remix-run/react';
import { Users } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Combobox } from '~/components/combobox';
import { DescriptionList } from '~/components/description-list';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import { useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { GroupForm, type GroupView } from './group-form';
import { describeOpeningHours } from './opening-hours';
import type { NamedView } from './types';

export interface GroupDetailView extends GroupView {
  serviceName: string;
  siteName: string | null;
  isAggregated: boolean;
  aggregatedGroups: NamedView[];
  requiredSkills: { skillId: string; name: string; minProficiency: number }[];
  memberCount: number;
}

interface GroupPageProps {
  group: GroupDetailView;
  members: { id: string; lastName: string; firstName: string; groups: { id: string; role: string }[] }[];
  services: NamedView[];
  sites: NamedView[];
  skills: NamedView[];
  mayWrite: boolean;
}

/** One group: its settings, what it asks of people, and who serves it. */
export function GroupPage({ group, members, services, sites, skills, mayWrite }: GroupPageProps) {
  const { t } = useTranslation('structure');
  const format = useFormat();
  return (
    <>
      <PageHeader
        title={group.name}
        description={[group.serviceName, t(`channel.${group.channelType}`), group.timeZone].join(' · ')}
        actions={
          <LinkButton to={`/people/employees?group=${group.id}`} icon={Users}>
            {t('groups.members', { count: group.memberCount })}
          </LinkButton>
        }
      />
      <div className="grid items-start gap-4 xl:grid-cols-[2fr_1fr]">
        <Card title={t('groups.settings')}>
          {mayWrite ? (
            <GroupForm key={group.id} group={group} services={services} sites={sites} />
          ) : (
            <DescriptionList
              items={[
                { term: t('fields.code'), value: group.code },
                { term: t('fields.site'), value: group.siteName },
                { term: t('hours.title'), value: describeOpeningHours(group.openingHours, format, t) },
                { term: t('fields.intervalMinutes'), value: format.minutes(group.intervalMinutes) },
                { term: t('fields.priority'), value: group.priority },
              ]}
            />
          )}
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          <RequiredSkills group={group} skills={skills} mayWrite={mayWrite} />
          {group.isAggregated ? (
            <Card title={t('groups.aggregated')}>
              <ul>
                {group.aggregatedGroups.map((part) => (
                  <li key={part.id}>
                    <Link to={`/people/groups/${part.id}`} className="text-accent-ink hover:underline">
                      {part.name}
                    </Link>
                  </li>
                ))}
              </ul>
            </Card>
          ) : null}
          <Card title={t('groups.people')}>
            {members.length === 0 ? <p className="text-ink-muted">{t('groups.noPeople')}</p> : null}
            <ul className="divide-y divide-line">
              {members.map((person) => (
                <li key={person.id} className="flex justify-between gap-3 py-1.5">
                  <Link to={`/people/employees/${person.id}/skills`} className="hover:underline">
                    {person.lastName} {person.firstName}
                  </Link>
                  <span className="text-sm text-ink-muted">
                    {t(`people:role.${person.groups.find((item) => item.id === group.id)?.role ?? 'MAIN'}`)}
                  </span>
                </li>
              ))}
            </ul>
            {group.memberCount > members.length ? (
              <LinkButton to={`/people/employees?group=${group.id}`} size="sm" className="mt-3">
                {t('groups.allPeople')}
              </LinkButton>
            ) : null}
          </Card>
        </div>
      </div>
    </>
  );
}

function RequiredSkills({ group, skills, mayWrite }: Pick<GroupPageProps, 'group' | 'skills' | 'mayWrite'>) {
  const { t } = useTranslation('structure');
  const answer = useFormAnswer('skills');
  return (
    <Card title={t('groups.requiredSkills')}>
      {mayWrite ? (
        <TrackedForm method="post" className="flex flex-col gap-3">
          <input type="hidden" name="intent" value="skills" />
          {group.requiredSkills.map((skill) => (
            <input key={skill.skillId} type="hidden" name={`min-${skill.skillId}`} value={skill.minProficiency} />
          ))}
          <FormMessage answer={answer} doneText={t('saved')} />
          <Field label={t('groups.requiredSkills')} isLabelHidden help={t('groups.requiredHelp')}>
            <Combobox
              name="skillId"
              isMultiple
              options={skills.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValues={group.requiredSkills.map((skill) => skill.skillId)}
            />
          </Field>
          <div>
            <Button type="submit">{t('save')}</Button>
          </div>
        </TrackedForm>
      ) : (
        <p>{group.requiredSkills.map((skill) => skill.name).join(', ') || t('groups.noSkills')}</p>
      )}
    </Card>
  );
}
