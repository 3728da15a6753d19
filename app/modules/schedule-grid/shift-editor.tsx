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
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { useFormat } from '~/i18n/use-format';
import { withHours } from './edit-commands';
import { type CellPlace, type CellShift, type GridTemplate, shiftKinds } from './edit-types';
import { type EditorCell, loadCell } from './shift-client';
import { ShiftTimeline } from './shift-timeline';

interface ShiftEditorProps {
  scheduleId: string;
  place: CellPlace;
  name: string;
  /** as they are now, edits included */
  shifts: CellShift[];
  templates: GridTemplate[];
  mayWrite: boolean;
  onClose: () => void;
  /** the cell as it shall be */
  onApply: (shifts: CellShift[]) => void;
}

/** What a cell holds, and a form to change it. A change joins the unsaved edits, which are checked at once. */
export function ShiftEditor(props: ShiftEditorProps) {
  const { scheduleId, place, shifts, onClose, onApply, mayWrite } = props;
  const format = useFormat();
  const [stored, setStored] = useState<EditorCell | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    loadCell(scheduleId, place.employeeId, place.date, stop.signal)
      .then(setStored)
      .catch(() => undefined);
    return () => stop.abort();
  }, [scheduleId, place.employeeId, place.date]);
  const zone = stored ? format.timeZone(stored.person.zone, Date.parse(`${place.date}T12:00Z`)) : '';
  const shown = shifts.length ? shifts : [null];
  return (
    <Sheet
      isOpen
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={props.name}
      description={`${format.date(place.date, 'long')}${zone ? ` · ${zone}` : ''}`}
    >
      <div className="flex flex-col gap-6">
        {shown.map((shift, index) => {
          const known = stored?.shifts.find(
            (item) =>
              item.startMinute === shift?.startMinute && item.startMinute + item.spanMinutes === shift.endMinute,
          );
          return (
            <section key={shift?.startMinute ?? 'new'} className="flex flex-col gap-4">
              {known ? <ShiftTimeline shift={known} /> : null}
              {mayWrite ? (
                <ShiftForm
                  {...props}
                  shift={shift}
                  note={known?.note ?? null}
                  onApply={(next) => {
                    const others = shifts.filter((_, i) => i !== index);
                    const all = next ? [...others, next] : others;
                    onApply(all.sort((a, b) => a.startMinute - b.startMinute));
                    onClose();
                  }}
                />
              ) : null}
            </section>
          );
        })}
      </div>
    </Sheet>
  );
}

interface ShiftFormProps {
  shift: CellShift | null;
  note: string | null;
  templates: GridTemplate[];
  onApply: (shift: CellShift | null) => void;
}

function ShiftForm({ shift, note, templates, onApply }: ShiftFormProps) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const [fault, setFault] = useState<string | null>(null);
  const [start, setStart] = useState(shift?.startMinute ?? 540);
  const [span, setSpan] = useState(shift ? shift.endMinute - shift.startMinute : 540);

  const apply = (form: FormData) => {
    const startMinute = parseClock(String(form.get('start'))) ?? -1;
    const spanMinutes = Math.round((Number(form.get('hours')) * 60) / 5) * 5;
    if (startMinute < 0 || startMinute % 5 !== 0 || spanMinutes < 15 || spanMinutes > 1440) {
      setFault(t('editor.badHours'));
      return;
    }
    const base = shift ?? {
      startMinute,
      endMinute: startMinute + spanMinutes,
      templateId: null,
      paidMinutes: spanMinutes,
      kind: 'normal' as const,
      isLocked: true,
      version: 0,
    };
    const isMoved = startMinute !== base.startMinute || startMinute + spanMinutes !== base.endMinute;
    const template = templates.find((item) => item.id === form.get('templateId'));
    const moved = isMoved ? withHours(base, startMinute, startMinute + spanMinutes) : base;
    const text = String(form.get('note')).trim();
    onApply({
      ...moved,
      ...(template?.spanMinutes === spanMinutes ? { paidMinutes: template.paidMinutes } : {}),
      templateId: template?.id ?? null,
      kind: shiftKinds.find((kind) => kind === form.get('kind')) ?? 'normal',
      isLocked: form.get('isLocked') !== null,
      ...(text === (note ?? '') ? {} : { note: text || null }),
    });
  };

  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        apply(new FormData(event.currentTarget));
      }}
    >
      {shift ? null : <p className="text-ink-muted">{t('editor.none')}</p>}
      <Field label={t('editor.template')} help={t('editor.templateHelp')}>
        <Select
          name="templateId"
          emptyLabel={t('editor.noTemplate')}
          defaultValue={shift?.templateId ?? ''}
          onChange={(event) => {
            const template = templates.find((item) => item.id === event.target.value);
            if (!template) return;
            setSpan(template.spanMinutes);
            if (!shift) setStart(template.startMinute);
          }}
          options={templates.map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field label={t('editor.start')} isRequired>
          <TimeInput key={start} name="start" defaultValue={format.clock(start % 1440)} />
        </Field>
        <Field label={t('editor.length')} isRequired help={t('editor.lengthHelp')}>
          <NumberInput
            key={span}
            name="hours"
            min={0.25}
            max={24}
            step={0.25}
            unit={t('hoursUnit')}
            defaultValue={span / 60}
          />
        </Field>
      </div>
      <Field label={t('editor.kind')}>
        <Select
          name="kind"
          defaultValue={shift?.kind ?? 'normal'}
          options={shiftKinds.map((value) => ({ value, label: t(`kind.${value}`) }))}
        />
      </Field>
      <Field label={t('editor.note')}>
        <TextInput key={note} name="note" maxLength={256} defaultValue={note ?? ''} />
      </Field>
      <Checkbox
        name="isLocked"
        defaultChecked={shift?.isLocked ?? true}
        label={t('editor.locked')}
        description={t('editor.lockedText')}
      />
      {fault ? (
        <p role="alert" className="rounded-control bg-danger-soft px-3 py-2 text-danger-ink">
          {fault}
        </p>
      ) : null}
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary">
          {t(shift ? 'editor.apply' : 'editor.add')}
        </Button>
        {shift ? (
          <Button variant="ghost" icon={Trash2} className="ml-auto" onClick={() => onApply(null)}>
            {t('editor.delete')}
          </Button>
        ) : null}
      </div>
    </form>
  );
}
