import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';
import { getServerTranslator } from '~/i18n/i18n.server';
import { fileAnswer, writeTableFile } from '~/models/table-file.server';
import { readBalanceBatches, readBalanceSearch, recordExport } from '~/models/vacation-balance.server';
import { createBalanceFileColumns } from '~/modules/vacations/balance-columns';

/** The filtered balances as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'vacation:read:department');
  const input = readBalanceSearch(actor, new URL(request.url).searchParams);
  await recordExport(actor, 'vacation_balances.exported', { format: 'csv', filter: input.filter });
  const t = getServerTranslator(actor.locale, 'vacations');
  const table = {
    sheetName: t('balances.title'),
    columns: createBalanceFileColumns(t),
    batches: readBalanceBatches(input),
  };
  return fileAnswer(writeTableFile(table, 'csv'), 'vacation-balances', 'csv');
}
