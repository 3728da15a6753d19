import { Form, useNavigation } from '@remix-run/react';
import { Scale } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Card } from '~/components/card';
import { Checkbox } from '~/components/checkbox';
import { EmptyState } from '~/components/empty-state';
import { Field } from '~/components/field';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { useCan } from '~/components/frame/permissions';
import { LinkButton } from '~/components/link-button';
import { NumberInput } from '~/components/number-input';
import { PageHeader } from '~/components/page-header';
import { showToast } from '~/components/toaster';
import { useFormat } from '~/i18n/use-format';
import type { RebalancePage } from '~/models/rebalance-page';
import { RebalanceEffects } from './rebalance-effects';

/** Who could help where now, what it would do to each queue, and what has been moved. */
export function RebalanceView({ moved, ...page }: RebalancePage & { moved: number | null }) {
  const { t } = useTranslation('multi-skill');
  useEffect(() => {
    if (moved !== null)
      showToast({ title: moved > 0 ? t('rebalance.applied', { count: moved }) : t('rebalance.ended'), tone: 'ok' });
  }, [moved, t]);
  return (
    <>
      <PageHeader
        title={t('rebalance.title')}
        description={t(`rebalance.source.${page.source}`, { count: page.people })}
        actions={<LinkButton to="/live">{t('rebalance.back')}</LinkButton>}
      />
      <div className="grid items-start gap-4 xl:grid-cols-2">
        <Card title={t('rebalance.moves')} description={t('rebalance.movesText')}>
          {page.moves.length === 0 ? (
            <EmptyState icon={Scale} title={t('rebalance.none')} description={t('rebalance.noneText')} />
          ) : (
            <MoveForm moves={page.moves} />
          )}
        </Card>
        <div className="flex min-w-0 flex-col gap-4">
          {page.effects.length > 0 ? (
            <Card title={t('rebalance.effects')} description={t('rebalance.effectsText')}>
              <RebalanceEffects effects={page.effects} />
            </Card>
          ) : null}
          {page.active.length > 0 ? (
            <Card title={t('rebalance.active')}>
              <ActiveList active={page.active} />
            </Card>
          ) : null}
        </div>
      </div>
    </>
  );
}

function MoveForm({ moves }: Pick<RebalancePage, 'moves'>) {
  const { t } = useTranslation('multi-skill');
  const may = useCan();
  const isBusy = useNavigation().state !== 'idle';
  return (
    <Form method="post" className="flex flex-col gap-4">
      <ul className="divide-y divide-line">
        {moves.map((move) => (
          <li key={move.employeeId} className="py-2">
            <Checkbox
              name="move"
              value={`${move.employeeId}:${move.toId}`}
              defaultChecked
              label={move.name}
              description={t('rebalance.move', { from: move.fromNames.join(', ') || '–', to: move.toName })}
            />
          </li>
        ))}
      </ul>
      {may('staffing:write') ? (
        <div className="flex flex-wrap items-end gap-3">
          <Field label={t('rebalance.minutes')} className="w-36">
            <NumberInput name="minutes" defaultValue={120} min={5} max={720} unit={t('unit.min')} />
          </Field>
          <Button type="submit" variant="primary" isPending={isBusy}>
            {t('rebalance.apply')}
          </Button>
        </div>
      ) : null}
    </Form>
  );
}

function ActiveList({ active }: Pick<RebalancePage, 'active'>) {
  const { t } = useTranslation('multi-skill');
  const format = useFormat();
  const may = useCan();
  const timeZone = useFrameTimeZone();
  return (
    <ul className="divide-y divide-line text-sm">
      {active.map((routing) => (
        <li key={routing.id} className="flex flex-wrap items-center justify-between gap-2 py-2">
          <span>
            {routing.name} · {routing.groupNames.join(', ')}
            <span className="block text-ink-muted">
              {t('rebalance.until', { time: format.time(routing.endsAt, timeZone) })}
              {routing.createdByName ? ` · ${routing.createdByName}` : ''}
            </span>
          </span>
          {may('staffing:write') ? (
            <Form method="post">
              <input type="hidden" name="routingId" value={routing.id} />
              <Button type="submit" name="intent" value="end" size="sm">
                {t('rebalance.end')}
              </Button>
            </Form>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
