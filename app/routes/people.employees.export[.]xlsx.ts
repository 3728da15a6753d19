import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { getServerTranslator } from '~/i18n/i18n.server';
import { exportEmployees } from '~/models/employee-export.server';
import { createExportColumns } from '~/modules/people/employee-columns';
import { readEmployeeQuery } from '~/modules/people/read-employee-query';

/** The filtered employees with the visible columns as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:export');
  const { filter, sort, hiddenColumns } = readEmployeeQuery(new URL(request.url).searchParams);
  const known = createExportColumns(getServerTranslator(actor.locale, 'people'));
  const columns = Object.entries(known).flatMap(([id, column]) => (hiddenColumns.includes(id) ? [] : [column]));
  const body = await exportEmployees({ actor, filter, sort, format: 'xlsx', columns });
  return new Response(body, {
    headers: {
      'Content-Type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'Content-Disposition': 'attachment; filename="employees.xlsx"',
      'Cache-Control': 'private, no-store',
    },
  });
}
