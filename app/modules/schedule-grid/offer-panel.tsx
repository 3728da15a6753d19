import { Send } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { parseClock } from '~/components/parse-clock';
import { RadioGroup } from '~/components/radio-group';
import { TextInput } from '~/components/text-input';
import { TimeInput } from '~/components/time-input';
import { useFormat } from '~/i18n/use-format';
import type { DayTimelineShift } from './day-edits';
import { nextClockInstant, type OfferAnswer, type OfferRequest, sendOffer } from './offer-client';
import { useOfferPreview } from './use-offer-preview';

interface OfferPanelProps {
  scheduleId: string;
  groupId: string;
  timeZone: string;
  nowMs: number;
  /** the first shift of each chosen person, in the order of choice */
  shifts: DayTimelineShift[];
  /** why nothing can be offered now */
  barrier: 'unpublished' | 'unsaved' | null;
  onOffered: () => void;
}

const clockOf = (text: string): number => {
  const [hours, minutes] = text.split(':').map(Number);
  return hours * 60 + minutes;
};

/** Asks the chosen people for overtime or early leave instead of deciding it for them. */
export function OfferPanel({ scheduleId, groupId, timeZone, nowMs, shifts, barrier, onOffered }: OfferPanelProps) {
  const { t } = useTranslation('shift-offers');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  const [kind, setKind] = useState<OfferRequest['kind']>('overtime');
  const [minutes, setMinutes] = useState(60);
  const [places, setPlaces] = useState<number | null>(null);
  const [until, setUntil] = useState(() => format.time(Math.ceil((nowMs + 3_600_000) / 300_000) * 300_000, timeZone));
  const [payNote, setPayNote] = useState('');
  const [isSending, setIsSending] = useState(false);
  const [refusal, setRefusal] = useState<OfferAnswer | null>(null);
  const wanted = Math.min(places ?? shifts.length, shifts.length);
  const untilMinute = parseClock(until);
  const isWhole = untilMinute !== null && minutes >= 15 && minutes % 5 === 0 && wanted >= 1;
  const offer: OfferRequest | null =
    barrier || !isWhole
      ? null
      : {
          scheduleId,
          kind,
          minutes,
          wanted,
          expiresAt: new Date(
            nextClockInstant(untilMinute % 1440, clockOf(format.time(nowMs, timeZone)), nowMs),
          ).toISOString(),
          payNote: payNote.trim() || undefined,
          shiftIds: shifts.map((shift) => shift.id),
        };
  const answer = useOfferPreview(offer, groupId);
  const preview = answer?.preview;
  const fault = refusal ?? (answer && !answer.isDone ? answer : null);
  const send = async () => {
    if (!offer) return;
    setIsSending(true);
    try {
      const sent = await sendOffer('offer', offer);
      setRefusal(sent.isDone ? null : sent);
      if (sent.isDone) onOffered();
    } catch {
      setRefusal({ isDone: false, message: t('panel.failed'), faults: [], preview: null });
    } finally {
      setIsSending(false);
    }
  };
  if (barrier) return <p className="text-sm text-ink-muted">{t(`panel.${barrier}`)}</p>;
  return (
    <form
      className="flex flex-col gap-3 border-t border-line pt-3"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <RadioGroup
        name="kind"
        legend={t('panel.kind')}
        isLegendHidden
        appearance="segments"
        value={kind}
        onValueChange={(value) => setKind(value as OfferRequest['kind'])}
        options={[
          { value: 'overtime', label: t('kind.overtime') },
          { value: 'leave_early', label: t('kind.leave_early') },
        ]}
      />
      <div className="grid grid-cols-2 gap-3 md:grid-cols-4">
        <Field label={t('panel.minutes')}>
          <NumberInput
            min={15}
            max={480}
            step={5}
            value={minutes}
            onChange={(event) => setMinutes(Number(event.currentTarget.value))}
          />
        </Field>
        <Field label={t('panel.places')}>
          <NumberInput
            min={1}
            max={shifts.length}
            value={wanted}
            onChange={(event) => setPlaces(Number(event.currentTarget.value))}
          />
        </Field>
        <Field label={t('panel.until')} help={timeZone}>
          <TimeInput value={until} onChange={(event) => setUntil(event.currentTarget.value)} />
        </Field>
        <Field label={t('panel.payNote')}>
          <TextInput maxLength={200} value={payNote} onChange={(event) => setPayNote(event.currentTarget.value)} />
        </Field>
      </div>
      {preview?.broken.length ? (
        <ul role="status" className="flex flex-col gap-1 text-sm text-warning-ink">
          {preview.broken.map((item) => (
            <li key={`${item.employeeId}-${item.date}-${item.rule}`}>
              {t('panel.barred', { name: item.employeeName })}: {words(`rule.${item.rule}`)} ({item.detail})
            </li>
          ))}
        </ul>
      ) : null}
      {fault ? (
        <p role="alert" className="text-sm text-danger-ink">
          {t(`fault.${fault.faults[0]?.field}.${fault.faults[0]?.rule}`, { defaultValue: fault.message ?? '' })}
        </p>
      ) : null}
      <div className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="primary" icon={Send} isPending={isSending} disabled={!offer}>
          {t('panel.send', { count: wanted, until })}
        </Button>
        {preview && preview.serviceLevelAfter !== null && preview.serviceLevelBefore !== null ? (
          <p role="status" className="tabular text-sm text-ink-muted">
            {t('panel.serviceLevel')}: {format.percent(preview.serviceLevelBefore, { decimals: 1 })} {t('panel.before')}
            ,{' '}
            <strong className="font-medium text-ink">
              {format.percent(preview.serviceLevelAfter, { decimals: 1 })}
            </strong>{' '}
            {t('panel.after', { count: wanted })}
          </p>
        ) : null}
      </div>
    </form>
  );
}
