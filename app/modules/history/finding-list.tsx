import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import { KeptMarkup } from '~/components/kept-markup';
import { useLinkArea } from '~/components/use-link-area';
import type { Format } from '~/i18n/format';
import { useFormat } from '~/i18n/use-format';
import type { FindingData, HistoryPageData } from './history-data';
import { toLocalDate } from './local-date';

const shownFindings = 40;
const tones = {
  gap: 'warning',
  'empty-day': 'warning',
  outlier: 'danger',
  'special-day': 'neutral',
  'level-shift': 'info',
} as const;

/** Gaps and outliers of the period, latest first; each leads to its day. */
export function FindingList({ data }: { data: HistoryPageData }) {
  const { t, i18n } = useTranslation('history');
  const format = useFormat();
  const { handlers, prefetch } = useLinkArea();
  const { findings } = data.quality;
  if (findings.length === 0) return <p className="text-ink-muted">{t('findings.none')}</p>;
  const latest = [...findings].reverse().slice(0, shownFindings);
  return (
    <>
      <div {...handlers}>
        <KeptMarkup
          as="ul"
          keptAs={`findings ${i18n.language} ${JSON.stringify([data.group, data.quality.intervalMinutes, latest])}`}
          className="grid gap-x-8 md:grid-cols-2"
        >
          {() => <>{latest.map((finding) => drawFinding(finding, data, t, format))}</>}
        </KeptMarkup>
      </div>
      {prefetch}
      {findings.length > latest.length ? (
        <p className="mt-2 text-sm text-ink-muted">{t('findings.more', { count: findings.length - latest.length })}</p>
      ) : null}
    </>
  );
}

function drawFinding(finding: FindingData, data: HistoryPageData, t: TFunction, format: Format) {
  const { timeZone } = data.group;
  const date = toLocalDate(finding.start, timeZone);
  return (
    <li
      key={`${finding.kind}-${finding.start}`}
      className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-1.5"
    >
      <Badge tone={tones[finding.kind]}>{t(`findings.${finding.kind}`)}</Badge>
      <a
        className="text-accent-ink hover:underline"
        href={`?group=${data.group.id}&from=${date}&to=${date}&step=interval`}
      >
        {format.dateTime(Date.parse(finding.start), timeZone)}
      </a>
      <span className="tabular ml-auto text-sm text-ink-muted">{describe(finding, data, t, format)}</span>
    </li>
  );
}

function describe(
  finding: FindingData,
  data: HistoryPageData,
  t: (key: string, values?: Record<string, unknown>) => string,
  format: ReturnType<typeof useFormat>,
): string {
  const whole = (value: number) => format.number(value, { decimals: 0 });
  if (finding.found !== null && finding.expected !== null) {
    return t('findings.found', { found: whole(finding.found), expected: whole(finding.expected) });
  }
  return format.minutes(finding.intervals * data.quality.intervalMinutes);
}
