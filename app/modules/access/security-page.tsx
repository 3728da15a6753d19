import { useTranslation } from 'react-i18next';
import { type SecurityPolicy, type SecurityRule, securityRules } from '~/auth/security-policy';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { useFormat } from '~/i18n/use-format';
import { EditForm } from '~/modules/people/edit-form';

interface SecurityPageProps {
  policy: SecurityPolicy;
  version: number;
  mayWrite: boolean;
}

const parts: { id: string; rules: { name: SecurityRule; unit: string }[] }[] = [
  {
    id: 'passwords',
    rules: [
      { name: 'passwordMinLength', unit: 'characters' },
      { name: 'passwordHistory', unit: 'passwords' },
      { name: 'passwordLifeDays', unit: 'days' },
    ],
  },
  {
    id: 'locks',
    rules: [
      { name: 'lockoutFailures', unit: 'failures' },
      { name: 'lockoutMinutes', unit: 'minutes' },
    ],
  },
  {
    id: 'sessions',
    rules: [
      { name: 'sessionIdleMinutes', unit: 'minutes' },
      { name: 'sessionMaxHours', unit: 'hours' },
      { name: 'portalIdleDays', unit: 'days' },
      { name: 'portalMaxDays', unit: 'days' },
    ],
  },
];

/** Rules of passwords, locks and sessions of the organization. */
export function SecurityPage({ policy, version, mayWrite }: SecurityPageProps) {
  const { t } = useTranslation('admin-access');
  return (
    <>
      <PageHeader title={t('security.title')} description={t('security.text')} />
      <div className="max-w-4xl">
        {mayWrite ? (
          <EditForm intent="security" version={version} nameOf={(field) => t(`security.${field}`)}>
            {(errorsOf) => parts.map(({ id }) => <RulesCard key={id} id={id} policy={policy} errorsOf={errorsOf} />)}
          </EditForm>
        ) : (
          parts.map(({ id }) => <RulesInForce key={id} id={id} policy={policy} />)
        )}
      </div>
    </>
  );
}

interface RulesCardProps {
  id: string;
  policy: SecurityPolicy;
  errorsOf: (field: string) => string[] | undefined;
}

const rulesOf = (id: string) => parts.find((part) => part.id === id)?.rules ?? [];

function RulesCard({ id, policy, errorsOf }: RulesCardProps) {
  const { t } = useTranslation('admin-access');
  return (
    <Card title={t(`security.${id}`)} description={t(`security.${id}Text`)}>
      <div className="grid items-start gap-4 sm:grid-cols-2 lg:grid-cols-3">
        {rulesOf(id).map(({ name, unit }) => {
          const { least, most, usual } = securityRules[name];
          return (
            <Field
              key={name}
              label={t(`security.${name}`)}
              help={t('security.bounds', { least, most, usual })}
              error={errorsOf(name)}
              isRequired
            >
              <NumberInput
                name={name}
                min={least}
                max={most}
                unit={t(`security.unit.${unit}`)}
                defaultValue={policy[name]}
              />
            </Field>
          );
        })}
      </div>
    </Card>
  );
}

function RulesInForce({ id, policy }: { id: string; policy: SecurityPolicy }) {
  const { t } = useTranslation('admin-access');
  const format = useFormat();
  return (
    <Card title={t(`security.${id}`)} className="mb-4">
      <DescriptionList
        items={rulesOf(id).map(({ name, unit }) => ({
          term: t(`security.${name}`),
          value: `${format.number(policy[name])} ${t(`security.unit.${unit}`)}`,
        }))}
      />
    </Card>
  );
}
