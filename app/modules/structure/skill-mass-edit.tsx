import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { FileDrop } from '~/components/file-drop';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { Textarea } from '~/components/textarea';

export interface SkillFault {
  field: string;
  row?: number;
  rule: string;
}

export interface SkillMassEditProps {
  skills: { id: string; name: string; category?: string | null }[];
  faults: SkillFault[];
}

/** Gives a skill to everyone who is ticked below, or takes it; the ticks belong to this form by its id. */
export function SkillMassEdit({ skills, faults }: SkillMassEditProps) {
  const { t } = useTranslation('structure');
  const isBusy = useNavigation().state !== 'idle';
  const ofEdit = faults.filter(({ row }) => row === undefined);
  const wordsOf = (name: string) => (ofEdit.some(({ field }) => field === name) ? t('matrix.fault.any') : null);
  return (
    <Form method="post" id="skill-mass-edit" className="flex flex-wrap items-end gap-3" preventScrollReset>
      <Field label={t('matrix.skill')} error={wordsOf('skillId')} className="w-56">
        <Select
          name="skillId"
          options={skills.map(({ id, name, category }) => ({ value: id, label: name, group: category ?? undefined }))}
        />
      </Field>
      <Field label={t('matrix.mastery')} error={wordsOf('proficiency')} className="w-28">
        <NumberInput name="proficiency" defaultValue={80} min={0} max={100} unit="%" />
      </Field>
      <Field label={t('matrix.priority')} error={wordsOf('priority')} className="w-24">
        <NumberInput name="priority" defaultValue={1} min={1} max={9} />
      </Field>
      <Button type="submit" name="intent" value="set" variant="primary" isPending={isBusy}>
        {t('matrix.set')}
      </Button>
      <Button type="submit" name="intent" value="end">
        {t('matrix.end')}
      </Button>
      {wordsOf('employeeIds') ? (
        <p role="alert" className="text-sm text-danger-ink">
          {t('matrix.fault.nobody')}
        </p>
      ) : null}
    </Form>
  );
}

/** A file, or a table pasted from a spreadsheet: all of it is written, or nothing, with what is wrong by row. */
export function SkillImport({ faults }: { faults: SkillFault[] }) {
  const { t } = useTranslation('structure');
  const isBusy = useNavigation().state !== 'idle';
  const ofRows = faults.filter(({ row, field }) => row !== undefined || field === 'file');
  return (
    <details className="rounded-card border border-line bg-surface p-3" open={ofRows.length > 0}>
      <summary className="cursor-pointer font-medium">{t('matrix.import')}</summary>
      <Form method="post" encType="multipart/form-data" className="mt-3 flex flex-col gap-3" preventScrollReset>
        <FileDrop name="file" hint={t('matrix.fileHint')} accept=".csv,.xlsx,text/csv" />
        <Field label={t('matrix.table')} help={t('matrix.tableHelp')}>
          <Textarea
            name="table"
            rows={6}
            placeholder={'personnel_number;skill;proficiency;priority\n1001;English;80;1'}
          />
        </Field>
        {ofRows.length > 0 ? (
          <ul role="alert" className="tabular list-disc pl-5 text-sm text-danger-ink">
            {ofRows.slice(0, 20).map(({ row, field, rule }) => (
              <li key={`${row} ${field} ${rule}`}>
                {row === undefined ? '' : `${t('matrix.row', { row })}: `}
                {field === 'file' ? '' : `${field}: `}
                {t([`matrix.fault.${rule}`, 'matrix.fault.any'])}
              </li>
            ))}
          </ul>
        ) : null}
        <div>
          <Button type="submit" name="intent" value="import" isPending={isBusy}>
            {t('matrix.importStart')}
          </Button>
        </div>
      </Form>
    </details>
  );
}
