import { Form, Link, useNavigation, useSearchParams } from '@remix-run/react';
import { CircleAlert, Gauge, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { setSearchParams } from '~/components/search-params';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { VacationHeader } from './vacation-header';
import { YearStepper } from './year-stepper';

export interface LimitView {
  id: string;
  name: string;
  version: number;
  departmentId: string | null;
  groupId: string | null;
  skillId: string | null;
  firstDate: string;
  lastDate: string;
  maxAway: number | null;
  maxPercent: number | null;
  aboutName: string | null;
  size: number;
  capacity: number;
  mostAway: number;
  daysOver: number;
}

type Option = { id: string; name: string };

interface LimitsPageProps {
  year: number;
  limits: LimitView[];
  departments: Option[];
  groups: Option[];
  skills: Option[];
  /** id of the limit in hand, "new" or null */
  edited: string | null;
}

/** How many may be away at once: of whom, when, and what it comes to. */
export function LimitsPage({ year, limits, edited, ...choices }: LimitsPageProps) {
  const { t } = useTranslation('vacations');
  const [search] = useSearchParams();
  const mayWrite = useCan()('vacation:write');
  const limit = limits.find(({ id }) => id === edited);
  const isOpen = mayWrite && (edited === 'new' || limit !== undefined);
  const add = mayWrite ? (
    <LinkButton to={setSearchParams(search, { edit: 'new' })} size="sm" icon={Plus}>
      {t('limits.new')}
    </LinkButton>
  ) : null;
  return (
    <>
      <VacationHeader year={year} actions={<YearStepper year={year} />} />
      <Card isFlush title={t('limits.title')} description={t('limits.description')} actions={add}>
        {isOpen ? (
          <div className="border-t border-line p-4">
            <LimitForm key={`${limit?.id}-${limit?.version}`} limit={limit} year={year} {...choices} />
          </div>
        ) : null}
        {limits.length ? (
          <ul className="divide-y divide-line border-t border-line">
            {limits.map((item) => (
              <LimitLine key={item.id} limit={item} mayWrite={mayWrite} />
            ))}
          </ul>
        ) : (
          <EmptyState icon={Gauge} title={t('limits.none')} description={t('limits.noneText')} action={add} />
        )}
      </Card>
    </>
  );
}

function LimitLine({ limit, mayWrite }: { limit: LimitView; mayWrite: boolean }) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const [search] = useSearchParams();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
      <span className="min-w-48 flex-1">
        {mayWrite ? (
          <Link to={setSearchParams(search, { edit: limit.id })} className="text-accent-ink hover:underline">
            {limit.name}
          </Link>
        ) : (
          limit.name
        )}
        <span className="block text-sm text-ink-muted">
          {limit.aboutName ?? t('limits.everybody')} · {t('people', { count: limit.size })}
        </span>
      </span>
      <span className="tabular w-52 text-sm">{format.dateRange(limit.firstDate, limit.lastDate)}</span>
      <span className="tabular w-44 text-sm">
        {limit.capacity === 0
          ? t('limits.closed')
          : `${t('limits.atMost', { count: limit.capacity })}${limit.maxPercent === null ? '' : ` (${limit.maxPercent} %)`}`}
      </span>
      <span className="w-40 text-right">
        {limit.daysOver ? (
          <Badge tone="danger" icon={CircleAlert}>
            {t('limits.over', { count: limit.daysOver })}
          </Badge>
        ) : (
          <span className="tabular text-sm text-ink-muted">{t('limits.most', { count: limit.mostAway })}</span>
        )}
      </span>
    </li>
  );
}

interface LimitFormProps {
  limit?: LimitView;
  year: number;
  departments: Option[];
  groups: Option[];
  skills: Option[];
}

function LimitForm({ limit, year, departments, groups, skills }: LimitFormProps) {
  const { t } = useTranslation('vacations');
  const [search] = useSearchParams();
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('save');
  const errorsOf = useFieldErrors(answer);
  const initial = limit?.departmentId ? 'department' : limit?.groupId ? 'group' : limit?.skillId ? 'skill' : 'all';
  const [about, setAbout] = useState(initial);
  const choices = { department: departments, group: groups, skill: skills };
  const value = { department: limit?.departmentId, group: limit?.groupId, skill: limit?.skillId };
  return (
    <>
      <TrackedForm method="post" className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <input type="hidden" name="limitId" value={limit?.id ?? ''} />
        <input type="hidden" name="version" value={limit?.version ?? 0} />
        <div className="sm:col-span-2 lg:col-span-4">
          <FormMessage answer={answer} doneText={t('saved')} />
        </div>
        <Field label={t('limits.name')} error={errorsOf('name')} isRequired className="sm:col-span-2">
          <TextInput name="name" maxLength={100} defaultValue={limit?.name ?? ''} />
        </Field>
        <Field label={t('limits.about')}>
          <Select
            name="about"
            value={about}
            onChange={(event) => setAbout(event.target.value)}
            options={['all', 'department', 'group', 'skill'].map((kind) => ({
              value: kind,
              label: t(`limits.kind.${kind}`),
            }))}
          />
        </Field>
        {about === 'department' || about === 'group' || about === 'skill' ? (
          <Field label={t(`limits.kind.${about}`)} error={errorsOf(`${about}Id`)} isRequired>
            <Select
              name={`${about}Id`}
              defaultValue={value[about] ?? ''}
              options={choices[about].map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Field>
        ) : null}
        <Field label={t('limits.first')} error={errorsOf('firstDate')} isRequired>
          <DateInput name="firstDate" defaultValue={limit?.firstDate ?? `${year}-01-01`} />
        </Field>
        <Field label={t('limits.last')} error={errorsOf('lastDate')} isRequired>
          <DateInput name="lastDate" defaultValue={limit?.lastDate ?? `${year}-12-31`} />
        </Field>
        <Field label={t('limits.maxAway')} help={t('limits.maxAwayHelp')} error={errorsOf('maxAway')}>
          <NumberInput name="maxAway" min={0} max={100000} defaultValue={limit?.maxAway ?? ''} />
        </Field>
        <Field label={t('limits.maxPercent')} error={errorsOf('maxPercent')}>
          <NumberInput name="maxPercent" min={0} max={100} unit="%" defaultValue={limit?.maxPercent ?? ''} />
        </Field>
        <div className="flex gap-2 sm:col-span-2 lg:col-span-4">
          <Button type="submit" name="intent" value="save" variant="primary" isPending={isBusy}>
            {t('save')}
          </Button>
          <LinkButton to={setSearchParams(search, { edit: null })} variant="ghost">
            {t('close')}
          </LinkButton>
        </div>
      </TrackedForm>
      {limit ? (
        <Form method="post" className="mt-3">
          <input type="hidden" name="limitId" value={limit.id} />
          <Button type="submit" name="intent" value="delete" variant="danger">
            {t('limits.delete')}
          </Button>
        </Form>
      ) : null}
    </>
  );
}
