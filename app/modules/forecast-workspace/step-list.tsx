import { Link, useSearchParams } from '@remix-run/react';
import { Check, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { setSearchParams } from '~/components/search-params';
import { summarizeSteps } from './summarize-steps';
import { stepIds, type WorkspaceData } from './workspace-data';

/** The seven steps in their order: a tick, a warning, or how much waits there. Each can be gone back to at any time. */
export function StepList({ data }: { data: WorkspaceData }) {
  const { t } = useTranslation('forecast-workspace');
  const [search] = useSearchParams();
  const states = summarizeSteps(data);
  return (
    <nav aria-label={t('steps.label')} className="min-w-0">
      <ol className="no-scrollbar flex gap-1 overflow-x-auto xl:flex-col">
        {stepIds.map((id, index) => {
          const { isWarning, count } = states[id];
          const isOpen = id === data.step;
          return (
            <li key={id} className="shrink-0">
              <Link
                to={setSearchParams(search, { step: id, at: null, z: null, from: null, to: null })}
                preventScrollReset
                prefetch="intent"
                aria-current={isOpen ? 'step' : undefined}
                className={joinClasses(
                  'relative flex h-9 items-center gap-1.5 rounded-control px-2 whitespace-nowrap hover:bg-hover coarse:h-11',
                  isOpen ? 'bg-accent-soft font-medium text-accent-ink' : 'text-ink-muted',
                )}
              >
                <span className="tabular w-4 text-sm text-ink-subtle">{index + 1}</span>
                <span className="flex-1">{t(`steps.${id}`)}</span>
                {isWarning ? (
                  <TriangleAlert
                    role="img"
                    aria-label={t('steps.warning')}
                    size={15}
                    className="shrink-0 text-warning-ink"
                  />
                ) : count ? (
                  <span className="tabular rounded-full bg-surface-sunken px-1.5 text-sm text-ink-muted">
                    {count}
                    <span className="sr-only"> {t(`steps.count.${id}`, { count, defaultValue: '' })}</span>
                  </span>
                ) : (
                  <Check role="img" aria-label={t('steps.done')} size={15} className="shrink-0 text-ok-ink" />
                )}
              </Link>
            </li>
          );
        })}
      </ol>
    </nav>
  );
}
