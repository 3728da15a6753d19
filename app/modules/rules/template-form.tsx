import { useNavigation } from '@remix-run/react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Field } from '~/components/field';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { parseClock } from '~/components/parse-clock';
import { Select } from '~/components/select';
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { TrackedForm } from '~/components/tracked-form';
import { useFormat } from '~/i18n/use-format';
import { useFieldErrors, useFormAnswer } from '~/modules/people/form-answer';
import { FormMessage } from '~/modules/people/form-message';
import { type BarProps, TemplateBar } from './template-bar';
import { TemplateShape } from './template-shape';
import type { TemplateView } from './template-view';

/** A shift template: when it may start, how long it lasts, how it is divided, and what of it is paid. */
export function TemplateForm({
  template,
  others,
}: {
  template?: TemplateView;
  /** templates that may be named as not to follow */
  others: Pick<TemplateView, 'id' | 'name'>[];
}) {
  const { t } = useTranslation('rules');
  const format = useFormat();
  const isBusy = useNavigation().state !== 'idle';
  const answer = useFormAnswer('template');
  const errorsOf = useFieldErrors(answer);
  const [bar, setBar] = useState<BarProps>({
    startFromMinute: template?.startFromMinute ?? 540,
    startToMinute: template?.startToMinute ?? 600,
    spanMinutes: template?.spanMinutes ?? 540,
    longestSpanMinutes: template?.longestSpanMinutes ?? null,
    firstPartMinutes: template?.firstPartMinutes ?? null,
    gapMinutes: template?.gapMinutes ?? null,
    colour: template?.colour ?? 1,
  });
  const readBar = (form: HTMLFormElement) => {
    const values = new FormData(form);
    const from = parseClock(String(values.get('startFrom'))) ?? bar.startFromMinute;
    setBar({
      startFromMinute: from,
      startToMinute: Math.max(from, parseClock(String(values.get('startTo'))) ?? from),
      spanMinutes: Number(values.get('spanHours')) * 60 || bar.spanMinutes,
      longestSpanMinutes: Number(values.get('longestSpanHours')) * 60 || null,
      firstPartMinutes: Number(values.get('firstPartHours')) * 60 || null,
      gapMinutes: Number(values.get('gapHours')) * 60 || null,
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
        <TemplateShape template={template} others={others} errorsOf={errorsOf} />
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
