import { useTranslation } from 'react-i18next';
import { StatTile } from '~/components/stat-tile';
import { useFormat } from '~/i18n/use-format';
import type { CalculationAnswer } from '~/models/calculation-answer';

/** The answer: people, what they reach, how busy they are, what they cost. */
export function CalculatorFigures({ answer }: { answer: CalculationAnswer }) {
  const { t } = useTranslation('calculator');
  const format = useFormat();
  const { figures, question, fractionalAgents, binding, trafficErl } = answer;
  const { model } = question;
  const people = format.number(figures.scheduledPeople, { decimals: 1 });
  const why = binding.map((name) => t(`binding.${name}`));
  const level = model === 'erlang-b' ? 1 - figures.blocking : figures.serviceLevel;
  const wantsLevel = model !== 'erlang-b' && model !== 'deferred' && question.slTarget !== null;
  const isMet = level >= (wantsLevel ? (question.slTarget ?? 0) : model === 'deferred' ? 1 : 0) - 1e-12;
  return (
    <div className="grid grid-cols-2 gap-3 xl:grid-cols-4">
      <StatTile
        label={question.agents === null ? t('result.agents') : t('result.givenAgents')}
        value={format.number(figures.agents)}
        detail={
          <>
            {fractionalAgents !== null
              ? t('result.exact', { number: format.number(fractionalAgents, { decimals: 2 }) })
              : t('result.traffic', { number: format.number(trafficErl, { decimals: 2 }) })}
            {why.length > 0 ? ` · ${t('result.decides', { target: format.list(why) })}` : null}
          </>
        }
      />
      <StatTile
        label={
          model === 'erlang-b'
            ? t('result.served')
            : model === 'deferred'
              ? t('result.inDeadline')
              : t('result.serviceLevel')
        }
        value={<span title={`${level * 100} %`}>{format.percent(level, { decimals: 1 })}</span>}
        state={
          wantsLevel || model === 'deferred'
            ? { state: isMet ? 'ok' : 'short-2', label: isMet ? t('result.met') : t('result.missed') }
            : undefined
        }
        detail={
          model === 'erlang-b'
            ? t('result.blocked', { share: format.percent(figures.blocking, { decimals: 2 }) })
            : model === 'deferred'
              ? t('result.deadline', { hours: format.number(question.deadlineHours) })
              : t('result.within', {
                  seconds: format.number(question.thresholdSec),
                  definition: t(`definition.${question.definition}`),
                })
        }
      />
      <StatTile
        label={t('result.occupancy')}
        value={format.percent(figures.occupancy, { decimals: 1 })}
        detail={
          model === 'erlang-b'
            ? t('result.traffic', { number: format.number(trafficErl, { decimals: 2 }) })
            : figures.asaSec === null
              ? t('result.noEnd')
              : t(model === 'deferred' ? 'result.meanTime' : 'result.asa', {
                  time:
                    model === 'deferred' ? format.hours(figures.asaSec / 60, true) : format.seconds(figures.asaSec, 1),
                })
        }
      />
      <StatTile
        label={t('result.scheduled')}
        value={people}
        detail={
          question.costPerHour > 0
            ? t('result.cost', { cost: format.number(figures.costPerHour, { decimals: 0 }) })
            : t('result.shrinkage', { share: format.percent(question.shrinkage) })
        }
      />
    </div>
  );
}
