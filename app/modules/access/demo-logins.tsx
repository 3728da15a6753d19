import { Form } from '@remix-run/react';
import { ArrowRight } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/components/avatar';

const password = 'demo-Wfm-2026';
const logins = ['admin', 'planner', 'manager', 'supervisor', 'employee'] as const;

/** One click for each role of the demo centre; shown in demo mode only. */
export function DemoLogins({ redirectTo }: { redirectTo: string }) {
  const { t } = useTranslation('auth');
  return (
    <section aria-labelledby="demo-logins" className="mt-8">
      <h2 id="demo-logins" className="text-sm font-medium text-ink-muted">
        {t('demo.title')}
      </h2>
      <ul className="mt-2 divide-y divide-line overflow-hidden rounded-card border border-line bg-surface">
        {logins.map((login) => (
          <li key={login}>
            <Form method="post">
              <input type="hidden" name="redirectTo" value={redirectTo} />
              <input type="hidden" name="username" value={`${login}@demo.wfm`} />
              <input type="hidden" name="password" value={password} />
              <button
                type="submit"
                className="group flex w-full items-center gap-3 px-3 py-2 text-left transition-colors hover:bg-hover focus-visible:bg-hover"
              >
                <Avatar name={t(`demo.${login}.name`)} size="sm" />
                <span className="min-w-0 flex-1">
                  <span className="block font-medium">{t(`demo.${login}.name`)}</span>
                  <span className="block truncate text-sm text-ink-muted">{t(`demo.${login}.text`)}</span>
                </span>
                <ArrowRight
                  aria-hidden
                  size={15}
                  className="shrink-0 text-ink-subtle transition-transform group-hover:translate-x-0.5"
                />
              </button>
            </Form>
          </li>
        ))}
      </ul>
    </section>
  );
}
