import { Link } from '@remix-run/react';
import { Grid3x3, Sparkles } from 'lucide-react';
import { useTranslation } from 'react-i18next';
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
import { ProficiencyBar } from '~/modules/people/proficiency-bar';

export interface SkillView {
  id: string;
  name: string;
  code: string;
  category: string | null;
  status: string;
  version: number;
  holderCount: number;
  meanProficiency: number | null;
  groups: { id: string; name: string }[];
}

interface SkillsPageProps {
  skills: SkillView[];
  /** the one that is edited */
  editedId: string | null;
  mayWrite: boolean;
}

/** Skills by category: who asks for them, how many hold them and how well. */
export function SkillsPage({ skills, editedId, mayWrite }: SkillsPageProps) {
  const { t } = useTranslation('structure');
  const categories = [...new Set(skills.map((skill) => skill.category))];
  const edited = skills.find((skill) => skill.id === editedId);
  return (
    <>
      <PageHeader
        title={t('skills.title')}
        description={t('skills.description')}
        actions={
          <LinkButton to="/people/skills/matrix" icon={Grid3x3}>
            {t('matrix.title')}
          </LinkButton>
        }
      />
      <div className="flex flex-col gap-4">
        {mayWrite ? <SkillForm key={edited?.id ?? 'new'} skill={edited} /> : null}
        {skills.length === 0 ? (
          <EmptyState icon={Sparkles} title={t('skills.none')} description={t('skills.noneText')} />
        ) : null}
        {categories.map((category) => (
          <Card key={category} isFlush title={category ?? t('skills.noCategory')}>
            <SkillList skills={skills.filter((skill) => skill.category === category)} mayWrite={mayWrite} />
          </Card>
        ))}
      </div>
    </>
  );
}

function SkillList({ skills, mayWrite }: { skills: SkillView[]; mayWrite: boolean }) {
  const { t } = useTranslation('structure');
  const format = useFormat();
  return (
    <ul className="divide-y divide-line border-t border-line">
      {skills.map((skill) => (
        <li key={skill.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2">
          <span className={`min-w-40 flex-1 ${skill.status === 'inactive' ? 'text-ink-subtle' : ''}`}>
            {skill.name} <span className="text-sm text-ink-subtle">{skill.code}</span>
            {skill.status === 'inactive' ? <span className="text-sm"> · {t('status.inactive')}</span> : null}
          </span>
          <span className="min-w-40 flex-1 text-sm text-ink-muted">
            {skill.groups.map((group, index) => (
              <span key={group.id}>
                {index > 0 ? ', ' : ''}
                <Link to={`/people/groups/${group.id}`} className="hover:underline">
                  {group.name}
                </Link>
              </span>
            ))}
          </span>
          <span className="w-32">
            {skill.meanProficiency === null ? null : <ProficiencyBar value={skill.meanProficiency} />}
          </span>
          <Link
            to={`/people/employees?skill=${skill.id}`}
            className="tabular w-24 text-right text-accent-ink hover:underline"
          >
            {t('skills.holders', { count: skill.holderCount, total: format.number(skill.holderCount) })}
          </Link>
          {mayWrite ? (
            <LinkButton
              to={`?edit=${skill.id}`}
              size="sm"
              variant="ghost"
              aria-label={t('skills.editOne', { name: skill.name })}
            >
              {t('edit')}
            </LinkButton>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function SkillForm({ skill }: { skill?: SkillView }) {
  const { t } = useTranslation('structure');
  const answer = useFormAnswer(skill ? 'update' : 'create');
  const errorsOf = useFieldErrors(answer);
  return (
    <Disclosure
      key={skill?.version}
      summary={skill ? t('skills.editOne', { name: skill.name }) : t('skills.new')}
      isOpen={skill !== undefined || (answer !== undefined && !answer.isDone)}
    >
      <TrackedForm method="post" className="flex flex-col gap-4">
        <input type="hidden" name="intent" value={skill ? 'update' : 'create'} />
        {skill ? (
          <>
            <input type="hidden" name="skillId" value={skill.id} />
            <input type="hidden" name="version" value={answer?.conflict?.version ?? skill.version} />
          </>
        ) : null}
        <FormMessage answer={answer} doneText={t('saved')} />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Field label={t('fields.name')} error={errorsOf('name')} isRequired>
            <TextInput name="name" defaultValue={skill?.name} maxLength={150} />
          </Field>
          <Field label={t('fields.code')} error={errorsOf('code')} isRequired>
            <TextInput name="code" defaultValue={skill?.code} maxLength={40} />
          </Field>
          <Field label={t('skills.category')} error={errorsOf('category')}>
            <TextInput name="category" defaultValue={skill?.category ?? ''} maxLength={60} />
          </Field>
          {skill ? (
            <Field label={t('fields.status')} error={errorsOf('status')}>
              <Select
                name="status"
                options={['active', 'inactive'].map((status) => ({ value: status, label: t(`status.${status}`) }))}
                defaultValue={skill.status}
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
