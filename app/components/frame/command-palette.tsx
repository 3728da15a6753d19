import { useFetcher, useNavigate } from '@remix-run/react';
import { Command } from 'cmdk';
import { CalendarRange, ChartSpline, FileText, Headset, type LucideIcon, Search, User } from 'lucide-react';
import { Dialog } from 'radix-ui';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { joinClasses } from '../class-names';
import { scrimClasses } from '../overlay-styles';
import { useFrameData } from './frame-data';
import { selectNavigation } from './navigation';
import { type PaletteAction, usePaletteActions } from './palette-actions';
import { useScopeSearch } from './use-scope-search';

/** What `GET /search?q=` answers. */
export interface SearchResult {
  type: 'employee' | 'group' | 'forecast' | 'schedule' | 'page';
  id: string;
  title: string;
  subtitle: string | null;
  to: string;
}

const icons: Record<SearchResult['type'], LucideIcon> = {
  employee: User,
  group: Headset,
  forecast: ChartSpline,
  schedule: CalendarRange,
  page: FileText,
};

const groupClasses =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 ' +
  '[&_[cmdk-group-heading]]:text-sm [&_[cmdk-group-heading]]:text-ink-subtle';
const itemClasses =
  'flex min-h-9 cursor-pointer items-center gap-2.5 rounded-control px-2 py-1.5 data-[selected=true]:bg-hover coarse:min-h-11';

/** Finds anything and runs any action. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('frame');
  const data = useFrameData();
  const navigate = useNavigate();
  const scope = useScopeSearch();
  const [query, setQuery] = useState('');
  const { results, isSearching } = useSearch(query);
  const [selected, setSelected] = useState('');
  const actions = usePaletteActions();
  // what the server found comes after the first picture, and stands first
  const firstResult = results[0] ? `${results[0].type}:${results[0].id}` : null;
  useEffect(() => {
    if (firstResult) setSelected(firstResult);
  }, [firstResult]);
  const go = (to: string) => {
    onClose();
    navigate(to);
  };
  const run = (action: PaletteAction) => {
    onClose();
    action.run();
  };
  return (
    <Dialog.Root open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className={scrimClasses} />
        <Dialog.Content
          aria-describedby={undefined}
          className="fixed inset-x-0 top-0 z-50 mx-auto flex max-h-dvh w-full max-w-xl animate-rise-in flex-col overflow-hidden bg-raised shadow-dialog outline-none sm:top-[12vh] sm:max-h-[70vh] sm:rounded-card"
        >
          <Dialog.Title className="sr-only">{t('palette.title')}</Dialog.Title>
          <Command
            label={t('palette.title')}
            loop
            value={selected}
            onValueChange={setSelected}
            filter={matchWords}
            className="flex min-h-0 flex-col"
          >
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search aria-hidden size={16} className="text-ink-subtle" />
              <Command.Input
                value={query}
                onValueChange={setQuery}
                placeholder={t('palette.hint')}
                className="h-12 min-w-0 flex-1 bg-transparent text-lg outline-none"
              />
              {isSearching ? <span className="text-sm text-ink-subtle">{t('palette.searching')}</span> : null}
            </div>
            <Command.List className="min-h-0 flex-1 overflow-y-auto overscroll-contain p-1.5">
              {isSearching ? null : (
                <Command.Empty className="px-2 py-8 text-center text-ink-muted">
                  {t('palette.nothing', { query })}
                </Command.Empty>
              )}
              {results.length > 0 ? (
                <Command.Group heading={t('palette.results')} className={groupClasses} forceMount>
                  {results.map((result) => (
                    <Command.Item
                      key={`${result.type}:${result.id}`}
                      value={`${result.type}:${result.id}`}
                      forceMount
                      className={itemClasses}
                      onSelect={() => go(result.to)}
                    >
                      <PaletteLine
                        icon={icons[result.type]}
                        title={result.title}
                        detail={result.subtitle ?? t(`palette.type.${result.type}`)}
                      />
                    </Command.Item>
                  ))}
                </Command.Group>
              ) : null}
              <Command.Group heading={t('palette.pages')} className={groupClasses}>
                {selectNavigation(data?.permissions ?? []).flatMap((group) =>
                  group.items.map((item) => (
                    <Command.Item
                      key={item.to}
                      value={`${t(`nav.${item.id}`)} ${item.to}`}
                      className={itemClasses}
                      onSelect={() => go(item.to + scope)}
                    >
                      <PaletteLine icon={item.icon} title={t(`nav.${item.id}`)} detail={t(`nav.${group.id}`)} />
                    </Command.Item>
                  )),
                )}
              </Command.Group>
              <Command.Group heading={t('palette.actions')} className={groupClasses}>
                {actions.map((action) => (
                  <Command.Item
                    key={action.label}
                    value={action.label}
                    className={itemClasses}
                    onSelect={() => run(action)}
                  >
                    <PaletteLine icon={action.icon} title={action.label} />
                  </Command.Item>
                ))}
              </Command.Group>
            </Command.List>
          </Command>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Every word must begin a word of the line: letters strewn over it are no match. */
function matchWords(line: string, query: string): number {
  const words = ` ${line.toLowerCase()}`;
  const isMatch = query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => words.includes(` ${word}`) || words.includes(`/${word}`));
  return isMatch ? 1 : 0;
}

function PaletteLine({ icon: Icon, title, detail }: { icon: LucideIcon; title: string; detail?: string }) {
  return (
    <>
      <Icon aria-hidden size={16} className="shrink-0 text-ink-subtle" />
      <span className="min-w-0 flex-1 truncate">{title}</span>
      {detail ? <span className={joinClasses('max-w-[45%] truncate text-sm text-ink-muted')}>{detail}</span> : null}
    </>
  );
}

/** Asks the server a moment after the last key; two letters are the least that is worth asking for. */
function useSearch(query: string): { results: SearchResult[]; isSearching: boolean } {
  const fetcher = useFetcher<{ results: SearchResult[] }>();
  const wanted = query.trim();
  const isAsked = wanted.length >= 2;
  const { load } = fetcher;
  useEffect(() => {
    if (!isAsked) return;
    const timer = setTimeout(() => load(`/search?q=${encodeURIComponent(wanted)}`), 120);
    return () => clearTimeout(timer);
  }, [wanted, isAsked, load]);
  return { results: isAsked ? (fetcher.data?.results ?? []) : [], isSearching: isAsked && fetcher.state !== 'idle' };
}
