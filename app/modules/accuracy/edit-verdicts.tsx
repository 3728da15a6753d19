import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { useFormat } from '~/i18n/use-format';
import type { AccuracyReport, EditVerdictView } from '~/models/accuracy-report';

/** Percentage points within which a change made no difference. */
const sameWithin = 0.1;

/** Each change of a planner: the error with it and without it, and in one word whether it helped. */
export function EditVerdicts({ edits, sum }: { edits: EditVerdictView[]; sum: AccuracyReport['edits'] }) {
  const { t } = useTranslation(['accuracy', 'forecasts']);
  const format = useFormat();
  const percent = (value: number) => format.percent(value / 100, { decimals: 1 });
  return (
    <div className="flex flex-col gap-3">
      {sum ? (
        <p>
          {t('edits.sum', { wape: percent(sum.wape), base: percent(sum.baseWape), count: sum.slots })}{' '}
          <Verdict gain={sum.baseWape - sum.wape} />
        </p>
      ) : (
        <p className="text-ink-muted">{t('edits.none')}</p>
      )}
      <ul>
        {edits.map((edit) => (
          <li
            key={edit.layerId}
            className="flex flex-wrap items-baseline gap-x-3 gap-y-0.5 border-b border-line py-2 last:border-0"
          >
            <Link to={`/plan/forecasts/${edit.forecastId}`} className="font-medium text-accent-ink hover:underline">
              {edit.groupName}
            </Link>
            <span>{edit.comment ?? t(`forecasts:layer.${edit.kind}`)}</span>
            <span className="tabular text-sm text-ink-muted">
              {format.dateTime(edit.from, edit.timeZone)} – {format.dateTime(edit.to, edit.timeZone)}
              {edit.createdByName ? ` · ${edit.createdByName}` : ''}
            </span>
            <span className="tabular ml-auto flex items-center gap-2">
              {t('edits.error', { wape: percent(edit.wape), without: percent(edit.wapeWithout) })}
              <Verdict gain={edit.wapeWithout - edit.wape} />
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function Verdict({ gain }: { gain: number }) {
  const { t } = useTranslation('accuracy');
  if (Math.abs(gain) < sameWithin) return <Badge>{t('edits.same')}</Badge>;
  return gain > 0 ? <Badge tone="ok">{t('edits.helped')}</Badge> : <Badge tone="warning">{t('edits.harmed')}</Badge>;
}
