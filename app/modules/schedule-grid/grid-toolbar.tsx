import {
  ClipboardPaste,
  Copy,
  FileSpreadsheet,
  MousePointer2,
  Printer,
  Redo2,
  Scissors,
  Trash2,
  Undo2,
  UsersRound,
  Wand2,
  X,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { joinClasses } from '~/components/class-names';
import { IconButton } from '~/components/icon-button';
import { LinkButton } from '~/components/link-button';
import { useSaveState } from '~/components/save-state';
import { Toolbar } from '~/components/toolbar';
import { PresenceList } from '~/modules/schedules/presence-list';
import { activityClasses } from './activity-classes';
import type { GridTemplate } from './edit-types';
import { hueShapes } from './shift-chip';
import type { GridControl } from './use-grid-control';
import type { GridEdits } from './use-grid-edits';

interface GridToolbarProps {
  scheduleId: string;
  edits: GridEdits;
  control: GridControl;
  templates: GridTemplate[];
  /** leads to re-optimising what is selected */
  improveLink: string;
  exportLink: string;
  printLink: string;
  mayWrite: boolean;
  onAssign: () => void;
}

/** Tools of the grid: undo, the clipboard, templates to paint with, assignment to many, paper and files. */
export function GridToolbar(props: GridToolbarProps) {
  const { edits, control, templates, mayWrite } = props;
  const { t } = useTranslation('schedule-edits');
  const { hasUnsavedChanges, isSaving, save } = useSaveState();
  const { state } = edits;
  const { tool, setTool, perform } = control;
  const files = (
    <>
      <LinkButton
        to={props.exportLink}
        icon={FileSpreadsheet}
        size="sm"
        variant="ghost"
        reloadDocument
        data-tooltip={t('exportXlsx')}
      >
        <span className="sr-only">{t('exportXlsx')}</span>
      </LinkButton>
      <LinkButton to={props.printLink} icon={Printer} size="sm" variant="ghost" data-tooltip={t('printPdf')}>
        <span className="sr-only">{t('printPdf')}</span>
      </LinkButton>
    </>
  );
  if (!mayWrite) return <Toolbar label={t('tools')}>{files}</Toolbar>;
  return (
    <Toolbar
      label={t('tools')}
      end={
        <>
          <PresenceList scheduleId={props.scheduleId} isEditing={hasUnsavedChanges} />
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
          {files}
        </>
      }
    >
      <span className="flex">
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
      </span>
      <span className="flex">
        <IconButton size="sm" icon={Scissors} label={t('do.cut')} shortcut="Ctrl+X" onClick={() => perform('cut')} />
        <IconButton size="sm" icon={Copy} label={t('do.copy')} shortcut="Ctrl+C" onClick={() => perform('copy')} />
        <IconButton
          size="sm"
          icon={ClipboardPaste}
          label={t('do.paste')}
          shortcut="Ctrl+V"
          disabled={!control.clipboard}
          onClick={() => perform('paste')}
        />
        <IconButton size="sm" icon={Trash2} label={t('do.clear')} shortcut="Delete" onClick={() => perform('clear')} />
      </span>
      <fieldset className="flex max-w-full min-w-0 items-center gap-1 overflow-x-auto p-0.5 xl:max-w-[36rem] 2xl:max-w-none">
        <legend className="sr-only">{t('paint')}</legend>
        <ToolButton isOn={tool.kind === 'select'} label={t('select')} onClick={() => setTool({ kind: 'select' })}>
          <MousePointer2 aria-hidden size={14} />
        </ToolButton>
        {templates.slice(0, 9).map((template) => (
          <ToolButton
            key={template.id}
            isOn={tool.kind === 'paint' && tool.template?.id === template.id}
            label={t('paintWith', { name: `${template.code} (${template.name})` })}
            className={activityClasses[template.colour]}
            onClick={() => setTool({ kind: 'paint', template })}
          >
            <span aria-hidden>{hueShapes[template.colour]}</span> {template.code}
          </ToolButton>
        ))}
        <ToolButton
          isOn={tool.kind === 'paint' && tool.template === null}
          label={`${t('free')}: ${t('paintFree')}`}
          onClick={() => setTool({ kind: 'paint', template: null })}
        >
          {t('free')}
        </ToolButton>
      </fieldset>
      <LinkButton to={props.improveLink} icon={Wand2} size="sm">
        {t('improve')}
      </LinkButton>
      <Button size="sm" icon={UsersRound} onClick={props.onAssign}>
        {t('do.assign')}
      </Button>
    </Toolbar>
  );
}

function ToolButton(props: {
  isOn: boolean;
  label: string;
  className?: string;
  onClick: () => void;
  children: React.ReactNode;
}) {
  return (
    <button
      type="button"
      aria-pressed={props.isOn}
      aria-label={props.label}
      data-tooltip={props.label}
      onClick={props.onClick}
      className={joinClasses(
        'flex h-7 shrink-0 items-center gap-1 rounded-control border px-1.5 text-xs font-medium',
        props.className,
        props.isOn ? 'border-accent outline-2 outline-accent' : 'border-line',
      )}
    >
      {props.children}
    </button>
  );
}
