import { Form, Link, useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { TextInput } from '~/components/text-input';
import { useFormat } from '~/i18n/use-format';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import type { ProposalItem } from './proposal-view';
import { ScoreBar } from './score-bar';

interface SuggestionListProps {
  schedule: { id: string; isPublished: boolean };
  items: ProposalItem[];
  mayWrite: boolean;
}

const riskTone = { low: 'ok', medium: 'warning', high: 'danger' } as const;

/** Suggestions by their score; some of them can be taken over together. */
export function SuggestionList({ schedule, items, mayWrite }: SuggestionListProps) {
  const { t } = useTranslation('schedule-proposals');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const errorsOf = useFieldErrors(useFormAnswer('apply'));
  const isBusy = useNavigation().state !== 'idle';
  const open = items.filter((item) => item.state === 'awaiting');
  const choose = (id: string, isChosen: boolean) =>
    setChosen((known) => new Set(isChosen ? [...known, id] : [...known].filter((item) => item !== id)));
  return (
    <Card
      title={t('suggest.list', { count: items.length })}
      description={items.length ? undefined : t('suggest.none')}
      isFlush
    >
      <Form method="post">
        <ul className="divide-y divide-line border-t border-line empty:hidden">
          {items.map((item) => (
            <SuggestionRow
              key={item.id}
              item={item}
              to={`/plan/schedules/${schedule.id}/improve/${item.id}`}
              isChosen={chosen.has(item.id)}
              onChoose={mayWrite && item.state === 'awaiting' ? (is) => choose(item.id, is) : null}
            />
          ))}
        </ul>
        {mayWrite && open.length ? (
          <div className="flex flex-wrap items-end gap-3 border-t border-line px-4 py-3">
            {schedule.isPublished ? (
              <div className="min-w-64 flex-1">
                <Field label={t('reason')} isRequired help={t('reasonHelp')} error={errorsOf('reason')}>
                  <TextInput name="reason" maxLength={256} />
                </Field>
              </div>
            ) : null}
            <Button type="submit" name="intent" value="apply" variant="primary" isPending={isBusy}>
              {t('suggest.apply', { count: chosen.size })}
            </Button>
            <Button type="submit" name="intent" value="discard" variant="ghost">
              {t('discard')}
            </Button>
          </div>
        ) : null}
      </Form>
    </Card>
  );
}

interface SuggestionRowProps {
  item: ProposalItem;
  to: string;
  isChosen: boolean;
  onChoose: ((isChosen: boolean) => void) | null;
}

function SuggestionRow({ item, to, isChosen, onChoose }: SuggestionRowProps) {
  const { t } = useTranslation('schedule-proposals');
  const format = useFormat();
  const { details } = item;
  if (!details) return null;
  const title = t(`pattern.${details.pattern}`);
  const where = `${format.date(details.date, 'weekday')} ${details.window ?? ''} · ${details.groupName ?? ''}`;
  const risk = details.risk as keyof typeof riskTone;
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <span className="pt-1">
        {onChoose ? (
          <Checkbox
            name="proposalIds"
            value={item.id}
            checked={isChosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
            aria-label={`${title}, ${where}`}
          />
        ) : null}
      </span>
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link to={to} className="font-medium text-accent-ink hover:underline">
            {title}
          </Link>
          <span className="tabular text-ink-muted">{where}</span>
          {item.state === 'awaiting' ? (
            <Badge tone={riskTone[risk]}>{t(`risk.${risk}`)}</Badge>
          ) : (
            <Badge tone="neutral">{t(`state.${item.state}`)}</Badge>
          )}
        </p>
        <p className="tabular mt-1 flex flex-wrap gap-x-4 text-sm text-ink-muted">
          <span>
            {t('suggest.gap', {
              before: format.number(details.gapBefore, { decimals: 1 }),
              after: format.number(details.gapAfter, { decimals: 1 }),
            })}
          </span>
          <span>
            {t('suggest.coverage', {
              percent: format.number(-details.coverageChangePercent, { decimals: 1, isSigned: true }),
            })}
          </span>
          <span>
            {t('suggest.cost', { hours: format.number(details.costChangeHours, { decimals: 1, isSigned: true }) })}
          </span>
          <span>{t('suggest.people', { count: item.changedPeople ?? 0, available: details.operatorsAvailable })}</span>
        </p>
      </div>
      <ScoreBar score={details.score} />
    </li>
  );
}
