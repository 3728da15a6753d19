import { useTranslation } from 'react-i18next';
import { Checkbox } from '~/components/checkbox';
import { Combobox } from '~/components/combobox';
import { Field } from '~/components/field';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import type { DepartmentView, NamedView } from './types';

interface DepartmentFieldsProps {
  department?: DepartmentView;
  sites: NamedView[];
  /** who may head it */
  candidates: NamedView[];
  errorsOf: (field: string) => string[] | undefined;
}

/** What is known about a department apart from its place in the tree. */
export function DepartmentFields({ department, sites, candidates, errorsOf }: DepartmentFieldsProps) {
  const { t } = useTranslation('structure');
  const people = candidates.map(({ id, name }) => ({ value: id, label: name }));
  if (department?.headEmployeeId && !candidates.some((person) => person.id === department.headEmployeeId)) {
    people.unshift({ value: department.headEmployeeId, label: department.headName ?? '' });
  }
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Field label={t('fields.name')} error={errorsOf('name')} isRequired>
        <TextInput name="name" defaultValue={department?.name} maxLength={150} />
      </Field>
      <Field label={t('fields.code')} error={errorsOf('code')} isRequired>
        <TextInput name="code" defaultValue={department?.code} maxLength={40} />
      </Field>
      <Field label={t('departments.head')} error={errorsOf('headEmployeeId')}>
        <Combobox
          name="headEmployeeId"
          options={people}
          defaultValues={department?.headEmployeeId ? [department.headEmployeeId] : []}
          placeholder={t('departments.noHead')}
        />
      </Field>
      <Field label={t('fields.site')} error={errorsOf('siteId')}>
        <Select
          name="siteId"
          options={sites.map(({ id, name }) => ({ value: id, label: name }))}
          emptyLabel={t('fields.noSite')}
          defaultValue={department?.siteId ?? ''}
        />
      </Field>
      <Field label={t('departments.costCentre')} error={errorsOf('costCentre')}>
        <TextInput name="costCentre" defaultValue={department?.costCentre ?? ''} maxLength={40} />
      </Field>
      {department ? (
        <Field label={t('fields.status')} error={errorsOf('status')}>
          <Select
            name="status"
            options={['active', 'inactive'].map((status) => ({ value: status, label: t(`status.${status}`) }))}
            defaultValue={department.status}
          />
        </Field>
      ) : null}
      <Checkbox
        name="participatesInApproval"
        label={t('departments.participates')}
        defaultChecked={department?.participatesInApproval ?? true}
      />
    </div>
  );
}
