import { Form, useNavigation } from '@remix-run/react';
import { Send } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Checkbox } from '~/components/checkbox';
import { DescriptionList } from '~/components/description-list';
import { Dialog } from '~/components/dialog';
import { useHydrated } from '~/components/use-hydrated';
import { useFormat } from '~/i18n/use-format';
import type { PublicationView, SchedulePageView } from './schedule-page-view';

interface PublishDialogProps {
  schedule: SchedulePageView['schedule'];
  check: PublicationView;
}

/** What publishing will do, before it is done. Without scripts the summary stands on the page. */
export function PublishDialog({ schedule, check }: PublishDialogProps) {
  const { t } = useTranslation('schedules');
  const isHydrated = useHydrated();
  const [isOpen, setIsOpen] = useState(false);
  const navigation = useNavigation();
  const isBusy = navigation.formData?.get('intent') === 'publish';
  useEffect(() => {
    if (isBusy) return () => setIsOpen(false);
  }, [isBusy]);
  if (!check.canPublish) return null;
  const form = <PublishForm schedule={schedule} check={check} isBusy={isBusy} />;
  if (!isHydrated) return form;
  return (
    <Dialog
      title={t('publish.title')}
      description={t('publish.description', { count: check.employeeCount })}
      isOpen={isOpen}
      onOpenChange={setIsOpen}
      trigger={
        <Button variant="primary" icon={Send}>
          {t('action.publish')}
        </Button>
      }
    >
      {form}
    </Dialog>
  );
}

function PublishForm({ schedule, check, isBusy }: PublishDialogProps & { isBusy: boolean }) {
  const { t } = useTranslation('schedules');
  const format = useFormat();
  const percent = (value: number | null) => format.percent(value === null ? null : value / 100, { decimals: 1 });
  return (
    <Form method="post" action={`/plan/schedules/${schedule.id}`} className="flex flex-col gap-4">
      <input type="hidden" name="version" value={schedule.version} />
      <DescriptionList
        items={[
          { term: t('period'), value: format.dateRange(schedule.startDate, schedule.endDate) },
          { term: t('people'), value: format.number(check.employeeCount) },
          { term: t('publish.shifts'), value: format.number(check.shiftCount) },
          { term: t('kpi.short'), value: percent(check.shortPercent) },
          { term: t('kpi.over'), value: percent(check.overPercent) },
          { term: t('tab.conflicts'), value: format.number(check.conflictCount) },
        ]}
      />
      {check.overlaps.length ? (
        <div className="rounded-card border border-short-2 bg-short-2-soft p-3 text-short-2-ink">
          <p className="font-medium">{t('publish.overlap')}</p>
          <ul className="mt-1 list-disc pl-5">
            {check.overlaps.map((overlap) => (
              <li key={overlap.scheduleId}>
                {overlap.name} · {t('publish.overlapPeople', { count: overlap.employeeCount })}
              </li>
            ))}
          </ul>
          <div className="mt-2">
            <Checkbox name="replacesOverlapping" label={t('publish.replace')} required />
          </div>
        </div>
      ) : null}
      <div className="flex justify-end">
        <Button type="submit" name="intent" value="publish" variant="primary" icon={Send} isPending={isBusy}>
          {t('action.publish')}
        </Button>
      </div>
    </Form>
  );
}
