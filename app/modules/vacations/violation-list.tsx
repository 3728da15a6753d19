import { CircleAlert, CircleX, Info } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ViolationView } from '~/models/vacation-year';
import { useRuleText } from './use-rule-text';

const looks = {
  error: { icon: CircleX, className: 'text-short-3-ink' },
  breach: { icon: CircleAlert, className: 'text-short-2-ink' },
  warning: { icon: Info, className: 'text-ink-muted' },
};

/** Every broken rule with its gravity. */
export function ViolationList({ violations }: { violations: ViolationView[] }) {
  const { t } = useTranslation('vacations');
  const ruleText = useRuleText();
  return (
    <ul aria-label={t('violations')} className="flex flex-col gap-1.5">
      {violations.map((violation) => {
        const { icon: Icon, className } = looks[violation.severity];
        return (
          <li key={`${violation.rule}-${violation.figures.id ?? ''}`} className={`flex gap-2 ${className}`}>
            <Icon aria-hidden size={15} className="mt-0.5 shrink-0" />
            <span>
              {ruleText(violation)}{' '}
              <span className="text-sm text-ink-muted">({t(`severity.${violation.severity}`)})</span>
            </span>
          </li>
        );
      })}
    </ul>
  );
}
