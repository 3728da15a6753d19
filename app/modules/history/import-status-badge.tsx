import { useTranslation } from 'react-i18next';
import { Badge } from '~/components/badge';
import type { ImportPageData } from './import-data';

const tones = {
  uploaded: 'neutral',
  previewed: 'info',
  running: 'accent',
  completed: 'ok',
  failed: 'danger',
  cancelled: 'warning',
} as const;

export function ImportStatusBadge({ status }: { status: ImportPageData['status'] }) {
  const { t } = useTranslation('history');
  return <Badge tone={tones[status]}>{t(`status.${status}`)}</Badge>;
}
