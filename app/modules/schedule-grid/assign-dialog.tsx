import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { DateInput } from '~/components/date-input';
import { Dialog } from '~/components/dialog';
import { Field } from '~/components/field';
import { RadioGroup } from '~/components/radio-group';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import { type AssignChoice, assignShifts } from './assign-shifts';
import { type ChangesAnswer, sendChanges } from './changes-client';
import type { GridView } from './edit-commands';
import { type ChangedCell, doCommand, type EditState } from './edit-state';
import type { CellPlace, CellShift, GridCommand, GridTemplate } from './edit-types';
import type { GridRow } from './grid-data';

interface AssignDialogProps {
  scheduleId: string;
  rows: GridRow[];
  view: GridView;
  /** row indexes chosen in the grid */
  chosenRows: number[];
  startDate: string;
  endDate: string;
  from: string;
  to: string;
  templates: GridTemplate[];
  state: EditState;
  baseOf: (place: CellPlace) => CellShift[];
  run: (command: GridCommand | null) => void;
  onClose: () => void;
}

const weekdays = [1, 2, 3, 4, 5, 6, 7];

/** The same shift, or a day off, for many people and dates; what it leads to is shown before it is done. */
export function AssignDialog(props: AssignDialogProps) {
  const { rows, view, chosenRows, templates, run, onClose, scheduleId, state, baseOf } = props;
  const { t } = useTranslation('schedule-edits');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  const [plan, setPlan] = useState<{ command: GridCommand; answer: ChangesAnswer | null } | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const [isNothing, setIsNothing] = useState(false);

  const readChoice = (form: FormData): AssignChoice => ({
    rows: form.get('who') === 'chosen' ? chosenRows : rows.map((_, index) => index),
    from: String(form.get('from')),
    to: String(form.get('to')),
    weekdays: form.getAll('weekday').map(Number),
    template: templates.find((template) => template.id === form.get('template')) ?? null,
    onlyFree: form.get('onlyFree') !== null,
    skipAbsences: form.get('skipAbsences') !== null,
  });

  const look = async (form: FormData) => {
    const command = assignShifts(view, rows, props.startDate, readChoice(form));
    setIsNothing(command === null);
    if (!command) {
      setPlan(null);
      return;
    }
    setIsBusy(true);
    try {
      const cells: ChangedCell[] = [...doCommand(state, command, baseOf).cells.values()];
      const answer = cells.length <= 5000 ? await sendChanges(scheduleId, 'preview', cells) : null;
      setPlan({ command, answer });
    } finally {
      setIsBusy(false);
    }
  };

  const sum = (answer: ChangesAnswer, when: 'before' | 'after') =>
    answer[when].reduce((total, day) => total + day.short, 0);
  return (
    <Dialog
      isOpen
      size="lg"
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t('assign.title')}
      description={t('assign.text')}
      footer={
        <>
          <Button type="submit" form="mass-assignment" isPending={isBusy}>
            {t('assign.preview')}
          </Button>
          <Button
            variant="primary"
            disabled={!plan}
            onClick={() => {
              run(plan?.command ?? null);
              onClose();
            }}
          >
            {t('assign.apply')}
          </Button>
        </>
      }
    >
      <form
        id="mass-assignment"
        className="grid gap-4 sm:grid-cols-2"
        onChange={() => setPlan(null)}
        onSubmit={(event) => {
          event.preventDefault();
          look(new FormData(event.currentTarget));
        }}
      >
        <RadioGroup
          name="who"
          legend={t('assign.who')}
          defaultValue={chosenRows.length > 1 ? 'chosen' : 'all'}
          options={[
            { value: 'chosen', label: t('assign.chosen', { count: chosenRows.length }) },
            { value: 'all', label: t('assign.all', { count: rows.length }) },
          ]}
        />
        <Field label={t('assign.what')}>
          <Select
            name="template"
            emptyLabel={t('free')}
            defaultValue={templates[0]?.id ?? ''}
            options={templates.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Field>
        <Field label={t('assign.from')} isRequired>
          <DateInput name="from" defaultValue={props.from} min={props.startDate} max={props.endDate} />
        </Field>
        <Field label={t('assign.to')} isRequired>
          <DateInput name="to" defaultValue={props.to} min={props.startDate} max={props.endDate} />
        </Field>
        <fieldset className="sm:col-span-2">
          <legend className="mb-1.5 text-sm font-medium">{t('assign.weekdays')}</legend>
          <div className="flex flex-wrap gap-3">
            {weekdays.map((weekday) => (
              <Checkbox
                key={weekday}
                name="weekday"
                value={String(weekday)}
                defaultChecked={weekday < 6}
                label={format.weekday(weekday)}
              />
            ))}
          </div>
        </fieldset>
        <Checkbox name="onlyFree" defaultChecked label={t('assign.onlyFree')} />
        <Checkbox name="skipAbsences" defaultChecked label={t('assign.skipAbsences')} />
      </form>
      {isNothing ? (
        <p role="status" className="mt-4 rounded-control bg-sunken px-3 py-2 text-ink-muted">
          {t('assign.nothing')}
        </p>
      ) : null}
      {plan ? (
        <div role="status" className="mt-4 flex flex-col gap-1 rounded-control bg-sunken px-3 py-2">
          <p className="font-medium">{t('assign.cells', { count: plan.command.changes.length })}</p>
          {plan.answer?.isDone ? (
            <>
              <p className="tabular">
                {t('assign.short', {
                  before: format.number(sum(plan.answer, 'before'), { decimals: 1 }),
                  after: format.number(sum(plan.answer, 'after'), { decimals: 1 }),
                })}
              </p>
              <p>{t('assign.conflicts', { count: plan.answer.conflicts.length })}</p>
              <ul className="text-sm text-ink-muted">
                {countRules(plan.answer).map(([rule, count]) => (
                  <li key={rule}>
                    {words(`rule.${rule}`)}: {count}
                  </li>
                ))}
              </ul>
            </>
          ) : (
            <p className="text-danger-ink">{plan.answer?.message ?? t('assign.tooMany')}</p>
          )}
        </div>
      ) : null}
    </Dialog>
  );
}

function countRules(answer: ChangesAnswer): [string, number][] {
  const counts = new Map<string, number>();
  for (const { rule } of answer.conflicts) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1]);
}
