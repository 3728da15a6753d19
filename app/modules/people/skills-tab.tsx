import { Form } from '@remix-run/react';
import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { IconButton } from '~/components/icon-button';
import { NumberInput } from '~/components/number-input';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import type { EmployeeProfileView } from './employee-profile';
import { FactForm } from './fact-form';
import { FactHistory } from './fact-history';
import { useFormAnswer } from './form-answer';
import { FormMessage } from './form-message';
import { ProficiencyBar } from './proficiency-bar';
import { groupOptions, skillOptions } from './select-options';
import type { PeopleOptionsView } from './types';

interface Period {
  id: string;
  validFrom: string;
  validTo: string | null;
}

export interface SkillsView {
  groups: (Period & { groupId: string; name: string; role: string; priority: number; proficiency: number })[];
  skills: (Period & { skillId: string; name: string; category: string | null; proficiency: number })[];
}

interface SkillsTabProps {
  employee: EmployeeProfileView;
  facts: SkillsView;
  options: PeopleOptionsView | null;
}

/** Groups that a person serves and skills held, through time. */
export function SkillsTab({ employee, facts, options }: SkillsTabProps) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const common = { version: employee.version, today: employee.localToday };
  const mayChange = options && employee.status !== 'dismissed';
  const end = (intent: string, name: string, id: string, title: string) =>
    mayChange ? (
      <EndButton
        intent={intent}
        name={name}
        id={id}
        version={employee.version}
        today={employee.localToday}
        label={t('facts.end', { name: title })}
      />
    ) : null;
  return (
    <div className="grid items-start gap-4 xl:grid-cols-2">
      <Card title={t('facts.groups')}>
        <div className="flex flex-col gap-3">
          <FormMessage answer={useFormAnswer('end-group')} doneText={t('form.saved')} />
          <FactHistory
            label={t('facts.groups')}
            today={employee.localToday}
            emptyText={t('facts.noGroup')}
            items={facts.groups.map((item) => ({
              ...item,
              title: item.name,
              detail: [
                t(`role.${item.role}`),
                t('facts.priorityValue', { value: item.priority }),
                t('facts.speedValue', { value: format.percent(item.proficiency) }),
              ].join(' · '),
              actions: end('end-group', 'groupId', item.groupId, item.name),
            }))}
          />
          {mayChange ? (
            <FactForm intent="set-group" title={t('facts.setGroup')} saveLabel={t('facts.set')} {...common}>
              {(errorsOf) => (
                <>
                  <Field label={t('facts.group')} error={errorsOf('groupId')} isRequired>
                    <Select
                      name="groupId"
                      options={groupOptions(options)}
                      emptyLabel={t('facts.chooseGroup')}
                      defaultValue=""
                    />
                  </Field>
                  <Field label={t('facts.role')} error={errorsOf('role')}>
                    <Select
                      name="role"
                      options={['MAIN', 'SECONDARY', 'BACKUP'].map((role) => ({
                        value: role,
                        label: t(`role.${role}`),
                      }))}
                      defaultValue="SECONDARY"
                    />
                  </Field>
                  <Field label={t('facts.priority')} error={errorsOf('priority')}>
                    <NumberInput name="priority" min={1} max={9} step={1} defaultValue={1} />
                  </Field>
                  <Field label={t('facts.speed')} error={errorsOf('proficiency')} help={t('facts.speedHelp')}>
                    <NumberInput name="proficiency" min={0.1} max={3} step={0.05} defaultValue={1} />
                  </Field>
                </>
              )}
            </FactForm>
          ) : null}
        </div>
      </Card>
      <Card title={t('facts.skills')}>
        <div className="flex flex-col gap-3">
          <FormMessage answer={useFormAnswer('end-skill')} doneText={t('form.saved')} />
          <FactHistory
            label={t('facts.skills')}
            today={employee.localToday}
            emptyText={t('facts.noSkill')}
            items={facts.skills.map((item) => ({
              ...item,
              title: item.name,
              detail: <ProficiencyBar value={item.proficiency} />,
              actions: end('end-skill', 'skillId', item.skillId, item.name),
            }))}
          />
          {mayChange ? (
            <FactForm intent="set-skill" title={t('facts.setSkill')} saveLabel={t('facts.set')} {...common}>
              {(errorsOf) => (
                <>
                  <Field label={t('facts.skill')} error={errorsOf('skillId')} isRequired>
                    <Select
                      name="skillId"
                      options={skillOptions(options)}
                      emptyLabel={t('facts.chooseSkill')}
                      defaultValue=""
                    />
                  </Field>
                  <Field label={t('facts.proficiency')} error={errorsOf('proficiency')} isRequired>
                    <Select
                      name="proficiency"
                      options={[0.25, 0.5, 0.75, 1].map((level) => ({
                        value: String(level),
                        label: `${t(`level.${level * 4}`)} (${format.percent(level)})`,
                      }))}
                      defaultValue="0.75"
                    />
                  </Field>
                </>
              )}
            </FactForm>
          ) : null}
        </div>
      </Card>
    </div>
  );
}

interface EndButtonProps {
  intent: string;
  name: string;
  id: string;
  version: number;
  today: string;
  label: string;
}

function EndButton({ intent, name, id, version, today, label }: EndButtonProps) {
  return (
    <Form method="post">
      <input type="hidden" name="intent" value={intent} />
      <input type="hidden" name={name} value={id} />
      <input type="hidden" name="version" value={version} />
      <input type="hidden" name="from" value={today} />
      <IconButton type="submit" icon={X} size="sm" label={label} />
    </Form>
  );
}
