import { PencilLine } from 'lucide-react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Avatar } from '~/components/avatar';
import { useLiveEvents } from '~/components/live/use-live-event';

interface PresentPlanner {
  id: string;
  name: string;
  isEditing: boolean;
}

const everyMs = 20_000;

/** Who else has this schedule open, with a pencil where somebody has unsaved changes. */
export function PresenceList({ scheduleId, isEditing }: { scheduleId: string; isEditing: boolean }) {
  const { t } = useTranslation('schedule-edits');
  const [others, setOthers] = useState<PresentPlanner[]>([]);
  const editing = useRef(isEditing);
  editing.current = isEditing;
  const address = `/plan/schedules/${scheduleId}/presence`;
  const tell = useCallback(async () => {
    const body = new URLSearchParams(editing.current ? { editing: '1' } : {});
    const response = await fetch(address, { method: 'POST', body }).catch(() => null);
    if (response?.ok) setOthers(((await response.json()) as { others: PresentPlanner[] }).others);
  }, [address]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: beginning or ending to edit is news
  useEffect(() => {
    tell();
    const timer = setInterval(tell, everyMs);
    return () => clearInterval(timer);
  }, [tell, isEditing]);
  useEffect(() => {
    const leave = () => navigator.sendBeacon(address, new URLSearchParams({ leaving: '1' }));
    window.addEventListener('pagehide', leave);
    return () => {
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [address]);
  useLiveEvents([`schedule:${scheduleId}`], (event) => {
    if ((event.data as { change?: string }).change === 'presence') tell();
  });
  if (!others.length) return null;
  return (
    <ul aria-label={t('presence.label')} className="flex items-center gap-1">
      {others.slice(0, 5).map((other) => (
        <li key={other.id} title={t('presence.others', { names: other.name })} className="relative">
          <span className="sr-only">{other.name}</span>
          <Avatar name={other.name} size="sm" />
          {other.isEditing ? (
            <PencilLine
              aria-label={t('presence.editing')}
              size={11}
              className="absolute -right-1 -bottom-1 rounded-full bg-surface text-accent-ink"
            />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
