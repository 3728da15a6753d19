import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { useFormat } from '~/i18n/use-format';
import { EditForm } from './edit-form';
import type { EmployeeHeadView } from './employee-card';
import { ProfileFields, type ProfileValues } from './profile-fields';
import type { PeopleOptionsView } from './types';

export interface EmployeeProfileView extends EmployeeHeadView, Omit<ProfileValues, keyof EmployeeHeadView> {
  version: number;
  login: { username: string; status: string; lastLoginAt: string | null } | null;
  workRuleName: string | null;
  dailyMaxMinutes: number | null;
}

interface EmployeeProfileProps {
  employee: EmployeeProfileView;
  /** null: the reader may not write */
  options: PeopleOptionsView | null;
}

/** The tab of what is known about a person today. */
export function EmployeeProfile({ employee, options }: EmployeeProfileProps) {
  const { t } = useTranslation('people');
  return (
    <div className="grid items-start gap-4 xl:grid-cols-[2fr_1fr]">
      <Card title={t('card.profile')}>
        {options ? <ProfileForm employee={employee} options={options} /> : <ProfileFacts employee={employee} />}
      </Card>
      <CurrentFacts employee={employee} />
    </div>
  );
}

function ProfileForm({ employee, options }: { employee: EmployeeProfileView; options: PeopleOptionsView }) {
  const { t } = useTranslation('people');
  const nameOf = (field: string) =>
    t(`columns.${field}`, { defaultValue: t(`profile.${field}`, { defaultValue: field }) });
  const showValue = (field: string, value: unknown) => {
    const lists: Record<string, { id: string; name: string }[]> = {
      siteId: options.sites,
      positionId: options.positions,
    };
    if (value === null || value === undefined || value === '') return '–';
    if (field === 'workType') return t(`workType.${value}`);
    return lists[field]?.find((item) => item.id === value)?.name ?? String(value);
  };
  return (
    <EditForm key={employee.id} intent="profile" version={employee.version} nameOf={nameOf} showValue={showValue}>
      {(errorsOf) => <ProfileFields values={employee} options={options} errorsOf={errorsOf} />}
    </EditForm>
  );
}

function ProfileFacts({ employee }: { employee: EmployeeProfileView }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const yesNo = (value: boolean) => (value ? t('common:answer.yes') : t('common:answer.no'));
  return (
    <DescriptionList
      items={[
        { term: t('columns.personnelNumber'), value: employee.personnelNumber },
        { term: t('columns.email'), value: employee.email },
        { term: t('columns.phone'), value: employee.phone },
        { term: t('columns.workType'), value: t(`workType.${employee.workType}`) },
        { term: t('columns.timeZone'), value: employee.timeZone },
        { term: t('columns.hireDate'), value: format.date(employee.hireDate, 'medium') },
        { term: t('profile.nightAllowed'), value: yesNo(employee.nightAllowed) },
        { term: t('profile.weekendAllowed'), value: yesNo(employee.weekendAllowed) },
        { term: t('profile.overtimeAllowed'), value: yesNo(employee.overtimeAllowed) },
      ]}
    />
  );
}

/** The dated facts in force, and the login. */
function CurrentFacts({ employee }: { employee: EmployeeProfileView }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const { login } = employee;
  return (
    <Card title={t('card.today')}>
      <DescriptionList
        items={[
          {
            term: t('columns.department'),
            value: employee.departmentTrail.map((item) => item.name).join(' › ') || null,
          },
          {
            term: t('columns.weeklyHours'),
            value: employee.weeklyMinutes === null ? null : format.hours(employee.weeklyMinutes, true),
          },
          { term: t('columns.rate'), value: employee.rate === null ? null : format.number(employee.rate) },
          { term: t('facts.workRule'), value: employee.workRuleName },
          {
            term: t('facts.dailyMax'),
            value: employee.dailyMaxMinutes === null ? null : format.hours(employee.dailyMaxMinutes, true),
          },
          { term: t('columns.groups'), value: employee.groups.map((group) => group.name).join(', ') || null },
          {
            term: t('card.login'),
            value: login ? `${login.username} (${t(`loginStatus.${login.status}`)})` : t('card.noLogin'),
          },
        ]}
      />
    </Card>
  );
}
