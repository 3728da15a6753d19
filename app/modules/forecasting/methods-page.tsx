import { Form, useNavigation } from '@remix-run/react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { FilterBar } from '~/components/filter-bar';
import { useCan } from '~/components/frame/permissions';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { showToast } from '~/components/toaster';
import {
  type ForecastMethod,
  libraryMethods,
  optionalMethods,
  sharedMethods,
  usualMethods,
} from '~/models/forecast-methods';

export interface MethodsPageProps {
  groups: { id: string; name: string; serviceName: string }[];
  /** groups with a choice of their own */
  ownGroupIds: string[];
  setting: {
    groupId: string | null;
    members: ForecastMethod[];
    timeBudgetSec: number;
    isOwn: boolean;
    version: number;
  };
  sent: { faults: string[] } | null;
}

const kinds = [
  ['usual', usualMethods],
  ['optional', optionalMethods],
  ['shared', sharedMethods],
  ['library', libraryMethods],
] as const;

/** Which methods may take part in forecasts, for the organization and for groups that differ. */
export function MethodsPage({ groups, ownGroupIds, setting, sent }: MethodsPageProps) {
  const { t } = useTranslation(['forecast-methods', 'forecasts']);
  const canWrite = useCan()('forecast:write');
  const isBusy = useNavigation().state === 'submitting';
  const { groupId, members, timeBudgetSec, isOwn, version } = setting;
  const fault = (field: string) => (sent?.faults.includes(field) ? t(`fault.${field}`) : undefined);
  useEffect(() => {
    if (sent?.faults.length === 0) showToast({ title: t('saved'), tone: 'ok' });
  }, [sent, t]);
  const name = (group: MethodsPageProps['groups'][number]) =>
    ownGroupIds.includes(group.id) ? `${group.name} · ${t('own')}` : group.name;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <div className="mb-4">
        <FilterBar names={['group']}>
          <Select
            name="group"
            aria-label={t('group')}
            isAutoSubmit
            emptyLabel={t('all')}
            defaultValue={groupId ?? ''}
            options={groups.map((group) => ({ value: group.id, label: name(group), group: group.serviceName }))}
          />
        </FilterBar>
      </div>
      <Form key={`${groupId} ${version} ${members.join()}`} method="post" className="flex max-w-4xl flex-col gap-4">
        <input type="hidden" name="groupId" value={groupId ?? ''} />
        <input type="hidden" name="version" value={version} />
        {groupId ? <p className="text-ink-muted">{t(isOwn ? 'isOwn' : 'inherited')}</p> : null}
        {kinds.map(([kind, methods]) => (
          <Card key={kind} title={t(`kind.${kind}`)} description={t(`kindText.${kind}`)}>
            <fieldset disabled={!canWrite} className="grid gap-3 sm:grid-cols-2">
              <legend className="sr-only">{t(`kind.${kind}`)}</legend>
              {methods.map((method) => (
                <Checkbox
                  key={method}
                  name="members"
                  value={method}
                  label={t(`forecasts:method.${method}`)}
                  description={t(`about.${method}`)}
                  defaultChecked={members.includes(method)}
                />
              ))}
            </fieldset>
          </Card>
        ))}
        {fault('members') ? <p className="text-danger-ink">{fault('members')}</p> : null}
        {fault('version') ? <p className="text-danger-ink">{fault('version')}</p> : null}
        <Card>
          <div className="flex flex-wrap items-end gap-4">
            <Field
              label={t('budget')}
              help={t('budgetHelp')}
              error={fault('timeBudgetSec')}
              className="min-w-56 flex-1"
            >
              <NumberInput
                name="timeBudgetSec"
                min={5}
                max={600}
                defaultValue={timeBudgetSec}
                unit={t('seconds')}
                disabled={!canWrite}
              />
            </Field>
            {canWrite ? (
              <div className="flex flex-wrap gap-2">
                <Button type="submit" name="intent" value="save" variant="primary" isPending={isBusy}>
                  {t('save')}
                </Button>
                {groupId && isOwn ? (
                  <Button type="submit" name="intent" value="inherit">
                    {t('inherit')}
                  </Button>
                ) : null}
              </div>
            ) : null}
          </div>
        </Card>
      </Form>
    </>
  );
}
