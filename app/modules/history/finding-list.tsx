import { Link } from '@remix-run/react';
import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
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
  const { t } = useTranslation('history');
  const { findings } = data.quality;
  if (findings.length === 0) return <p className="text-ink-muted">{t('findings.none')}</p>;
  const latest = [...findings].reverse().slice(0, shownFindings);
  return (
    <>
      <ul className="grid gap-x-8 md:grid-cols-2">
        {latest.map((finding) => (
          <Finding key={`${finding.kind}-${finding.start}`} finding={finding} data={data} />
        ))}
      </ul>
      {findings.length > latest.length ? (
        <p className="mt-2 text-sm text-ink-muted">{t('findings.more', { count: findings.length - latest.length })}</p>
      ) : null}
    </>
  );
}

function Finding({ finding, data }: { finding: FindingData; data: HistoryPageData }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { timeZone } = data.group;
  const date = toLocalDate(finding.start, timeZone);
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-1.5">
      <Badge tone={tones[finding.kind]}>{t(`findings.${finding.kind}`)}</Badge>
      <Link
        className="text-accent-ink hover:underline"
        to={`?group=${data.group.id}&from=${date}&to=${date}&step=interval`}
      >
        {format.dateTime(Date.parse(finding.start), timeZone)}
      </Link>
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
