import { Link, useNavigate, useSearchParams } from '@remix-run/react';
import { CircleAlert, Lock, Plus, Star } from 'lucide-react';
import { type KeyboardEvent, type MouseEvent, memo, useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '~/components/class-names';
import { setSearchParams } from '~/components/search-params';
import { addDays } from '~/engine/time';
import { useFormat } from '~/i18n/use-format';
import type { YearBlockView, YearRowView } from '~/models/vacation-year';
import type { BlockChanges } from './use-block-changes';
import { useBlockDrag } from './use-block-drag';
import { useRuleText } from './use-rule-text';

interface YearRowProps {
  row: YearRowView;
  days: number;
  firstDate: string;
  mayWrite: boolean;
  changes: BlockChanges;
  showsWishes: boolean;
}

/** The year of one person: blocks to drag, to step with the keys, to open; a click on a free day adds one there. */
export const YearRow = memo(function YearRow({ row, days, firstDate, mayWrite, changes, showsWishes }: YearRowProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { move } = changes;
  const onDrop = useCallback(
    (place: { id: string; first: number; last: number }) => {
      const block = row.blocks.find(({ id }) => id === place.id);
      if (block) move(block, place.first, place.last);
    },
    [row.blocks, move],
  );
  const drag = useBlockDrag(days, onDrop);
  const more = row.additional.reduce((sum, { remaining }) => sum + remaining, 0);
  const left = (day: number) => `${(100 * Math.max(0, day)) / days}%`;
  const width = (first: number, last: number) =>
    `${(100 * (Math.min(last, days - 1) - Math.max(0, first) + 1)) / days}%`;
  const newLink = (date: string | null) => setSearchParams(search, { new: row.id, date, edit: null });
  const openFreeDay = (event: MouseEvent<HTMLElement>) => {
    if (!mayWrite || event.target !== event.currentTarget) return;
    const box = event.currentTarget.getBoundingClientRect();
    const day = Math.floor(((event.clientX - box.left) / box.width) * days);
    navigate(newLink(addDays(firstDate, day)), { preventScrollReset: true });
  };
  return (
    <li className="group/row flex h-8 border-b border-line last:border-0">
      <Link
        to={`/plan/vacations/people/${row.id}`}
        title={[row.departmentName, row.schemeName ?? t('noScheme')].filter(Boolean).join(' · ')}
        className="sticky left-0 z-10 flex w-36 shrink-0 items-center border-r border-line bg-surface px-3 hover:underline sm:w-60"
      >
        <span className="truncate">{row.name}</span>
      </Link>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link at its end adds by keyboard */}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the same */}
      <div className="relative flex-1 overflow-hidden" onClick={openFreeDay}>
        {row.absences.map((absence) => (
          <span
            key={`${absence.first}-${absence.reason}`}
            role="img"
            aria-label={`${absence.reason}: ${format.dateRange(addDays(firstDate, absence.first), addDays(firstDate, absence.last))}`}
            title={absence.reason}
            className="hatched absolute inset-y-2.5 rounded-sm border border-line-strong"
            style={{ left: left(absence.first), width: width(absence.first, absence.last) }}
          />
        ))}
        {showsWishes
          ? row.wishes.map((wish) => (
              <span
                key={wish.id}
                role="img"
                aria-label={t('wishText', {
                  rank: wish.rank,
                  dates: format.dateRange(addDays(firstDate, wish.first), addDays(firstDate, wish.last)),
                  state: t(`wishState.${wish.state}`),
                })}
                title={`${t('wishShort', { rank: wish.rank })} · ${t(`wishState.${wish.state}`)}`}
                className="pointer-events-none absolute bottom-0 h-1.5 border-x border-b border-accent"
                style={{ left: left(wish.first), width: width(wish.first, wish.last) }}
              />
            ))
          : null}
        {row.blocks.map((block) => (
          <Block
            key={block.id}
            employeeId={row.id}
            block={block}
            place={
              drag.place?.id === block.id ? drag.place : changes.pending?.id === block.id ? changes.pending : block
            }
            firstDate={firstDate}
            left={left}
            width={width}
            to={setSearchParams(search, { edit: block.id, new: null, date: null })}
            changes={changes}
            mayWrite={mayWrite}
            drag={drag}
          />
        ))}
      </div>
      <span
        className={joinClasses(
          'tabular flex w-24 shrink-0 items-center justify-end gap-1 border-l border-line px-2',
          row.remaining < 0 && 'text-short-3-ink',
        )}
        title={[
          t('balanceTitle', { remaining: format.number(row.remaining), end: format.number(row.atYearEnd) }),
          ...row.additional.map(({ name, remaining }) => `${name}: ${t('daysShort', { count: remaining })}`),
          row.extraordinary ? `${t('balance.extraordinary')}: ${t('daysShort', { count: row.extraordinary })}` : '',
        ]
          .filter(Boolean)
          .join(' · ')}
      >
        {mayWrite ? (
          <Link
            to={newLink(null)}
            aria-label={t('addFor', { name: row.name })}
            className="mr-auto rounded-sm p-0.5 text-ink-subtle opacity-0 group-hover/row:opacity-100 focus-visible:opacity-100"
          >
            <Plus aria-hidden size={14} />
          </Link>
        ) : null}
        {row.schemeName ? format.number(row.remaining, { decimals: 1 }) : '–'}
        {more ? <span className="text-ink-muted">+{format.number(more)}</span> : null}
      </span>
    </li>
  );
});

interface BlockProps {
  employeeId: string;
  block: YearBlockView;
  place: { first: number; last: number };
  firstDate: string;
  left: (day: number) => string;
  width: (first: number, last: number) => string;
  to: string;
  changes: BlockChanges;
  mayWrite: boolean;
  drag: ReturnType<typeof useBlockDrag>;
}

function Block({ employeeId, block, place, firstDate, left, width, to, changes, mayWrite, drag }: BlockProps) {
  const { t } = useTranslation('vacations');
  const format = useFormat();
  const ruleText = useRuleText();
  const broken = block.violations.filter(({ severity }) => severity !== 'warning');
  const text = [
    block.schemeName ?? t(`kind.${block.kind}`),
    t(`state.${block.state}`),
    t(`priority.${block.priority}`),
    format.dateRange(addDays(firstDate, place.first), addDays(firstDate, place.last)),
    t('daysShort', { count: block.days }),
    ...block.violations.map(ruleText),
  ].join(' · ');
  const isPriority = block.priority === 'priority';
  const Icon = broken.length ? CircleAlert : block.priority === 'fixed' ? Lock : isPriority ? Star : null;
  return (
    <Link
      to={to}
      preventScrollReset
      aria-label={text}
      title={text}
      draggable={false}
      onPointerDown={mayWrite ? (event) => drag.start(event, block) : undefined}
      onPointerMove={drag.move}
      onPointerUp={drag.end}
      onPointerCancel={drag.cancel}
      onClick={drag.click}
      onKeyDown={mayWrite ? (event) => stepBlock(event, employeeId, block, changes) : undefined}
      className={joinClasses(
        'absolute inset-y-1 flex touch-pan-x items-center justify-center overflow-hidden rounded-sm border text-xs focus-visible:z-10',
        mayWrite && 'cursor-grab active:cursor-grabbing',
        block.kind === 'annual' ? 'border-ok bg-ok-soft text-ok-ink' : 'border-over bg-over-soft text-over-ink',
        block.state === 'planned' && 'unpublished border-transparent',
        broken.length > 0 && 'conflicted !absolute',
      )}
      style={{ left: left(place.first), width: width(place.first, place.last) }}
    >
      {Icon ? <Icon aria-hidden size={11} /> : null}
    </Link>
  );
}

/** Alt and arrows move a block by a day (with Shift by a week), Shift and arrows move its end, Delete removes it. */
function stepBlock(
  event: KeyboardEvent<HTMLElement>,
  employeeId: string,
  block: YearBlockView,
  changes: BlockChanges,
): void {
  const direction = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
  if (event.key === 'Delete') changes.remove(employeeId, block);
  else if (direction && event.altKey) {
    const by = direction * (event.shiftKey ? 7 : 1);
    changes.move(block, block.first + by, block.last + by);
  } else if (direction && event.shiftKey && block.last + direction >= block.first)
    changes.move(block, block.first, block.last + direction);
  else return;
  event.preventDefault();
}
