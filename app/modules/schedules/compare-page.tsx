import { Form } from '@remix-run/react';
import { GitCompare } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { ScrollRegion } from '~/components/scroll-region';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import { CompareDays } from './compare-days';

interface Figures {
  shortHours: number;
  overHours: number;
  paidHours: number;
  nightHours: number;
  costHours: number;
  shifts: number;
  people: number;
  conflicts: number;
  spreadNights: number;
  spreadWeekends: number;
}

interface Side {
  id: string;
  name: string;
  status: string;
  figures: Figures;
}

interface ComparePageProps {
  /** dates that both cover */
  period: { from: string; to: string } | null;
  choices: { id: string; name: string; status: string }[];
  first: Side;
  second: Side | null;
  dates: { date: string; first: number | null; second: number | null }[];
  people: { id: string; name: string; added: number; removed: number; moved: number; hours: number }[];
  morePeople: number;
}

/** Lines of the comparison; for all of them less is better but for the neutral ones. */
const lines: { key: keyof Figures; label: string; unit?: string; help?: string; isNeutral?: boolean }[] = [
  { key: 'shortHours', label: 'short', unit: 'h' },
  { key: 'overHours', label: 'over', unit: 'h' },
  { key: 'paidHours', label: 'paid', unit: 'h', isNeutral: true },
  { key: 'nightHours', label: 'night', unit: 'h', isNeutral: true },
  { key: 'costHours', label: 'cost', unit: 'h', help: 'costHelp' },
  { key: 'spreadNights', label: 'spreadNights', help: 'spreadHelp' },
  { key: 'spreadWeekends', label: 'spreadWeekends', help: 'spreadHelp' },
  { key: 'conflicts', label: 'conflicts' },
  { key: 'shifts', label: 'shifts', isNeutral: true },
  { key: 'people', label: 'people', isNeutral: true },
];

/** Two variants side by side: figures with their differences, missing hours by day, and what changes for whom. */
export function ComparePage({ period, choices, first, second, dates, people, morePeople }: ComparePageProps) {
  const { t } = useTranslation('schedule-edits');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  if (!choices.length)
    return <EmptyState icon={GitCompare} title={t('compare.title')} description={t('compare.none')} />;
  const number = (value: number, unit?: string) =>
    `${format.number(value, { decimals: unit ? 1 : 0 })}${unit ? ` ${words('hoursUnit')}` : ''}`;
  return (
    <div className="flex flex-col gap-4">
      <Form method="get" className="max-w-md">
        <Field label={t('compare.with')}>
          <Select
            name="with"
            isAutoSubmit
            emptyLabel={t('compare.choose')}
            defaultValue={second?.id ?? ''}
            options={choices.map((item) => ({
              value: item.id,
              label: `${item.name} (${words(`status.${item.status}`)})`,
            }))}
          />
        </Field>
      </Form>
      {second ? (
        <>
          <Card
            title={t('compare.title')}
            description={
              period
                ? t('compare.period', { dates: format.dateRange(period.from, period.to) })
                : t('compare.noSharedDates')
            }
            isFlush
          >
            <ScrollRegion label={t('compare.title')}>
              <table className="w-full min-w-lg">
                <thead>
                  <tr className="border-b border-line text-sm text-ink-muted">
                    <th className="px-4 py-2 text-left font-normal">
                      <span className="sr-only">{t('compare.title')}</span>
                    </th>
                    <th scope="col" className="px-4 py-2 text-right font-medium text-ink">
                      {first.name}
                    </th>
                    <th scope="col" className="px-4 py-2 text-right font-medium text-ink">
                      {second.name}
                    </th>
                    <th scope="col" className="px-4 py-2 text-right font-normal">
                      {t('compare.difference')}
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {lines.map(({ key, label, unit, help, isNeutral }) => {
                    const difference = second.figures[key] - first.figures[key];
                    const tone =
                      isNeutral || Math.abs(difference) < 0.05
                        ? 'text-ink-muted'
                        : difference < 0
                          ? 'text-ok-ink'
                          : 'text-short-2-ink';
                    return (
                      <tr key={key} className="border-b border-line last:border-0">
                        <th scope="row" className="px-4 py-2 text-left font-normal">
                          {t(`compare.${label}`)}
                          {help ? <span className="block text-sm text-ink-muted">{t(`compare.${help}`)}</span> : null}
                        </th>
                        <td className="tabular px-4 py-2 text-right whitespace-nowrap">
                          {number(first.figures[key], unit)}
                        </td>
                        <td className="tabular px-4 py-2 text-right whitespace-nowrap">
                          {number(second.figures[key], unit)}
                        </td>
                        <td className={`tabular px-4 py-2 text-right ${tone}`}>
                          {format.number(difference, { decimals: unit ? 1 : 0, isSigned: true })}
                        </td>
                      </tr>
                    );
                  })}
                </tbody>
              </table>
            </ScrollRegion>
          </Card>
          <Card title={t('compare.byDay')}>
            <CompareDays dates={dates} names={[first.name, second.name]} />
          </Card>
          <Card title={`${t('compare.changes')}: ${people.length + morePeople}`} isFlush>
            {people.length ? (
              <ScrollRegion label={t('compare.changes')}>
                <table className="w-full">
                  <thead>
                    <tr className="border-b border-line text-sm text-ink-muted">
                      <th scope="col" className="px-4 py-2 text-left font-normal">
                        {t('compare.person')}
                      </th>
                      {(['added', 'removed', 'moved', 'hours'] as const).map((key) => (
                        <th key={key} scope="col" className="px-4 py-2 text-right font-normal">
                          {t(`compare.${key}`)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {people.map((person) => (
                      <tr key={person.id} className="border-b border-line last:border-0">
                        <th scope="row" className="px-4 py-1.5 text-left font-normal">
                          {person.name}
                        </th>
                        <td className="tabular px-4 py-1.5 text-right">{person.added || ''}</td>
                        <td className="tabular px-4 py-1.5 text-right">{person.removed || ''}</td>
                        <td className="tabular px-4 py-1.5 text-right">{person.moved || ''}</td>
                        <td className="tabular px-4 py-1.5 text-right">
                          {format.number(person.hours, { decimals: 1, isSigned: true })}
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              </ScrollRegion>
            ) : (
              <p className="px-4 py-3 text-ink-muted">{t('compare.same')}</p>
            )}
          </Card>
        </>
      ) : null}
    </div>
  );
}
