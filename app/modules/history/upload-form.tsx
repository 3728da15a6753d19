import { Form, Link, useNavigation } from '@remix-run/react';
import { Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { FileDrop } from '~/components/file-drop';
import { Select } from '~/components/select';
import type { GroupOption } from './history-data';
import { toGroupOptions } from './history-filters';

export interface UploadFormProps {
  groups: GroupOption[];
  chosenGroup: string | null;
  error: string | null;
}

/** First step of an import: the file, and the group where the file does not name it. */
export function UploadForm({ groups, chosenGroup, error }: UploadFormProps) {
  const { t } = useTranslation('history');
  const navigation = useNavigation();
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_22rem]">
      <Card>
        <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
          <Field label={t('group')} help={t('import.groupHelp')}>
            <Select
              name="groupId"
              emptyLabel={t('import.groupColumn')}
              defaultValue={chosenGroup ?? ''}
              options={toGroupOptions(groups)}
            />
          </Field>
          <Field label={t('import.file')} error={error} isRequired>
            <FileDrop name="file" hint={t('import.fileHint')} accept=".csv,.txt,.tsv,.xlsx" />
          </Field>
          <div>
            <Button type="submit" variant="primary" icon={Upload} isPending={navigation.state === 'submitting'}>
              {t('import.upload')}
            </Button>
          </div>
        </Form>
      </Card>
      <Card title={t('import.layouts')} description={t('import.layoutsText')}>
        <ul className="flex flex-col gap-3">
          {(['plain', 'history', 'plan', 'mapped'] as const).map((layout) => (
            <li key={layout}>
              <p className="font-medium">{t(`layout.${layout}`)}</p>
              <p className="text-sm text-ink-muted">{t(`layoutText.${layout}`)}</p>
            </li>
          ))}
        </ul>
        <p className="mt-3">
          <Link reloadDocument to="/plan/history/template.csv" className="text-accent-ink hover:underline">
            {t('import.template')}
          </Link>
        </p>
      </Card>
    </div>
  );
}
