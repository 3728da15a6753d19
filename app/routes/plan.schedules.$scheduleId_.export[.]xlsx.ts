import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { createFormat } from '~/i18n/format';
import { getServerTranslator } from '~/i18n/i18n.server';
import { parseId } from '~/models/parse-input.server';
import { exportSchedule } from '~/models/schedule-export.server';
import { readGridFilter } from '~/modules/schedule-grid/grid-data';

/** The grid of a variant, filtered as it is on the page, as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const t = getServerTranslator(actor.locale, 'schedule-edits');
  const format = createFormat(actor.locale);
  const words = {
    sheet: t('export.sheet'),
    name: t('export.name'),
    hours: t('export.hours'),
    norm: t('export.norm'),
    date: (date: string) => format.date(date, 'weekday'),
  };
  const filter = readGridFilter(new URL(request.url).searchParams);
  const { name, body } = await exportSchedule({ actor, scheduleId, filter, words });
  return new Response(body, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="schedule.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
      'Cache-Control': 'private, no-store',
    },
  });
}
