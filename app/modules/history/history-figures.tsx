import { useTranslation } from 'react-i18next';
import { StatTile } from '~/components/stat-tile';
import { useFormat } from '~/i18n/use-format';
import type { HistoryPageData } from './history-data';

/** The period in five figures. */
export function HistoryFigures({ data }: { data: HistoryPageData }) {
  const { t } = useTranslation('history');
  const format = useFormat();
  const { contacts, unique, serviceLevel, ahtSec } = sumUp(data);
  const outliers = data.quality.findings.filter((finding) => finding.kind === 'outlier').length;
  const { isMissingTooMuch, missingShare } = data.quality;
  return (
    <div className="grid grid-cols-2 gap-3 md:grid-cols-3 xl:grid-cols-5">
      <StatTile
        label={t('contacts')}
        value={format.number(contacts, { decimals: 0 })}
        detail={contacts > 0 ? t('figures.unique', { share: format.percent(unique / contacts) }) : undefined}
      />
      <StatTile
        label={t('aht')}
        value={ahtSec === null ? '–' : format.duration(Math.round(ahtSec))}
        detail={t('figures.weighted')}
      />
      <StatTile
        label={t('serviceLevel')}
        value={serviceLevel === null ? '–' : format.percent(serviceLevel)}
        detail={t('figures.serviceLevel')}
      />
      <StatTile
        label={t('figures.missing')}
        value={format.percent(missingShare, { decimals: 1 })}
        state={{
          state: isMissingTooMuch ? 'short-2' : 'ok',
          label: t(isMissingTooMuch ? 'figures.tooMuch' : 'figures.fine'),
        }}
        detail={t(isMissingTooMuch ? 'figures.tooMuch' : 'figures.fine')}
      />
      <StatTile label={t('figures.outliers')} value={format.number(outliers)} detail={t('figures.replaced')} />
    </div>
  );
}

function sumUp({ points }: HistoryPageData) {
  let contacts = 0;
  let unique = 0;
  let inTime = 0;
  let told = 0;
  let timed = 0;
  let seconds = 0;
  for (const point of points) {
    contacts += point.notUniqueReceived;
    unique += point.received;
    if (point.answeredInTime !== null) {
      inTime += point.answeredInTime;
      told += point.notUniqueReceived;
    }
    if (point.ahtSec === null) continue;
    timed += point.notUniqueTreated;
    seconds += point.ahtSec * point.notUniqueTreated;
  }
  return {
    contacts,
    unique,
    serviceLevel: told > 0 ? inTime / told : null,
    ahtSec: timed > 0 ? seconds / timed : null,
  };
}
