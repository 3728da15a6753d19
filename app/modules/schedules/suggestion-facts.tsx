import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { DescriptionList } from '~/components/description-list';
import { useFormat } from '~/i18n/use-format';
import type { SuggestionView } from './proposal-view';
import { ScoreBar } from './score-bar';

/** Points each part can have; together a hundred. */
const parts = {
  gapReduction: 15,
  peak: 15,
  skillMatch: 10,
  overtime: 12,
  utilisation: 10,
  costPerHour: 8,
  rules: 10,
  preferences: 10,
  simplicity: 10,
} as const;

/** Where the need is that a suggestion meets, what it costs, and how its score comes about. */
export function SuggestionFacts({ details }: { details: SuggestionView }) {
  const { t } = useTranslation('schedule-proposals');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  const number = (value: number, isSigned = false) => format.number(value, { decimals: 1, isSigned });
  return (
    <Card
      title={t('scoreTitle')}
      description={`${details.groupName ?? ''} · ${format.date(details.date, 'weekday')} ${details.window ?? ''}`}
      actions={<ScoreBar score={details.score} />}
    >
      <div className="grid gap-x-8 gap-y-4 md:grid-cols-2">
        <DescriptionList
          items={[
            {
              term: words('kpi.short'),
              value: t('suggest.gap', { before: number(details.gapBefore), after: number(details.gapAfter) }),
            },
            {
              term: t('coverage'),
              value: t('suggest.coverage', { percent: number(-details.coverageChangePercent, true) }),
            },
            { term: t('score.cost'), value: t('suggest.cost', { hours: number(details.costChangeHours, true) }) },
            { term: t('needed'), value: format.number(details.operatorsNeeded) },
            { term: t('checked'), value: details.rules.map((rule) => words(`rule.${rule}`)).join(', ') || '–' },
          ]}
        />
        <DescriptionList
          items={Object.entries(parts).map(([key, most]) => ({
            term: t(`scorePart.${key}`),
            value: t('ofMost', { value: number(details.score[key] ?? 0), most }),
          }))}
        />
      </div>
    </Card>
  );
}
