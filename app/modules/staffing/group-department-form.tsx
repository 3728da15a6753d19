import { Form } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { Select } from '~/components/select';

export interface GroupDepartmentFormProps {
  group: { groupId: string; departmentId: string | null };
  departments: { id: string; name: string; depth: number }[];
  today: string;
}

/** The department that answers for a group: the middle of the inheritance. */
export function GroupDepartmentForm({ group, departments, today }: GroupDepartmentFormProps) {
  const { t } = useTranslation('staffing');
  return (
    <Card>
      <Form method="post" key={group.groupId} className="flex flex-wrap items-end gap-3">
        <input type="hidden" name="groupId" value={group.groupId} />
        <input type="hidden" name="validFrom" value={today} />
        <Field label={t('levels.answers')} help={t('levels.answersHelp')} className="min-w-56 flex-1">
          <Select
            name="departmentId"
            defaultValue={group.departmentId ?? ''}
            emptyLabel={t('levels.none')}
            options={departments.map(({ id, name, depth }) => ({ value: id, label: `${'  '.repeat(depth)}${name}` }))}
          />
        </Field>
        <Button type="submit" name="intent" value="department">
          {t('levels.assign')}
        </Button>
      </Form>
    </Card>
  );
}
