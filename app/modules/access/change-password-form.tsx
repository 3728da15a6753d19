import { Form, useNavigation } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { PasswordInput } from './password-input';

export interface ChangePasswordFormProps {
  username: string;
  redirectTo: string;
  passwordMinLength: number;
  passwordHistory: number;
  faults: { field: string; rule: string }[];
  /** the person can do nothing else before */
  isDue: boolean;
}

/** Old password, new password, and its rules. */
export function ChangePasswordForm(props: ChangePasswordFormProps) {
  const { t } = useTranslation('auth');
  const isPending = useNavigation().state !== 'idle';
  const { passwordMinLength, passwordHistory } = props;
  const errorsOf = (field: string) =>
    props.faults
      .filter((fault) => fault.field === field)
      .map(({ rule }) => t(`password.rule.${rule}`, { length: passwordMinLength, count: passwordHistory }));
  return (
    <>
      <Form method="post" className="flex flex-col gap-4">
        <input type="hidden" name="redirectTo" value={props.redirectTo} />
        <input type="text" name="username" autoComplete="username" value={props.username} readOnly hidden />
        <Field label={t('password.current')} isRequired error={errorsOf('currentPassword')}>
          <PasswordInput name="currentPassword" autoComplete="current-password" />
        </Field>
        <Field
          label={t('password.new')}
          isRequired
          error={errorsOf('newPassword')}
          help={t('password.help', { length: passwordMinLength, count: passwordHistory })}
        >
          <PasswordInput name="newPassword" autoComplete="new-password" />
        </Field>
        <Field label={t('password.repeated')} isRequired error={errorsOf('repeated')}>
          <PasswordInput name="repeated" autoComplete="new-password" />
        </Field>
        <Button type="submit" variant="primary" size="lg" isPending={isPending} className="mt-1 w-full">
          {t('password.submit')}
        </Button>
      </Form>
      <Form method="post" action="/auth/logout" className="mt-3 text-center">
        <Button type="submit" variant="ghost">
          {t('logout')}
        </Button>
      </Form>
    </>
  );
}
