import { Trash2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { parseClock } from '~/components/parse-clock';
import { Select } from '~/components/select';
import { Sheet } from '~/components/sheet';
import { SkeletonLines } from '~/components/skeleton';
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { showToast } from '~/components/toaster';
import { useFormat } from '~/i18n/use-format';
import type { GridData } from './grid-data';
import {
  type EditorCell,
  type EditorShift,
  loadCell,
  type ShiftAnswer,
  type ShiftValues,
  sendShift,
} from './shift-client';
import { ShiftConflicts } from './shift-conflicts';
import { ShiftTimeline } from './shift-timeline';

interface ShiftEditorProps {
  scheduleId: string;
  employeeId: string;
  date: string;
  templates: GridData['templates'];
  mayWrite: boolean;
  onClose: () => void;
  onChanged: () => void;
}

const kinds = ['normal', 'additional', 'overtime', 'make_up', 'reserve'];

/** The shift of a cell: what is in it, and a form to change it. Broken rules are told before and after saving. */
export function ShiftEditor(props: ShiftEditorProps) {
  const { scheduleId, employeeId, date, onClose } = props;
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const [cell, setCell] = useState<EditorCell | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    loadCell(scheduleId, employeeId, date, stop.signal)
      .then(setCell)
      .catch(() => undefined);
    return () => stop.abort();
  }, [scheduleId, employeeId, date]);
  const zone = cell ? format.timeZone(cell.person.zone, Date.parse(`${date}T12:00Z`)) : '';
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={cell?.person.name ?? t('editor.title')}
      description={`${format.date(date, 'long')}${zone ? ` · ${zone}` : ''}`}
    >
      {cell ? <ShiftForm {...props} shift={cell.shifts[0] ?? null} /> : <SkeletonLines count={6} />}
    </Sheet>
  );
}

function ShiftForm(props: ShiftEditorProps & { shift: EditorShift | null }) {
  const { scheduleId, employeeId, date, templates, mayWrite, onClose, onChanged, shift } = props;
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const [answer, setAnswer] = useState<ShiftAnswer | null>(null);
  const [isBusy, setIsBusy] = useState(false);

  const valuesOf = (form: FormData): ShiftValues => ({
    employeeId,
    date,
    startMinute: parseClock(String(form.get('start'))) ?? -1,
    spanMinutes: Math.round(Number(form.get('hours')) * 60),
    templateId: String(form.get('templateId')) || null,
    kind: String(form.get('kind')),
    isLocked: form.get('isLocked') !== null,
    note: String(form.get('note')) || null,
  });

  const finish = (result: ShiftAnswer, undo: (() => Promise<unknown>) | null) => {
    setAnswer(result);
    if (!result.isDone) return;
    onChanged();
    const change = (result.shortAfter ?? 0) - (result.shortBefore ?? 0);
    showToast({
      title: t('editor.saved'),
      description: [
        result.conflicts.length ? t('editor.conflictCount', { count: result.conflicts.length }) : '',
        Math.abs(change) >= 0.05
          ? t('editor.shortChange', { hours: format.number(change, { decimals: 1, isSigned: true }) })
          : '',
      ]
        .filter(Boolean)
        .join(' · '),
      tone: result.conflicts.length ? 'info' : 'ok',
      undo: undo
        ? {
            label: t('editor.undo'),
            onUndo: () => {
              undo().then(onChanged);
            },
          }
        : undefined,
    });
    if (!result.conflicts.length) onClose();
  };

  const run = async (intent: 'save' | 'preview' | 'delete', form: FormData) => {
    setIsBusy(true);
    try {
      const values = valuesOf(form);
      const before = shift && toValues(shift, employeeId);
      if (intent === 'preview') {
        setAnswer(await sendShift(scheduleId, { intent: 'preview', shiftId: shift?.id, shift: values }));
      } else if (intent === 'delete' && shift) {
        const result = await sendShift(scheduleId, { intent: 'delete', shiftId: shift.id, version: shift.version });
        finish(result, before && (() => sendShift(scheduleId, { intent: 'create', shift: before })));
        if (result.isDone) onClose();
      } else {
        const result = shift
          ? await sendShift(scheduleId, { intent: 'update', shiftId: shift.id, version: shift.version, shift: values })
          : await sendShift(scheduleId, { intent: 'create', shift: values });
        const saved = result.shift;
        const undo = saved
          ? () =>
              before
                ? sendShift(scheduleId, { intent: 'update', shiftId: saved.id, version: saved.version, shift: before })
                : sendShift(scheduleId, { intent: 'delete', shiftId: saved.id, version: saved.version })
          : null;
        finish(result, undo);
      }
    } finally {
      setIsBusy(false);
    }
  };

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        const intent = (event.nativeEvent as SubmitEvent).submitter?.getAttribute('value') ?? 'save';
        run(intent as 'save' | 'preview' | 'delete', new FormData(event.currentTarget));
      }}
    >
      {shift ? <ShiftTimeline shift={shift} /> : <p className="text-ink-muted">{t('editor.none')}</p>}
      {mayWrite ? (
        <>
          <div className="grid grid-cols-2 gap-3">
            <Field label={t('editor.start')} isRequired>
              <TimeInput name="start" defaultValue={format.clock(shift?.startMinute ?? 540)} />
            </Field>
            <Field label={t('editor.length')} isRequired help={t('editor.lengthHelp')}>
              <NumberInput
                name="hours"
                min={0.25}
                max={24}
                step={0.25}
                unit={t('hoursUnit')}
                defaultValue={(shift?.spanMinutes ?? 540) / 60}
              />
            </Field>
          </div>
          <Field label={t('editor.template')} help={t('editor.templateHelp')}>
            <Select
              name="templateId"
              emptyLabel={t('editor.noTemplate')}
              defaultValue={shift?.templateId ?? ''}
              options={templates.map(([value, , label]) => ({ value, label }))}
            />
          </Field>
          <Field label={t('editor.kind')}>
            <Select
              name="kind"
              defaultValue={shift?.kind ?? 'normal'}
              options={kinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
            />
          </Field>
          <Field label={t('editor.note')}>
            <TextInput name="note" maxLength={256} defaultValue={shift?.note ?? ''} />
          </Field>
          <Checkbox
            name="isLocked"
            defaultChecked={shift?.isLocked ?? true}
            label={t('editor.locked')}
            description={t('editor.lockedText')}
          />
        </>
      ) : null}
      {answer && !answer.isDone ? (
        <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
          {answer.message}
        </p>
      ) : null}
      {answer?.isDone ? <ShiftConflicts conflicts={answer.conflicts} /> : null}
      {mayWrite ? (
        <div className="flex flex-wrap gap-2">
          <Button type="submit" value="save" variant="primary" isPending={isBusy}>
            {t(shift ? 'editor.save' : 'editor.add')}
          </Button>
          <Button type="submit" value="preview" isPending={isBusy}>
            {t('editor.check')}
          </Button>
          {shift ? (
            <Button type="submit" value="delete" variant="ghost" icon={Trash2} className="ml-auto">
              {t('editor.delete')}
            </Button>
          ) : null}
        </div>
      ) : null}
    </form>
  );
}

const toValues = (shift: EditorShift, employeeId: string): ShiftValues => ({
  employeeId,
  date: shift.date,
  startMinute: shift.startMinute,
  spanMinutes: shift.spanMinutes,
  templateId: shift.templateId,
  kind: shift.kind,
  isLocked: shift.isLocked,
  note: shift.note,
});
