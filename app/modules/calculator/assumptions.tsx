import { useTranslation } from 'react-i18next';
import { SERVICE_LEVEL_DEFINITIONS } from '~/engine/queueing/queue-measures';
import { useFormat } from '~/i18n/use-format';
import type { CalculationAnswer } from '~/models/calculation-answer';

const assumptionsOf: Record<string, string[]> = {
  'erlang-b': ['poisson', 'noQueue', 'anyService', 'steady'],
  'erlang-c': ['poisson', 'exponential', 'endlessPatience', 'firstCome', 'steady'],
  'erlang-a': ['poisson', 'exponential', 'patience', 'firstCome', 'steady'],
  'erlang-x': ['poisson', 'exponential', 'patience', 'redial', 'firstCome', 'steady'],
  chat: ['poisson', 'exponential', 'evenSlots', 'switchPenalty', 'endlessPatience', 'steady'],
  deferred: ['evenArrivals', 'fluid', 'earliestFirst', 'roundTheClock'],
};

/** What the figures rest on, with the service level by each of its definitions and the rest of the steady state. */
export function Assumptions({ answer }: { answer: CalculationAnswer }) {
  const { t } = useTranslation('calculator');
  const format = useFormat();
  const { figures, question, waitPercentilesSec, redials, chats, deferred } = answer;
  const { model } = question;
  const share = (value: number) => format.percent(value, { decimals: 2 });
  const seconds = (value: number | null) => (value === null ? '∞' : format.seconds(value, 1));
  const facts: [string, string][] = [];
  if (model !== 'deferred' && model !== 'erlang-b') {
    for (const name of SERVICE_LEVEL_DEFINITIONS)
      facts.push([t(`definition.${name}`), share(figures.serviceLevels[name])]);
    facts.push([t('fact.waitProbability'), share(figures.waitProbability)]);
    facts.push([t('fact.asaOfWaiters'), seconds(figures.asaOfWaitersSec)]);
    if (figures.queueLength !== null)
      facts.push([t('fact.queueLength'), format.number(figures.queueLength, { decimals: 2 })]);
  }
  if (waitPercentilesSec) {
    const { p50, p90, p95, p99 } = waitPercentilesSec;
    facts.push([
      t('fact.percentiles'),
      [p50, p90, p95, p99].map((value) => format.number(value, { decimals: 1 })).join(' / '),
    ]);
  }
  if (model === 'erlang-a' || model === 'erlang-x') {
    facts.push([t('fact.abandonment'), share(figures.abandonment)]);
    if (question.waitingPlaces !== null) facts.push([t('fact.blocking'), share(figures.blocking)]);
  }
  if (redials) {
    facts.push([t('fact.attempts'), format.number(redials.attemptsPerHour, { decimals: 1 })]);
    facts.push([t('fact.lostCallers'), share(redials.lostCallers)]);
  }
  if (chats) {
    facts.push([t('fact.agentOccupancy'), share(chats.agentOccupancy)]);
    facts.push([t('fact.chatsPerAgent'), format.number(chats.chatsPerBusyAgent, { decimals: 2 })]);
  }
  if (deferred) {
    const { people, criticalFromHour, criticalToHour } = deferred;
    facts.push([t('fact.fluidPeople'), format.number(people, { decimals: 3 })]);
    facts.push([
      t('fact.critical'),
      `${format.number(criticalFromHour)}–${format.number(criticalToHour)} ${t('unit.h')}`,
    ]);
  }
  return (
    <div className="flex flex-col gap-4 text-sm">
      <dl className="tabular divide-y divide-line">
        {facts.map(([term, value]) => (
          <div key={term} className="flex items-baseline justify-between gap-4 py-1.5 first:pt-0">
            <dt className="text-ink-muted">{term}</dt>
            <dd className="shrink-0 text-right">{value}</dd>
          </div>
        ))}
      </dl>
      <ul className="flex list-disc flex-col gap-1 pl-4 text-ink-muted">
        {assumptionsOf[model].map((name) => (
          <li key={name}>{t(`assumptions.${name}`)}</li>
        ))}
      </ul>
    </div>
  );
}
