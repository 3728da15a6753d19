import { Form, Link, useNavigate, useNavigation, useSearchParams } from '@remix-run/react';
import { CalendarCheck, CalendarX, Scissors, Trash2, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { DateInput } from '~/components/date-input';
import { DescriptionList } from '~/components/description-list';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { setSearchParams } from '~/components/search-params';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { addDays, diffDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { VacationPanel as PanelData } from '~/models/vacation-year';
import type { FormAnswerView } from '~/modules/people/form-answer';
import { useRuleText } from './use-rule-text';
import { ViolationList } from './violation-list';

interface VacationPanelProps {
  panel: PanelData;
  mayWrite: boolean;
  answer: FormAnswerView | undefined;
}

/** One block beside the year: its days, what its rules say and what would mend it, and all that can be done with it. */
export function VacationPanel({ panel, mayWrite, answer }: VacationPanelProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const close = setSearchParams(search, { edit: null, new: null, date: null });
  const isNew = panel.vacationId === null;
  const extraordinary = panel.person.extraordinary.taken + panel.person.extraordinary.planned;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another block takes the focus anew
  useEffect(() => heading.current?.focus(), [panel.vacationId, panel.person.id]);
  return (
    <aside
      aria-label={t('panel.label')}
      onKeyDown={(event) => event.key === 'Escape' && navigate(close, { preventScrollReset: true })}
      className="flex w-full shrink-0 flex-col gap-4 rounded-card border border-line bg-surface p-4 shadow-card lg:sticky lg:top-16 lg:max-h-[calc(100dvh-5rem)] lg:w-80 lg:overflow-y-auto"
    >
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 ref={heading} tabIndex={-1} className="font-medium outline-none">
            <Link to={`/plan/vacations/people/${panel.person.id}`} className="hover:underline">
              {panel.person.name}
            </Link>
          </h2>
          <p className="text-sm text-ink-muted">{panel.person.schemeName ?? t('noScheme')}</p>
        </div>
        {isNew ? null : <Badge tone={panel.state === 'approved' ? 'ok' : 'neutral'}>{t(`state.${panel.state}`)}</Badge>}
        <Link
          to={close}
          preventScrollReset
          aria-label={t('panel.close')}
          className="rounded-control p-1 hover:bg-hover"
        >
          <X aria-hidden size={16} />
        </Link>
      </div>
      <DescriptionList
        items={[
          { term: t('balance.remaining'), value: t('daysShort', { count: panel.person.remaining }) },
          { term: t('balance.planned'), value: t('daysShort', { count: panel.person.planned }) },
          { term: t('balance.atYearEnd'), value: t('daysShort', { count: panel.person.atYearEnd }) },
          ...(panel.person.expiring
            ? [
                {
                  term: t('balance.expiring'),
                  value: `${t('daysShort', { count: panel.person.expiring.days })} · ${format.date(panel.person.expiring.date)}`,
                },
              ]
            : []),
          ...panel.person.additional.map(({ name, remaining }) => ({
            term: name,
            value: t('daysShort', { count: remaining }),
          })),
          ...(extraordinary
            ? [{ term: t('balance.extraordinary'), value: t('daysShort', { count: extraordinary }) }]
            : []),
        ]}
      />
      {panel.violations.length ? <ViolationList violations={panel.violations} /> : null}
      {panel.proposedFirst && mayWrite ? <Proposal panel={panel} /> : null}
      {panel.publishedShifts.length ? <PublishedShifts panel={panel} /> : null}
      {mayWrite ? (
        <BlockForm key={`${panel.vacationId}-${panel.version}-${panel.firstDate}`} panel={panel} answer={answer} />
      ) : null}
      {mayWrite && !isNew ? <BlockActions panel={panel} /> : null}
    </aside>
  );
}

/** What would mend it: the nearest days on which every rule is kept. */
function Proposal({ panel }: { panel: PanelData }) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const [search] = useSearchParams();
  if (!panel.proposedFirst) return null;
  const length = diffDays(panel.firstDate, panel.lastDate);
  const dates = format.dateRange(panel.proposedFirst, addDays(panel.proposedFirst, length));
  if (!panel.vacationId) {
    return (
      <LinkButton to={setSearchParams(search, { date: panel.proposedFirst })} size="sm" preventScrollReset>
        {t('panel.takeProposal', { dates })}
      </LinkButton>
    );
  }
  return (
    <Form method="post" preventScrollReset>
      <BlockFields panel={panel} />
      <input type="hidden" name="firstDate" value={panel.proposedFirst} />
      <input type="hidden" name="lastDate" value={addDays(panel.proposedFirst, length)} />
      <Button type="submit" name="intent" value="update" size="sm">
        {t('panel.takeProposal', { dates })}
      </Button>
    </Form>
  );
}

function PublishedShifts({ panel }: { panel: PanelData }) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const [{ scheduleId, scheduleName }] = panel.publishedShifts;
  return (
    <p className="rounded-control bg-short-2-soft px-3 py-2 text-sm text-short-2-ink">
      {t('panel.published', { count: panel.publishedShifts.length })}{' '}
      {panel.publishedShifts
        .slice(0, 5)
        .map(({ date }) => format.date(date))
        .join(', ')}
      {panel.publishedShifts.length > 5 ? '…' : ''}{' '}
      <Link to={`/plan/schedules/${scheduleId}`} className="underline">
        {scheduleName}
      </Link>
    </p>
  );
}

function BlockFields({ panel }: { panel: PanelData }) {
  return (
    <>
      <input type="hidden" name="vacationId" value={panel.vacationId ?? ''} />
      <input type="hidden" name="version" value={panel.version} />
      <input type="hidden" name="employeeId" value={panel.person.id} />
    </>
  );
}

function BlockForm({ panel, answer }: { panel: PanelData; answer: FormAnswerView | undefined }) {
  const { t } = useTranslation('vacations');
  const ruleText = useRuleText();
  const isBusy = useNavigation().state !== 'idle';
  const [measure, setMeasure] = useState('range');
  const isNew = panel.vacationId === null;
  const faults = answer && !answer.isDone ? answer.faults : [];
  const isForcible = faults.length > 0 && faults.every(({ rule }) => rule.startsWith('forcible.'));
  const wordsOf = (field: string) =>
    faults
      .filter((fault) => fault.field === field)
      .map(({ rule, figures }) => {
        const name = rule.replace('forcible.', '');
        return figures ? ruleText({ rule: name, figures }) : t(`shortRule.${name}`, { defaultValue: name });
      });
  const option = (list: string, value: string) => ({ value, label: t(`${list}.${value}`) });
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-3 border-t border-line pt-4">
      <BlockFields panel={panel} />
      <Field label={t('panel.kind')}>
        <Select
          name="kind"
          defaultValue={panel.kind}
          options={['annual', 'extraordinary'].map((v) => option('kind', v))}
        />
      </Field>
      {panel.person.additional.length ? (
        <Field label={t('panel.account')} error={wordsOf('schemeId')}>
          <Select
            name="schemeId"
            defaultValue={panel.schemeId ?? ''}
            emptyLabel={t('panel.mainAccount')}
            options={panel.person.additional.map(({ schemeId, name, remaining }) => ({
              value: schemeId,
              label: `${name} · ${t('daysShort', { count: remaining })}`,
            }))}
          />
        </Field>
      ) : null}
      <Field label={t('panel.measure')}>
        <Select
          name="measure"
          value={measure}
          onChange={(event) => setMeasure(event.target.value)}
          options={['range', 'days'].map((v) => option('measure', v))}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('panel.first')} error={wordsOf('firstDate')} isRequired>
          <DateInput name="firstDate" defaultValue={panel.firstDate} />
        </Field>
        {measure === 'range' ? (
          <Field label={t('panel.last')} error={wordsOf('lastDate')} isRequired>
            <DateInput name="lastDate" defaultValue={panel.lastDate} />
          </Field>
        ) : (
          <Field label={t('panel.days')} error={wordsOf('days')} isRequired>
            <NumberInput name="days" min={1} max={120} defaultValue={panel.days} />
          </Field>
        )}
      </div>
      <Field label={t('panel.priority')}>
        <Select
          name="priority"
          defaultValue={panel.priority}
          options={['non_priority', 'priority', 'fixed'].map((v) => option('priority', v))}
        />
      </Field>
      <Field label={t('panel.note')}>
        <TextInput name="note" maxLength={500} defaultValue={panel.note} />
      </Field>
      {isForcible ? <Checkbox name="isForced" label={t('panel.force')} description={t('panel.forceText')} /> : null}
      {answer?.message ? (
        <p role="alert" className="text-danger-ink">
          {answer.message}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" name="intent" value={isNew ? 'create' : 'update'} variant="primary" isPending={isBusy}>
          {t(isNew ? 'panel.plan' : 'panel.save')}
        </Button>
        {isNew ? (
          <Button type="submit" name="intent" value="create-approved" icon={CalendarCheck}>
            {t('panel.planApproved')}
          </Button>
        ) : null}
      </div>
    </Form>
  );
}

function BlockActions({ panel }: { panel: PanelData }) {
  const { t } = useTranslation('vacations');
  const isApproved = panel.state === 'approved';
  const middle = addDays(panel.firstDate, Math.ceil((diffDays(panel.firstDate, panel.lastDate) + 1) / 2));
  return (
    <Form method="post" preventScrollReset className="flex flex-col gap-3 border-t border-line pt-4">
      <BlockFields panel={panel} />
      <div className="flex flex-wrap gap-2">
        <Button
          type="submit"
          name="intent"
          value={isApproved ? 'withdraw' : 'approve'}
          icon={isApproved ? CalendarX : CalendarCheck}
        >
          {t(isApproved ? 'panel.withdraw' : 'panel.approve')}
        </Button>
        <Button type="submit" name="intent" value="delete" variant="danger" icon={Trash2}>
          {t('panel.delete')}
        </Button>
      </div>
      {panel.firstDate < panel.lastDate ? (
        <div className="flex items-end gap-2">
          <Field label={t('panel.splitAt')} className="flex-1">
            <DateInput
              name="secondFirstDate"
              min={addDays(panel.firstDate, 1)}
              max={panel.lastDate}
              defaultValue={middle}
            />
          </Field>
          <Button type="submit" name="intent" value="split" icon={Scissors}>
            {t('panel.split')}
          </Button>
        </div>
      ) : null}
    </Form>
  );
}
