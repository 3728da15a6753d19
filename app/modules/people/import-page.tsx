import { Form, useNavigation } from '@remix-run/react';
import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { getButtonClasses } from '~/components/button-styles';
import { Card } from '~/components/card';
import { DateInput } from '~/components/date-input';
import { Field } from '~/components/field';
import { FileDrop } from '~/components/file-drop';
import { LinkButton } from '~/components/link-button';
import { PageHeader } from '~/components/page-header';
import { Select } from '~/components/select';
import { useFieldErrors, useFormAnswer } from './form-answer';
import { FormMessage } from './form-message';
import { ImportPreviewCard, type ImportPreviewView } from './import-preview';
import { plainOptions } from './select-options';
import type { PeopleOptionsView } from './types';

interface ImportPageProps {
  options: PeopleOptionsView;
  preview: ImportPreviewView | null;
  done: { created: number; changed: number; leftOut: number } | null;
  today: string;
}

/** Import of employees in two steps: a file is read and checked; then all of it, or its valid rows, are written. */
export function ImportPage({ options, preview, done, today }: ImportPageProps) {
  const { t } = useTranslation('people');
  return (
    <>
      <PageHeader
        title={t('import.title')}
        description={t('import.description')}
        actions={
          <a href="/people/employees/import-template.csv" download className={getButtonClasses('secondary')}>
            <FileDown aria-hidden size={15} /> {t('import.template')}
          </a>
        }
      />
      {done ? (
        <p role="status" className="mb-4 rounded-control bg-ok-soft px-3 py-2 text-ok-ink">
          {t('import.done', done)}
        </p>
      ) : null}
      {preview ? (
        <ImportPreviewCard preview={preview} />
      ) : done ? (
        <div className="flex gap-2">
          <LinkButton to="/people/employees" variant="primary">
            {t('import.toList')}
          </LinkButton>
          <LinkButton to="/people/employees/import">{t('import.another')}</LinkButton>
        </div>
      ) : (
        <UploadForm options={options} today={today} />
      )}
    </>
  );
}

function UploadForm({ options, today }: Pick<ImportPageProps, 'options' | 'today'>) {
  const { t } = useTranslation('people');
  const answer = useFormAnswer('preview');
  const errorsOf = useFieldErrors(answer);
  const { state } = useNavigation();
  return (
    <Card className="max-w-3xl">
      <Form method="post" encType="multipart/form-data" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value="preview" />
        <FormMessage answer={answer} doneText="" />
        <FileDrop name="file" hint={t('import.hint')} accept=".csv,.xlsx,text/csv" />
        <div className="grid gap-4 sm:grid-cols-3">
          <Field
            label={t('import.effectiveFrom')}
            help={t('import.effectiveFromHelp')}
            error={errorsOf('effectiveFrom')}
            isRequired
          >
            <DateInput name="effectiveFrom" defaultValue={today} />
          </Field>
          <Field label={t('import.defaultSite')} help={t('import.defaultHelp')}>
            <Select name="defaultSiteId" options={plainOptions(options.sites)} emptyLabel={t('common:answer.none')} />
          </Field>
          <Field label={t('import.defaultWorkRule')} help={t('import.defaultHelp')}>
            <Select
              name="defaultWorkRuleId"
              options={plainOptions(options.workRules)}
              emptyLabel={t('common:answer.none')}
            />
          </Field>
        </div>
        <div>
          <Button type="submit" variant="primary" isPending={state === 'submitting'}>
            {t('import.check')}
          </Button>
        </div>
      </Form>
    </Card>
  );
}
