import { ChevronLeft, ChevronRight, Clock, GitMerge, HandHeart, Home, Redo2, Trash2, Undo2, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { IconButton } from '~/components/icon-button';
import { useSaveState } from '~/components/save-state';
import { Toolbar } from '~/components/toolbar';
import { useFormat } from '~/i18n/use-format';
import { waysOutOf } from '~/models/ways-out';
import { PresenceList } from '~/modules/schedules/presence-list';
import type { ChangeConflict, ChangesAnswer } from './changes-client';
import { addActivity, addableKinds, addOvertime, type DayTimelineShift, removeActivity, sendHome } from './day-edits';
import { shortClock } from './shift-chip';
import type { DayChoice } from './use-day-choice';
import type { GridEdits } from './use-grid-edits';

interface DayToolsProps {
  scheduleId: string;
  edits: GridEdits;
  choice: DayChoice;
  shifts: DayTimelineShift[];
  nowMs: number;
  conflicts: ChangeConflict[];
  /** what the edits do to the day, before they are saved */
  effect: ChangesAnswer['day'];
  onMerge: () => void;
  /** asking the chosen people instead, where it is open */
  offer: ReactNode;
  onOffer: () => void;
}

/** What can be done with the chosen shifts and pauses of a day. */
export function DayTools(props: DayToolsProps) {
  const { scheduleId, edits, choice, shifts, nowMs, conflicts, effect, onMerge, offer, onOffer } = props;
  const { t } = useTranslation('schedule-edits');
  const { t: words } = useTranslation('schedules');
  const { t: offerWords } = useTranslation('shift-offers');
  const format = useFormat();
  const { hasUnsavedChanges, isSaving, save } = useSaveState();
  const { state } = edits;
  const count = choice.employeeIds.length;
  const { part, focused } = choice;
  const last = choice.employeeIds.at(-1);
  const shown = shifts.find((shift) => shift.employeeId === last);
  const nowMinute = shown ? shown.startMinute + (nowMs - shown.startMs) / 60_000 : 0;
  const broken = conflicts.filter((item) => item.employeeId === last);
  const picked = part.kind === 'activity' ? focused?.activities?.[part.index] : undefined;
  return (
    <section className="sticky top-14 z-[5] flex flex-col gap-2 rounded-card border border-line bg-surface p-3 shadow-card">
      <Toolbar
        label={t('tools')}
        end={
          <>
            <PresenceList scheduleId={scheduleId} isEditing={hasUnsavedChanges} />
            {hasUnsavedChanges ? (
              <>
                <Button size="sm" variant="ghost" icon={X} onClick={edits.discard}>
                  {t('discard')}
                </Button>
                <Button size="sm" variant="primary" isPending={isSaving} onClick={() => save().catch(() => undefined)}>
                  {t('save', { count: state.cells.size })}
                </Button>
              </>
            ) : null}
          </>
        }
      >
        <IconButton
          size="sm"
          icon={Undo2}
          label={t('undo')}
          shortcut="Ctrl+Z"
          disabled={!state.undo.length}
          onClick={edits.undo}
        />
        <IconButton
          size="sm"
          icon={Redo2}
          label={t('redo')}
          shortcut="Ctrl+Y"
          disabled={!state.redo.length}
          onClick={edits.redo}
        />
        {count ? (
          <>
            <span className="text-sm text-ink-muted">
              {count === 1 && shown ? shown.name : t('timeline.chosen', { count })}
              {picked
                ? ` · ${words(`activity.${picked.kind}`)} ${shortClock(picked.startMinute)}–${shortClock(picked.endMinute)}`
                : ''}
            </span>
            <Button size="sm" icon={ChevronLeft} onClick={() => choice.move(-15)}>
              {t('timeline.earlier')}
            </Button>
            <Button size="sm" icon={ChevronRight} onClick={() => choice.move(15)}>
              {t('timeline.later')}
            </Button>
            {picked ? (
              <Button
                size="sm"
                variant="ghost"
                icon={Trash2}
                onClick={() =>
                  choice.change((shift, index) =>
                    index === 0 && part.kind === 'activity' ? removeActivity(shift, part.index) : null,
                  )
                }
              >
                {t('timeline.remove')}
              </Button>
            ) : (
              <>
                {addableKinds.map((kind) => (
                  <Button
                    key={kind}
                    size="sm"
                    onClick={() => choice.change((shift, i) => (i === 0 ? addActivity(shift, kind) : null))}
                  >
                    + {words(`activity.${kind}`)}
                  </Button>
                ))}
                <Button
                  size="sm"
                  icon={Clock}
                  onClick={() => choice.change((s, i) => (i === 0 ? addOvertime(s) : null))}
                >
                  {t('timeline.overtime')}
                </Button>
                <Button
                  size="sm"
                  icon={Home}
                  disabled={!focused || !sendHome(focused, nowMinute)}
                  onClick={() => choice.change((shift) => sendHome(shift, nowMinute))}
                >
                  {t('timeline.sendHome')}
                </Button>
                <Button size="sm" icon={HandHeart} aria-expanded={Boolean(offer)} onClick={onOffer}>
                  {offerWords('open')}
                </Button>
              </>
            )}
          </>
        ) : (
          <span className="text-sm text-ink-muted">{t('timeline.hint')}</span>
        )}
      </Toolbar>
      {offer}
      {effect && effect.serviceLevelAfter !== null ? (
        <p role="status" className="tabular text-sm text-ink-muted">
          {t('timeline.serviceLevel')}: {format.percent(effect.serviceLevelBefore, { decimals: 1 })}{' '}
          {t('timeline.before')},{' '}
          <strong className="font-medium text-ink">{format.percent(effect.serviceLevelAfter, { decimals: 1 })}</strong>{' '}
          {t('timeline.after')}
        </p>
      ) : null}
      {edits.staleKeys.size ? (
        <p role="alert" className="flex flex-wrap items-center gap-3 text-sm text-warning-ink">
          {t('merge.notice', { count: edits.staleKeys.size })}
          <Button size="sm" icon={GitMerge} onClick={onMerge}>
            {t('merge.look')}
          </Button>
        </p>
      ) : null}
      {broken.length ? (
        <ul role="status" className="flex flex-wrap gap-2 text-sm">
          {broken.map((item) => (
            <li
              key={`${item.date}-${item.rule}-${item.detail}`}
              className="rounded-control bg-short-2-soft px-2 py-0.5 text-short-2-ink"
            >
              <strong className="font-medium">{words(`rule.${item.rule}`)}</strong> ({item.detail}):{' '}
              {(waysOutOf[item.rule] ?? [])
                .slice(0, 2)
                .map((way) => words(`waysOut.${way}`))
                .join(' · ')}
            </li>
          ))}
        </ul>
      ) : null}
    </section>
  );
}
