import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { createFormat } from '~/i18n/format';
import { getServerTranslator } from '~/i18n/i18n.server';
import { parseId } from '~/models/parse-input.server';
import { exportSchedule } from '~/models/schedule-export.server';
import { readGridFilter, sumCoverageByDay } from '~/modules/schedule-grid/grid-data';
import { listSheetRows } from '~/modules/schedule-grid/sheet-rows';
import { sheetWords } from '~/modules/schedule-grid/sheet-words';

/** The grid of a variant, filtered and grouped as it is on the page, as a file. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'schedule:read:department');
  const scheduleId = parseId(params.scheduleId, 'The schedule');
  const t = getServerTranslator(actor.locale, 'schedule-edits');
  const rowWords = sheetWords(getServerTranslator(actor.locale, 'schedules'));
  const format = createFormat(actor.locale);
  const words = {
    sheet: t('export.sheet'),
    name: t('export.name'),
    hours: t('export.hours'),
    norm: t('export.norm'),
    missing: t('export.missing'),
    surplus: t('export.surplus'),
    date: (date: string) => format.date(date, 'weekday'),
  };
  const filter = readGridFilter(new URL(request.url).searchParams);
  const { name, body } = await exportSchedule({
    actor,
    scheduleId,
    words,
    layOut: (grid) => ({
      rows: listSheetRows(grid, filter, rowWords),
      coverage: sumCoverageByDay(grid, filter.groupId),
    }),
  });
  return new Response(body, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': `attachment; filename="schedule.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}.xlsx`,
      'Cache-Control': 'private, no-store',
    },
  });
}
