import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { fileAnswer, writeTableFile } from '~/models/table-file.server';
import { recordExport } from '~/models/vacation-balance.server';
import { readVacationSchedule, vacationScheduleColumns } from '~/models/vacation-schedule-file.server';
import { readYearSearch, requireVacationScope } from '~/models/vacation-year.server';

/** The vacation schedule of a year as the personnel system reads it. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:read:department');
  const { searchParams } = new URL(request.url);
  requireVacationScope(actor);
  const { year } = readYearSearch(searchParams);
  await recordExport(actor, 'vacations.exported', { year });
  const batches = readVacationSchedule(actor, searchParams);
  const table = { sheetName: `График отпусков ${year}`, columns: vacationScheduleColumns, batches };
  return fileAnswer(writeTableFile(table, 'xlsx'), `vacations-${year}`, 'xlsx');
}
