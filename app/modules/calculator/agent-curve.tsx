import { type KeyboardEvent, type PointerEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '~/i18n/use-format';
import type { CalculationAnswer, CalculationFigures } from '~/models/calculation-answer';
import { CurveTable } from './curve-table';

const lines = [
  { id: 'serviceLevel', color: 'var(--color-series-forecast)', dash: undefined, width: 2 },
  { id: 'occupancy', color: 'var(--color-series-other-2)', dash: '6 4', width: 1.75 },
  { id: 'cost', color: 'var(--color-series-other-1)', dash: '2 3', width: 1.75 },
] as const;

type LineId = (typeof lines)[number]['id'];

/**
 * Service level, occupancy and cost against the number of agents. Shares stand on the left scale; cost runs from nothing to the
 * dearest point. The answer is marked; pointing or the arrow keys read any other number.
 */
export function AgentCurve({ answer, points }: { answer: CalculationAnswer; points: CalculationFigures[] }) {
  const { t } = useTranslation('calculator');
  const format = useFormat();
  const [cursor, setCursor] = useState<number | null>(null);
  const found = points.findIndex((point) => point.agents === answer.figures.agents);
  const last = points.length - 1;
  const index = Math.min(last, cursor ?? Math.max(0, found));
  const point = points[index];
  const dearest = Math.max(...points.map((item) => item.costPerHour));
  const shown = lines.filter((line) => line.id !== 'cost' || dearest > 0);
  const heightOf = (id: LineId, item: CalculationFigures) =>
    id === 'cost' ? item.costPerHour / dearest : item[id === 'occupancy' ? 'occupancy' : 'serviceLevel'];
  const pathOf = (id: LineId) =>
    points.map((item, i) => `${i ? 'L' : 'M'}${i} ${(1 - heightOf(id, item)).toFixed(5)}`).join('');
  const write = (id: LineId, item: CalculationFigures) =>
    id === 'cost'
      ? format.number(item.costPerHour, { decimals: 0 })
      : format.percent(heightOf(id, item), { decimals: 1 });
  const left = (i: number) => `${(100 * i) / Math.max(1, last)}%`;
  const pointAt = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    setCursor(Math.round(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * last));
  };
  const step = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowLeft: index - 1, ArrowRight: index + 1, Home: 0, End: last };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setCursor(Math.min(last, Math.max(0, next)));
  };
  const ticks = points
    .map((_, i) => i)
    .filter((i) => (i - Math.max(0, found)) % Math.max(1, Math.ceil(points.length / 7)) === 0);
  return (
    <div>
      <p className="tabular mb-2 flex flex-wrap gap-x-4 gap-y-1 text-sm" aria-live="polite">
        <span className="font-medium">{t('agentCount', { count: point.agents })}</span>
        {shown.map((line) => (
          <span key={line.id} className="inline-flex items-center gap-1.5">
            <svg aria-hidden width={18} height={8} viewBox="0 0 18 8">
              <path d="M0 4H18" stroke={line.color} strokeWidth={line.width} strokeDasharray={line.dash} />
            </svg>
            {t(`line.${line.id}`)} {write(line.id, point)}
          </span>
        ))}
        {point.asaSec === null ? null : (
          <span className="text-ink-muted">
            {answer.question.model === 'deferred'
              ? t('result.meanTime', { time: format.hours(point.asaSec / 60, true) })
              : t('result.asa', { time: format.seconds(point.asaSec, 1) })}
          </span>
        )}
      </p>
      <div className="relative pb-6 pl-10">
        <div
          role="slider"
          tabIndex={0}
          aria-label={t('curveLabel')}
          aria-valuemin={points[0].agents}
          aria-valuemax={points[last].agents}
          aria-valuenow={point.agents}
          aria-valuetext={`${t('agentCount', { count: point.agents })}, ${shown.map((line) => `${t(`line.${line.id}`)} ${write(line.id, point)}`).join(', ')}`}
          className="relative h-60 touch-pan-y"
          onPointerMove={pointAt}
          onPointerDown={pointAt}
          onPointerLeave={() => setCursor(null)}
          onKeyDown={step}
        >
          {[0, 0.25, 0.5, 0.75, 1].map((share) => (
            <span
              key={share}
              className="tabular absolute inset-x-0 border-t border-line text-xs text-ink-subtle"
              style={{ top: `${(1 - share) * 100}%` }}
            >
              <span className="absolute right-full -translate-y-1/2 pr-2 whitespace-nowrap">
                {format.percent(share)}
              </span>
            </span>
          ))}
          <svg
            aria-hidden
            viewBox={`0 0 ${Math.max(1, last)} 1`}
            preserveAspectRatio="none"
            className="absolute inset-0 size-full overflow-visible"
          >
            {shown.map((line) => (
              <path
                key={line.id}
                d={pathOf(line.id)}
                fill="none"
                stroke={line.color}
                strokeWidth={line.width}
                strokeDasharray={line.dash}
                vectorEffect="non-scaling-stroke"
              />
            ))}
          </svg>
          {found >= 0 ? (
            <span className="absolute inset-y-0 w-px bg-accent" style={{ left: left(found) }}>
              <span className="absolute top-0 left-1.5 rounded-sm bg-accent-soft px-1 text-xs whitespace-nowrap text-accent-ink">
                {t('answerMark')}
              </span>
            </span>
          ) : null}
          {cursor !== null ? (
            <span className="absolute inset-y-0 w-px bg-ink-subtle" style={{ left: left(index) }} />
          ) : null}
          {shown.map((line) => (
            <span
              key={line.id}
              className="absolute size-2 -translate-x-1/2 -translate-y-1/2 rounded-full border border-surface"
              style={{ left: left(index), top: `${(1 - heightOf(line.id, point)) * 100}%`, background: line.color }}
            />
          ))}
          {ticks.map((i) => (
            <span
              key={points[i].agents}
              className="tabular absolute top-full -translate-x-1/2 pt-1 text-xs text-ink-subtle"
              style={{ left: left(i) }}
            >
              {format.number(points[i].agents)}
            </span>
          ))}
        </div>
      </div>
      <CurveTable points={points} hasCost={dearest > 0} answerAgents={answer.figures.agents} />
    </div>
  );
}
