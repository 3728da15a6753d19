import { Form, useNavigation } from '@remix-run/react';
import { CircleAlert, LogIn } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { TextInput } from '~/components/text-input';
import { PasswordInput } from './password-input';

export interface LoginFault {
  code: string;
  username: string;
}

/** Login and password. A plain form: it works before scripts load. */
export function LoginForm({ redirectTo, fault }: { redirectTo: string; fault?: LoginFault }) {
  const { t } = useTranslation('auth');
  const isPending = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="flex flex-col gap-4" noValidate={false}>
      <input type="hidden" name="redirectTo" value={redirectTo} />
      {fault ? (
        <p
          role="alert"
          className="flex items-start gap-2 rounded-control bg-danger-soft px-3 py-2 text-base text-danger-ink"
        >
          <CircleAlert aria-hidden size={16} className="mt-0.5 shrink-0" />
          <span>{t(fault.code === 'rate_limited' ? 'login.tooMany' : 'login.failed')}</span>
        </p>
      ) : null}
      <Field label={t('login.username')} isRequired>
        <TextInput
          name="username"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={fault?.username}
          className="h-11"
        />
      </Field>
      <Field label={t('login.password')} isRequired>
        <PasswordInput name="password" autoComplete="current-password" />
      </Field>
      <Button type="submit" variant="primary" size="lg" icon={LogIn} isPending={isPending} className="mt-1 w-full">
        {t('login.submit')}
      </Button>
    </Form>
  );
}
