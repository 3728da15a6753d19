import { Link, useNavigation } from '@remix-run/react';
import { CalendarClock, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { joinClasses } from '~/components/class-names';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { parseClock } from '~/components/parse-clock';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { activityClasses } from '~/modules/schedule-grid/activity-classes';

export interface TemplateView {
  id: string;
  name: string;
  code: string;
  startFromMinute: number;
  startToMinute: number;
  stepMinutes: number;
  spanMinutes: number;
  paidMinutes: number;
  weekdays: number[];
  colour: number;
  status: string;
  version: number;
  workRules: { id: string; name: string }[];
  shiftCount: number;
}

interface ShiftTemplatesPageProps {
  templates: TemplateView[];
  /** id of the one that is edited, or "new" */
  editedId: string | null;
}

/** Shift templates on a clock of the day, with the form of one of them. */
export function ShiftTemplatesPage({ templates, editedId }: ShiftTemplatesPageProps) {
  const { t } = useTranslation('rules');
  const edited = templates.find((template) => template.id === editedId);
  return (
    <>
      <PageHeader
        title={t('templates.title')}
        description={t('templates.description')}
        actions={
          <LinkButton to="?edit=new" variant="primary" icon={Plus}>
            {t('templates.new')}
          </LinkButton>
        }
      />
      {edited || editedId === 'new' ? (
        <TemplateForm key={`${edited?.id}-${edited?.version}`} template={edited} />
      ) : null}
      {templates.length ? (
        <Card isFlush>
          <ul className="divide-y divide-line">
            {templates.map((template) => (
              <TemplateLine key={template.id} template={template} />
            ))}
          </ul>
        </Card>
      ) : (
        <EmptyState icon={CalendarClock} title={t('templates.none')} description={t('templates.noneText')} />
      )}
    </>
  );
}

function TemplateLine({ template }: { template: TemplateView }) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const isEveryDay = template.weekdays.length === 7;
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-2.5">
      <div className="w-48 min-w-0">
        <Link to={`?edit=${template.id}`} className="font-medium text-accent-ink hover:underline">
          {template.name}
        </Link>
        <span className="ml-2 text-sm text-ink-subtle">{template.code}</span>
        {template.status === 'inactive' ? <Badge className="ml-2">{t('inactive')}</Badge> : null}
      </div>
      <div className="min-w-56 flex-1">
        <TemplateBar {...template} />
      </div>
      <div className="tabular w-48 text-sm text-ink-muted">
        {t('templates.paid', { hours: format.hours(template.paidMinutes, true) })}
        {isEveryDay ? '' : ` · ${template.weekdays.map((day) => format.weekday(day)).join(' ')}`}
      </div>
      <div className="w-52 text-sm text-ink-muted">
        {template.workRules.map((rule) => rule.name).join(', ') || t('templates.noRule')}
      </div>
    </li>
  );
}

type BarProps = Pick<TemplateView, 'startFromMinute' | 'startToMinute' | 'spanMinutes' | 'colour'>;

/** Where a shift may lie in the day: solid for the earliest one, pale up to the end of the latest. */
function TemplateBar({ startFromMinute, startToMinute, spanMinutes, colour }: BarProps) {
  const format = useFormat();
  const whole = 36 * 60;
  const place = (minute: number) => `${(100 * Math.min(minute, whole)) / whole}%`;
  return (
    <div className="relative h-6 rounded-control bg-sunken">
      {[6, 12, 18, 24, 30].map((hour) => (
        <span key={hour} aria-hidden className="absolute inset-y-0 w-px bg-line" style={{ left: place(hour * 60) }} />
      ))}
      <span
        aria-hidden
        className={joinClasses('absolute inset-y-1 rounded-sm opacity-35', activityClasses[colour])}
        style={{ left: place(startFromMinute), right: `calc(100% - ${place(startToMinute + spanMinutes)})` }}
      />
      <span
        className={joinClasses(
          'tabular absolute inset-y-1 rounded-sm px-1.5 text-xs leading-4 font-medium whitespace-nowrap',
          activityClasses[colour],
        )}
        style={{ left: place(startFromMinute), right: `calc(100% - ${place(startFromMinute + spanMinutes)})` }}
      >
        {format.clock(startFromMinute)}
        {startToMinute > startFromMinute ? `…${format.clock(startToMinute)}` : ''}
      </span>
    </div>
  );
}

function TemplateForm({ template }: { template?: TemplateView }) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('template');
  const errorsOf = useFieldErrors(answer);
  const [bar, setBar] = useState<BarProps>({
    startFromMinute: template?.startFromMinute ?? 540,
    startToMinute: template?.startToMinute ?? 600,
    spanMinutes: template?.spanMinutes ?? 540,
    colour: template?.colour ?? 1,
  });
  const readBar = (form: HTMLFormElement) => {
    const values = new FormData(form);
    const from = parseClock(String(values.get('startFrom'))) ?? bar.startFromMinute;
    setBar({
      startFromMinute: from,
      startToMinute: Math.max(from, parseClock(String(values.get('startTo'))) ?? from),
      spanMinutes: Number(values.get('spanHours')) * 60 || bar.spanMinutes,
      colour: Number(values.get('colour')),
    });
  };
  return (
    <Card title={template ? template.name : t('templates.new')} className="mb-4">
      <TrackedForm
        method="post"
        action={`?edit=${template?.id ?? 'new'}`}
        onChange={(event) => readBar(event.currentTarget)}
        className="flex flex-col gap-4"
      >
        <input type="hidden" name="templateId" value={template?.id ?? ''} />
        <input type="hidden" name="version" value={template?.version ?? 0} />
        <FormMessage answer={answer} doneText={t('saved')} />
        <TemplateBar {...bar} />
        <div className="grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
          <Field label={t('name')} isRequired error={errorsOf('name')}>
            <TextInput name="name" maxLength={100} defaultValue={template?.name} />
          </Field>
          <Field label={t('code')} isRequired error={errorsOf('code')}>
            <TextInput name="code" maxLength={20} defaultValue={template?.code} />
          </Field>
          <Field label={t('templates.startFrom')} isRequired error={errorsOf('startFromMinute')}>
            <TimeInput name="startFrom" defaultValue={format.clock(bar.startFromMinute)} />
          </Field>
          <Field label={t('templates.startTo')} isRequired error={errorsOf('startToMinute')}>
            <TimeInput name="startTo" defaultValue={format.clock(bar.startToMinute)} />
          </Field>
          <Field label={t('templates.step')} error={errorsOf('stepMinutes')}>
            <NumberInput
              name="stepMinutes"
              min={5}
              step={5}
              unit={t('minutesUnit')}
              defaultValue={template?.stepMinutes ?? 30}
            />
          </Field>
          <Field label={t('templates.span')} isRequired help={t('templates.spanHelp')} error={errorsOf('spanMinutes')}>
            <NumberInput
              name="spanHours"
              min={0.5}
              max={24}
              step={0.25}
              unit={t('hoursUnit')}
              defaultValue={bar.spanMinutes / 60}
            />
          </Field>
          <Field
            label={t('templates.paidTime')}
            isRequired
            help={t('templates.paidHelp')}
            error={errorsOf('paidMinutes')}
          >
            <NumberInput
              name="paidHours"
              min={0.25}
              max={24}
              step={0.25}
              unit={t('hoursUnit')}
              defaultValue={(template?.paidMinutes ?? 480) / 60}
            />
          </Field>
          <Field label={t('templates.colour')} error={errorsOf('colour')}>
            <Select
              name="colour"
              defaultValue={String(bar.colour)}
              options={[1, 2, 3, 4, 5, 6, 7, 8].map((value) => ({ value: String(value), label: t(`colour.${value}`) }))}
            />
          </Field>
          <Field label={t('status')} error={errorsOf('status')}>
            <Select
              name="status"
              defaultValue={template?.status ?? 'active'}
              options={['active', 'inactive'].map((value) => ({ value, label: t(value) }))}
            />
          </Field>
        </div>
        <fieldset className="flex flex-wrap gap-x-4 gap-y-1">
          <legend className="mb-1 text-sm font-medium">{t('templates.weekdays')}</legend>
          {[1, 2, 3, 4, 5, 6, 7].map((day) => (
            <label key={day} className="flex items-center gap-1.5">
              <input
                type="checkbox"
                className="check-box"
                name="weekdays"
                value={day}
                defaultChecked={template ? template.weekdays.includes(day) : true}
              />
              {format.weekday(day)}
            </label>
          ))}
        </fieldset>
        <div className="flex gap-2">
          <Button type="submit" name="intent" value="template" variant="primary" isPending={isBusy}>
            {t('save')}
          </Button>
          <LinkButton to="?" variant="ghost">
            {t('close')}
          </LinkButton>
        </div>
      </TrackedForm>
    </Card>
  );
}
