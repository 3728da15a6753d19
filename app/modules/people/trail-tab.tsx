import { useTranslation } from 'react-i18next';
import { Card } from '~/components/card';
import { useFrameTimeZone } from '~/components/frame/frame-data';
import { LinkButton } from '~/components/link-button';
import { Timeline } from '~/components/timeline';
import { useFormat } from '~/i18n/use-format';

interface TrailItemView {
  id: number;
  at: string | Date;
  actorName: string | null;
  action: string;
  source: string;
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
  reason: string | null;
}

/** Who changed the card, when and what. */
export function TrailTab({ items, next }: { items: TrailItemView[]; next: number | null }) {
  const { t } = useTranslation('people');
  const format = useFormat();
  const timeZone = useFrameTimeZone();
  return (
    <Card title={t('card.history')}>
      {items.length === 0 ? <p className="text-ink-muted">{t('trail.none')}</p> : null}
      <Timeline
        label={t('card.history')}
        items={items.map((item) => ({
          id: String(item.id),
          time: format.dateTime(item.at, timeZone, 'medium'),
          title: `${t(`trail.${item.action.replace('employee.', '')}`, { defaultValue: item.action })} · ${item.actorName ?? t('trail.system')}`,
          description: <TrailChanges item={item} />,
        }))}
      />
      {next ? (
        <LinkButton to={`?before=${next}`} className="mt-3">
          {t('trail.older')}
        </LinkButton>
      ) : null}
    </Card>
  );
}

function TrailChanges({ item }: { item: TrailItemView }) {
  const { t } = useTranslation('people');
  const fields = item.action === 'employee.updated' ? Object.keys(item.after ?? {}) : [];
  const show = (value: unknown) =>
    value === null || value === undefined || value === '' ? '–' : typeof value === 'object' ? '…' : String(value);
  return (
    <>
      {item.reason ? <span className="block">{item.reason}</span> : null}
      {fields.slice(0, 8).map((field) => (
        <span key={field} className="block">
          {t(`columns.${field}`, { defaultValue: t(`profile.${field}`, { defaultValue: field }) })}:{' '}
          {show(item.before?.[field])} → {show(item.after?.[field])}
        </span>
      ))}
      {item.source === 'screen' ? null : <span className="block text-ink-subtle">{t(`source.${item.source}`)}</span>}
    </>
  );
}
