import type { LoaderFunctionArgs } from '@remix-run/node';
import { requirePermission } from '~/auth/require-permission.server';

const template = ['time;contacts;aht_sec', '01.06.2026 09:00;45;210', '01.06.2026 09:15;51;215', ''].join('\r\n');

/** An example of a contact plan, as a file. */
export async function loader({ request }: LoaderFunctionArgs) {
  await requirePermission(request, 'forecast:write');
  return new Response(`\ufeff${template}`, {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': 'attachment; filename="contact-plan-template.csv"',
    },
  });
}
