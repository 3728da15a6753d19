import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import { useEffectName } from '../forecasting/use-effect-name';
import { useOperationText } from '../forecasting/use-operation-text';
import { describeCell } from './describe-cell';
import type { WorkspaceData } from './workspace-data';

const shownEffects = 4;

/** Why the period under the cursor has its value: base, what the calendar does to its day, layers with who made them. */
export function CellNote({
  data,
  index,
  stepMs,
  date,
}: {
  data: WorkspaceData;
  index: number;
  stepMs: number;
  date: string;
}) {
  const { t } = useTranslation(['forecast-workspace', 'forecasts']);
  const format = useFormat();
  const nameEffect = useEffectName();
  const describeOperation = useOperationText();
  const cell = describeCell(data, index, stepMs, date);
  if (cell.volume === null || data.step === 'requirement') return null;
  const effects = [...cell.effects].sort((a, b) => Math.abs(Math.log(b.factor)) - Math.abs(Math.log(a.factor)));
  return (
    <div className="mt-1.5 border-t border-line pt-1.5 text-xs">
      <Line term={t('cell.base')} value={format.number(cell.base, { decimals: (cell.base ?? 0) < 10 ? 1 : 0 })} />
      {effects.slice(0, shownEffects).map((effect) => (
        <Line
          key={effect.key}
          term={nameEffect(effect.key)}
          value={format.percent(effect.factor - 1, { decimals: 0, isSigned: true })}
          isQuiet
        />
      ))}
      {cell.layers.map((layer) => (
        <Line
          key={layer.id}
          term={`${layer.comment ?? t(`forecasts:layer.${layer.kind}`)} · ${layer.createdByName ?? t('forecasts:layers.system')}, ${format.dateTime(layer.createdAt, data.timeZone)}`}
          value={describeOperation(layer)}
        />
      ))}
    </div>
  );
}

function Line({ term, value, isQuiet = false }: { term: string; value: string; isQuiet?: boolean }) {
  return (
    <p className={`flex justify-between gap-3 ${isQuiet ? 'text-ink-subtle' : 'text-ink-muted'}`}>
      <span className="min-w-0">{term}</span>
      <span className="tabular shrink-0">{value}</span>
    </p>
  );
}
