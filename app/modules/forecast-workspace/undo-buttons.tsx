import { useSubmit } from '@remix-run/react';
import { Redo2, Undo2 } from 'lucide-react';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '~/components/icon-button';
import { useShortcut } from '~/components/shortcuts';
import type { LayerItem } from '../forecasting/forecast-page-data';
import { readUndoState } from './undo-state';

/** Undo and redo of what planners laid over the forecast, also by Ctrl+Z and Ctrl+Shift+Z outside of fields. */
export function UndoButtons({ layers, version }: { layers: LayerItem[]; version: number }) {
  const { t } = useTranslation('forecast-workspace');
  const submit = useSubmit();
  const { canUndo, canRedo } = readUndoState(layers);
  const step = (intent: 'undo' | 'redo') =>
    submit({ intent, version: String(version) }, { method: 'post', preventScrollReset: true });
  useUndoKeys({ undo: canUndo ? () => step('undo') : null, redo: canRedo ? () => step('redo') : null });
  useShortcut('Ctrl+Z', t('undo'));
  useShortcut('Ctrl+Shift+Z', t('redo'));
  return (
    <>
      <IconButton
        icon={Undo2}
        size="sm"
        label={t('undo')}
        shortcut="Ctrl+Z"
        disabled={!canUndo}
        onClick={() => step('undo')}
      />
      <IconButton
        icon={Redo2}
        size="sm"
        label={t('redo')}
        shortcut="Ctrl+Shift+Z"
        disabled={!canRedo}
        onClick={() => step('redo')}
      />
    </>
  );
}

function useUndoKeys({ undo, redo }: { undo: (() => void) | null; redo: (() => void) | null }) {
  useEffect(() => {
    const handleKeyDown = (event: KeyboardEvent) => {
      // why: in a field Ctrl+Z belongs to what is being written
      const isWriting = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
      if (isWriting || !(event.ctrlKey || event.metaKey) || event.altKey) return;
      const isRedo = (event.code === 'KeyZ' && event.shiftKey) || event.code === 'KeyY';
      const action = isRedo ? redo : event.code === 'KeyZ' ? undo : null;
      if (!action) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', handleKeyDown);
    return () => window.removeEventListener('keydown', handleKeyDown);
  }, [undo, redo]);
}
