import { useLocation, useSearchParams } from '@remix-run/react';
import { Download } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { getButtonClasses } from '~/components/button-styles';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { PageHeader } from '~/components/page-header';
import { Tabs } from '~/components/tabs';
import type { CalculationAnswer, CalculationCurve } from '~/models/calculation-answer';
import { CALCULATION_MODELS } from '~/models/calculation-question';
import type { CalculationField, CalculationValues } from '~/models/calculation-search';
import { AgentCurve } from './agent-curve';
import { Assumptions } from './assumptions';
import { CalculatorFigures } from './calculator-figures';
import { CalculatorForm } from './calculator-form';
import { SensitivityTable } from './sensitivity-table';
import { ShareLink } from './share-link';

export interface CalculatorViewProps {
  values: CalculationValues;
  faults: Partial<Record<CalculationField, string>>;
  answer: CalculationAnswer | null;
  curve: CalculationCurve | null;
}

/** One queue: how many people, what they give, how it changes with one more or less, and what was assumed. */
export function CalculatorView({ values, faults, answer, curve }: CalculatorViewProps) {
  const { t } = useTranslation('calculator');
  const [search] = useSearchParams();
  const { search: address } = useLocation();
  const exportTo = (format: string) =>
    `/plan/calculator/export?${new URLSearchParams([...search, ['format', format]])}`;
  const models = CALCULATION_MODELS.map((model) => ({
    to: `/plan/calculator?model=${model}`,
    label: t(`model.${model}`),
    isActive: model === values.model,
  }));
  const actions = (
    <>
      <ShareLink address={`/plan/calculator${address || `?model=${values.model}`}`} />
      {(['csv', 'xlsx'] as const).map((format) => (
        <a key={format} href={exportTo(format)} download className={getButtonClasses('secondary')}>
          <Download aria-hidden size={15} />
          {format.toUpperCase()}
        </a>
      ))}
    </>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t(`about.${values.model}`)} actions={answer ? actions : undefined}>
        <Tabs label={t('models')} items={models} />
      </PageHeader>
      <div className="grid items-start gap-4 lg:grid-cols-[20rem_minmax(0,1fr)]">
        <Card title={t('question')}>
          <CalculatorForm values={values} faults={faults} />
        </Card>
        {answer && curve ? (
          <div className="flex min-w-0 flex-col gap-4">
            <CalculatorFigures answer={answer} />
            <Card title={t('curve')} description={t('curveText')}>
              <AgentCurve answer={answer} points={curve.points} />
            </Card>
            <div className="grid items-start gap-4 xl:grid-cols-2">
              <Card title={t('sensitivity.title')} description={t('sensitivity.text')}>
                <SensitivityTable answer={answer} rows={curve.sensitivity} />
              </Card>
              <Card title={t('assumptions.title')} description={t('assumptions.text')}>
                <Assumptions answer={answer} />
              </Card>
            </div>
          </div>
        ) : (
          <EmptyState title={t('noAnswer')} description={t('noAnswerText')} />
        )}
      </div>
    </>
  );
}
