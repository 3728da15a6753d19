import { Link } from '@remix-run/react';
import { Network, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import { Disclosure } from '~/modules/people/disclosure';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { describeOpeningHours } from './opening-hours';

export interface ServiceView {
  id: string;
  name: string;
  code: string;
  description: string | null;
  status: string;
  version: number;
  groups: {
    id: string;
    name: string;
    channelType: string;
    timeZone: string;
    openingHours: ([number, number] | null)[];
    intervalMinutes: number;
    colour: number;
    status: string;
    memberCount: number;
    requiredSkills: string[];
  }[];
}

/** Lines of business with their groups: what is forecast and planned. */
export function ServicesPage({ services, mayWrite }: { services: ServiceView[]; mayWrite: boolean }) {
  const { t } = useTranslation('structure');
  return (
    <>
      <PageHeader title={t('services.title')} description={t('services.description')} />
      <div className="flex flex-col gap-4">
        {services.length === 0 ? (
          <EmptyState icon={Network} title={t('services.none')} description={t('services.noneText')} />
        ) : null}
        {services.map((service) => (
          <ServiceCard key={service.id} service={service} mayWrite={mayWrite} />
        ))}
        {mayWrite ? <ServiceForm title={t('services.new')} /> : null}
      </div>
    </>
  );
}

function ServiceCard({ service, mayWrite }: { service: ServiceView; mayWrite: boolean }) {
  const { t } = useTranslation('structure');
  return (
    <Card
      id={service.id}
      isFlush
      title={service.name}
      description={[service.code, service.description].filter(Boolean).join(' · ')}
      actions={
        <>
          {service.status === 'inactive' ? <Badge>{t('status.inactive')}</Badge> : null}
          {mayWrite ? (
            <LinkButton to={`/people/groups/new?service=${service.id}`} icon={Plus} size="sm">
              {t('groups.add')}
            </LinkButton>
          ) : null}
        </>
      }
    >
      <GroupTable groups={service.groups} />
      {mayWrite ? (
        <div className="border-t border-line p-3">
          <ServiceForm title={t('services.edit')} service={service} />
        </div>
      ) : null}
    </Card>
  );
}

function GroupTable({ groups }: { groups: ServiceView['groups'] }) {
  const { t } = useTranslation('structure');
  const format = useFormat();
  if (!groups.length) return <p className="px-4 pb-3 text-ink-muted">{t('groups.none')}</p>;
  return (
    <ul className="divide-y divide-line border-t border-line">
      {groups.map((group) => (
        <li key={group.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <Link
            to={`/people/groups/${group.id}`}
            className="flex min-w-48 flex-1 items-center gap-2 font-medium hover:underline"
          >
            <span
              aria-hidden
              className="size-2.5 shrink-0 rounded-full"
              style={{ background: `var(--color-activity-${group.colour})` }}
            />
            {group.name}
            {group.status === 'inactive' ? <Badge>{t('status.inactive')}</Badge> : null}
          </Link>
          <span className="w-24 text-sm">{t(`channel.${group.channelType}`)}</span>
          <span className="w-56 text-sm text-ink-muted">{describeOpeningHours(group.openingHours, format, t)}</span>
          <span className="w-40 text-sm text-ink-muted max-lg:hidden">{group.timeZone}</span>
          <span className="tabular w-24 text-right text-sm">{t('groups.members', { count: group.memberCount })}</span>
        </li>
      ))}
    </ul>
  );
}

function ServiceForm({ title, service }: { title: string; service?: ServiceView }) {
  const { t } = useTranslation('structure');
  const intent = service ? `update-${service.id}` : 'create';
  const answer = useFormAnswer(intent);
  const errorsOf = useFieldErrors(answer);
  return (
    <Disclosure key={`${intent}-${service?.version}`} summary={title} isOpen={answer !== undefined && !answer.isDone}>
      <TrackedForm method="post" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value={intent} />
        {service ? (
          <>
            <input type="hidden" name="serviceId" value={service.id} />
            <input type="hidden" name="version" value={answer?.conflict?.version ?? service.version} />
          </>
        ) : null}
        <FormMessage answer={answer} doneText={t('saved')} />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Field label={t('fields.name')} error={errorsOf('name')} isRequired>
            <TextInput name="name" defaultValue={service?.name} maxLength={150} />
          </Field>
          <Field label={t('fields.code')} error={errorsOf('code')} isRequired>
            <TextInput name="code" defaultValue={service?.code} maxLength={40} />
          </Field>
          <Field label={t('fields.description')} error={errorsOf('description')}>
            <TextInput name="description" defaultValue={service?.description ?? ''} maxLength={500} />
          </Field>
          {service ? (
            <Field label={t('fields.status')} error={errorsOf('status')}>
              <Select
                name="status"
                options={['active', 'inactive'].map((status) => ({ value: status, label: t(`status.${status}`) }))}
                defaultValue={service.status}
              />
            </Field>
          ) : null}
        </div>
        <div>
          <Button type="submit">{t('save')}</Button>
        </div>
      </TrackedForm>
    </Disclosure>
  );
}
