import { Link, useSearchParams } from '@remix-run/react';
import { CircleCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { joinClasses } from '~/components/class-names';
import { DateStepper } from '~/components/date-stepper';
import { EmptyState } from '~/components/empty-state';
import { FilterBar } from '~/components/filter-bar';
import { setSearchParams } from '~/components/search-params';
import { Select } from '~/components/select';
import { useFormat } from '~/i18n/use-format';
import { type GapView, ShortageReasons, type ShortageReasonsView } from './shortage-reasons';

export interface ShortagePageProps {
  scheduleId: string;
  date: string;
  today: string;
  groups: { id: string; name: string; timeZone: string }[];
  groupId: string;
  gaps: GapView[];
  gapCount: number;
  chosen: GapView | null;
  explanation: ShortageReasonsView | null;
}

/** When a day is short, and why: who could have worked, and which rule or wish stood in the way. */
export function ShortagePage(props: ShortagePageProps) {
  const { date, today, groups, groupId, gaps, gapCount, chosen, explanation } = props;
  const { t } = useTranslation('schedule-shortage');
  const { t: words } = useTranslation('schedules');
  const format = useFormat();
  const [search] = useSearchParams();
  const groupOf = (gap: GapView) => groups.find((group) => group.id === gap.groupId);
  const number = (value: number) => format.number(value, { decimals: 1 });
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-3">
        <DateStepper date={date} today={today} />
        <FilterBar names={['group']}>
          <Select
            name="group"
            aria-label={words('group')}
            isAutoSubmit
            emptyLabel={words('grid.allGroups')}
            defaultValue={groupId}
            options={groups.map((group) => ({ value: group.id, label: group.name }))}
          />
        </FilterBar>
      </div>
      {chosen && explanation ? (
        <div className="grid items-start gap-4 xl:grid-cols-[22rem_minmax(0,1fr)]">
          <Card title={t('gaps', { count: gapCount })} description={t('gapsText')} isFlush>
            <ul className="divide-y divide-line overflow-y-auto border-t border-line max-xl:max-h-72 xl:max-h-[calc(100dvh-14rem)]">
              {gaps.map((gap) => {
                const isChosen = gap.startMs === chosen.startMs && gap.groupId === chosen.groupId;
                const zone = groupOf(gap)?.timeZone ?? 'UTC';
                return (
                  <li key={`${gap.groupId} ${gap.startMs}`}>
                    <Link
                      to={setSearchParams(search, { group: gap.groupId, at: String(gap.worstMs) })}
                      preventScrollReset
                      aria-current={isChosen ? 'true' : undefined}
                      className={joinClasses('block px-4 py-2 hover:bg-hover', isChosen && 'bg-accent-soft')}
                    >
                      <span className="flex justify-between gap-3">
                        <span className="truncate font-medium">{groupOf(gap)?.name}</span>
                        <span className="tabular shrink-0">
                          {format.time(gap.startMs, zone)}–{format.time(gap.endMs, zone)}
                        </span>
                      </span>
                      <span className="tabular text-sm text-ink-muted">
                        {t('missing', { hours: number(gap.missingHours), agents: number(gap.worstMissing) })}
                      </span>
                    </Link>
                  </li>
                );
              })}
            </ul>
            {gapCount > gaps.length ? (
              <p className="border-t border-line px-4 py-2 text-sm text-ink-muted">
                {t('more', { count: gapCount - gaps.length })}
              </p>
            ) : null}
          </Card>
          <ShortageReasons
            scheduleId={props.scheduleId}
            date={date}
            group={groupOf(chosen)}
            explanation={explanation}
          />
        </div>
      ) : (
        <EmptyState icon={CircleCheck} title={t('none')} description={t('noneText')} />
      )}
    </div>
  );
}
