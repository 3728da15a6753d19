import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { getServerTranslator } from '~/i18n/i18n.server';
import { byteOrderMark, toCsvLine } from '~/models/csv-cell';
import { importColumns } from '~/models/employee-import-columns';

/** An empty file with every column that an import knows, in the reader's language. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'employee:write');
  const t = getServerTranslator(actor.locale, 'people');
  return new Response(byteOrderMark + toCsvLine(importColumns.map((column) => t(`importColumns.${column}`))), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="employees-template.csv"',
    },
  });
}
