import { Form } from '@remix-run/react';
import { CalendarRange, Pencil, Redo2, TrendingUp, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { IconButton } from '~/components/icon-button';
import { useFormat } from '~/i18n/use-format';
import type { LayerItem } from './forecast-page-data';
import { useOperationText } from './use-operation-text';

const icons = { event: CalendarRange, growth: TrendingUp, edit: Pencil, import: Pencil, reserve: TrendingUp };

export interface LayerChipsProps {
  layers: LayerItem[];
  timeZone: string;
  version: number;
  canEdit: boolean;
}

/** Everything that lies over the base, each as a chip that can be taken away and put back. */
export function LayerChips({ layers, timeZone, version, canEdit }: LayerChipsProps) {
  const { t } = useTranslation('forecasts');
  if (layers.length === 0) return <p className="text-sm text-ink-muted">{t('layers.none')}</p>;
  return (
    <ul className="flex flex-col gap-1.5">
      {layers.map((layer) => (
        <LayerChip key={layer.id} layer={layer} timeZone={timeZone} version={version} canEdit={canEdit} />
      ))}
    </ul>
  );
}

function LayerChip({ layer, timeZone, version, canEdit }: { layer: LayerItem } & Omit<LayerChipsProps, 'layers'>) {
  const { t } = useTranslation('forecasts');
  const format = useFormat();
  const describeOperation = useOperationText();
  const Icon = icons[layer.kind];
  const isActive = !layer.revertedAt;
  const title = layer.comment ?? t(`layer.${layer.kind}`);
  return (
    <li
      className={joinClasses(
        'flex items-start gap-2 rounded-control border border-line px-2.5 py-1.5',
        !isActive && 'border-dashed text-ink-subtle',
      )}
    >
      <Icon aria-hidden size={16} className="mt-0.5 shrink-0" />
      <div className="min-w-0 flex-1">
        <p className={joinClasses('font-medium', !isActive && 'line-through')}>
          {title} <span className="tabular font-normal">{describeOperation(layer)}</span>
        </p>
        <p className="tabular text-sm text-ink-muted">
          {format.dateTime(layer.from, timeZone)} – {format.dateTime(layer.to, timeZone)}
        </p>
        <p className="text-sm text-ink-muted">
          {layer.createdByName ?? t('layers.system')}, {format.dateTime(layer.createdAt, timeZone)}
        </p>
      </div>
      {canEdit ? (
        <Form method="post" preventScrollReset>
          <input type="hidden" name="layerId" value={layer.id} />
          <input type="hidden" name="version" value={version} />
          <IconButton
            type="submit"
            name="intent"
            value={isActive ? 'revert' : 'restore'}
            icon={isActive ? X : Redo2}
            label={isActive ? t('layers.remove', { name: title }) : t('layers.restore', { name: title })}
          />
        </Form>
      ) : null}
    </li>
  );
}
