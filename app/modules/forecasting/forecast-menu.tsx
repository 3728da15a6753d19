import { AlarmClock, CalendarRange, ChevronDown, Layers, SlidersHorizontal, TriangleAlert, Upload } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { DropdownMenu } from '~/components/dropdown-menu';
import type { MenuEntry } from '~/components/menu-entry';

/** What there is beside the list: work over many groups, looks ahead and at what came in, how forecasts are made. */
export function ForecastMenu({ canWrite }: { canWrite: boolean }) {
  const { t } = useTranslation('forecasts');
  const link = (name: string, path: string, icon: MenuIcon): MenuEntry => ({
    label: t(`list.${name}`),
    description: t(`list.about.${name}`),
    to: `/plan/forecasts/${path}`,
    icon,
  });
  const writing: MenuEntry[] = [
    { kind: 'heading', label: t('list.menu.many') },
    link('mass', 'mass', Layers),
    link('import', 'import', Upload),
  ];
  const entries: MenuEntry[] = [
    ...(canWrite ? writing : []),
    { kind: 'heading', label: t('list.menu.look') },
    link('longRange', 'long-range', CalendarRange),
    link('anomalies', 'anomalies', TriangleAlert),
    { kind: 'heading', label: t('list.menu.how') },
    link('methods', 'methods', SlidersHorizontal),
    link('refresh', 'refresh', AlarmClock),
  ];
  return (
    <DropdownMenu
      align="end"
      entries={entries}
      trigger={
        <Button>
          {t('list.menu.title')}
          <ChevronDown aria-hidden size={15} />
        </Button>
      }
    />
  );
}

type MenuIcon = typeof Layers;
