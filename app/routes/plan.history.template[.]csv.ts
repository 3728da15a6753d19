import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';

const template = [
  'Start time;Unique incoming;Non-unique incoming;Average talk time;Post-processing',
  '01.06.2026 09:00:00;42;45;210;30',
  '01.06.2026 09:15:00;47;51;215;30',
  '',
].join('\r\n');

/** An example of the five-column layout, as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'history:import');
  return new Response(`\ufeff${template}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="history-template.csv"',
    },
  });
}
