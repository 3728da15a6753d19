import { Link } from '@remix-run/react';
import { Lightbulb, Wand2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Card } from '~/components/card';
import { LinkButton } from '~/components/link-button';
import { useFormat } from '~/i18n/use-format';

export interface GapView {
  groupId: string;
  startMs: number;
  endMs: number;
  missingHours: number;
  worstMs: number;
  worstMissing: number;
}

interface StandbyPersonView {
  employeeId: string;
  name: string;
  state: string;
  blockedBy: string[];
  hasWish: boolean;
}

export interface ShortageReasonsView {
  startMs: number;
  required: number;
  scheduled: number;
  workingCount: number;
  standby: StandbyPersonView[];
  othersCount: number;
  rules: { rule: string; people: number }[];
}

interface ShortageReasonsProps {
  scheduleId: string;
  date: string;
  group: { id: string; name: string; timeZone: string } | undefined;
  explanation: ShortageReasonsView;
}

/** Why one interval is short: its figures, what keeps people away, and everybody who has the skill. */
export function ShortageReasons({ scheduleId, date, group, explanation }: ShortageReasonsProps) {
  const { t } = useTranslation('schedule-shortage');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  const { required, scheduled, standby, rules, othersCount, workingCount } = explanation;
  const number = (value: number) => format.number(value, { decimals: 1 });
  const base = `/plan/schedules/${scheduleId}`;
  const improve = `${base}/improve?from=${date}&to=${date}`;
  return (
    <Card
      title={t('why', { group: group?.name ?? '', time: format.time(explanation.startMs, group?.timeZone ?? 'UTC') })}
      description={
        <span className="tabular">
          {t('figures', {
            required: number(required),
            scheduled: number(scheduled),
            missing: number(Math.max(0, required - scheduled)),
          })}
          {' · '}
          {t('working', { count: workingCount })}
        </span>
      }
      actions={
        <>
          <LinkButton to={improve} size="sm" icon={Lightbulb}>
            {t('suggest')}
          </LinkButton>
          <LinkButton to={`${improve}#reoptimize`} size="sm" icon={Wand2}>
            {t('improve')}
          </LinkButton>
        </>
      }
      isFlush
    >
      {rules.length ? (
        <div className="border-t border-line px-4 py-3">
          <h3 className="mb-2 text-sm font-medium">{t('keptAway')}</h3>
          <ul className="flex flex-wrap gap-2">
            {rules.map(({ rule, people }) => (
              <li key={rule}>
                <Badge tone="warning">
                  {words(`rule.${rule}`)}: {t('ruleCount', { count: people })}
                </Badge>
              </li>
            ))}
          </ul>
        </div>
      ) : null}
      <h3 className="border-t border-line px-4 pt-3 pb-2 text-sm font-medium">{t('standby')}</h3>
      {standby.length ? (
        <ul className="divide-y divide-line border-t border-line">
          {standby.map((person) => (
            <StandbyRow
              key={person.employeeId}
              person={person}
              to={`${base}?person=${person.employeeId}&date=${date}`}
            />
          ))}
        </ul>
      ) : (
        <p className="px-4 pb-3 text-ink-muted">{othersCount ? null : t('nobody')}</p>
      )}
      {othersCount ? (
        <p className="border-t border-line px-4 py-2 text-sm text-ink-muted">{t('others', { count: othersCount })}</p>
      ) : null}
    </Card>
  );
}

const canWork = ({ state, blockedBy }: StandbyPersonView) =>
  !blockedBy.length && (state === 'day_off' || state === 'other_hours');

function StandbyRow({ person, to }: { person: StandbyPersonView; to: string }) {
  const { t } = useTranslation('schedule-shortage');
  const { t: words } = useTranslation('schedules');
  const { state, blockedBy } = person;
  const rules = blockedBy.map((rule) => words(`rule.${rule}`)).join(', ');
  const isFree = canWork(person);
  const text =
    state === 'not_possible'
      ? t('text.not_possible', { rules })
      : blockedBy.length
        ? t('text.blocked', { rules })
        : t(`text.${state}`);
  return (
    <li className="flex flex-wrap items-baseline gap-x-4 gap-y-1 px-4 py-2">
      <Link to={to} className="w-52 text-accent-ink hover:underline">
        {person.name}
      </Link>
      <span className="w-32">
        <Badge tone={isFree ? 'ok' : 'neutral'}>{t(`state.${isFree ? 'free' : state}`)}</Badge>
      </span>
      <span className="min-w-52 flex-1 text-ink-muted">
        {text}
        {person.hasWish ? ` ${t('text.wish')}` : ''}
      </span>
    </li>
  );
}
