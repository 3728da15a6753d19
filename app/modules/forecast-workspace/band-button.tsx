import { Form, Link, useSearchParams } from '@remix-run/react';
import { MoveVertical } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '~/components/button';
import { Field } from '~/components/field';
import { NumberInput } from '~/components/number-input';
import { Popover } from '~/components/popover';
import { setSearchParams } from '~/components/search-params';
import { useFormat } from '~/i18n/use-format';
import { isBandLevel, parseBand } from '~/models/forecast-band';
import type { WorkspaceData } from './workspace-data';

const presets = ['25-75', '10-90', '5-95', '1-99'];

/** Which quantiles the band of the chart shows: usual shares of cases, or any two. */
export function BandButton({ data: { level, band } }: { data: WorkspaceData }) {
  const { t } = useTranslation('forecast-workspace');
  const format = useFormat();
  const [search, setSearch] = useSearchParams();
  const percent = (probability: number) => String(Math.round(1e4 * probability) / 100);
  return (
    <Popover
      label={t('band.title')}
      trigger={
        <Button variant="ghost" size="sm" icon={MoveVertical}>
          {t('band.title')}
        </Button>
      }
    >
      <p className="mb-2 text-sm text-ink-muted">{t(isBandLevel(level) ? 'band.text' : 'band.none')}</p>
      {isBandLevel(level) ? (
        <>
          <ul className="mb-3 flex flex-col">
            {presets.map((preset) => {
              const { low, high } = parseBand(preset) ?? band;
              const isChosen = low === band.low && high === band.high;
              return (
                <li key={preset}>
                  <Link
                    to={setSearchParams(search, { band: preset === '10-90' ? null : preset })}
                    preventScrollReset
                    aria-current={isChosen || undefined}
                    className="flex min-h-8 items-center justify-between rounded-control px-2 hover:bg-hover aria-[current]:bg-accent-soft aria-[current]:text-accent-ink coarse:min-h-11"
                  >
                    <span className="tabular">{`P${percent(low)}–P${percent(high)}`}</span>
                    <span className="text-sm text-ink-muted">
                      {t('band.preset', { share: format.percent(high - low) })}
                    </span>
                  </Link>
                </li>
              );
            })}
          </ul>
          <Form
            key={`${band.low} ${band.high}`}
            className="flex items-end gap-2"
            onSubmit={(event) => {
              event.preventDefault();
              const form = new FormData(event.currentTarget);
              const chosen = `${Number(form.get('low'))}-${Number(form.get('high'))}`;
              if (parseBand(chosen)) setSearch(setSearchParams(search, { band: chosen }), { preventScrollReset: true });
            }}
          >
            <Field label={t('band.from')}>
              <NumberInput name="low" min={0.1} max={99} step="any" required defaultValue={percent(band.low)} />
            </Field>
            <Field label={t('band.to')}>
              <NumberInput name="high" min={1} max={99.9} step="any" required defaultValue={percent(band.high)} />
            </Field>
            <Button type="submit">{t('band.show')}</Button>
          </Form>
        </>
      ) : null}
    </Popover>
  );
}
